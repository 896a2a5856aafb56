using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace TrainingHub.Tests;

/// <summary>
/// A story on a real database of its own, with all of the product's registrations and a clock the test sets.
/// The suite runs on both databases; the story does nothing for it.
/// </summary>
public abstract class HubTest : IAsyncLifetime
{
    private TestDatabase database = null!;
    private WebApplication app = null!;
    private AsyncServiceScope scope;

    protected FakeClock Clock { get; } = new();

    protected TestDatabase Database => database;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The whole site, for stories told over HTTP.</summary>
    protected WebApplication Site => app;

    /// <summary>The root of the registrations, for tests that need scopes of their own.</summary>
    protected IServiceProvider Services => app.Services;

    /// <summary>The context of this test; acts made by <see cref="Make{T}"/> share it.</summary>
    internal HubDb Db => Make<HubDb>();

    /// <summary>Rows to begin with, made with <see cref="Db"/>.</summary>
    private protected Given Given => new(Db);

    /// <summary>An act or anything else as the container makes it, in the test's own scope.</summary>
    protected T Make<T>() where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

    /// <summary>A second person at a second screen: a scope and a context of their own, so nothing tracked is shared.</summary>
    protected async Task<T> ElsewhereAsync<T>(Func<IServiceProvider, Task<T>> use)
    {
        await using var other = app.Services.CreateAsyncScope();
        return await use(other.ServiceProvider);
    }

    /// <inheritdoc cref="ElsewhereAsync{T}"/>
    protected Task ElsewhereAsync(Func<IServiceProvider, Task> use) =>
        ElsewhereAsync(async s =>
        {
            await use(s);
            return true;
        });

    /// <summary>A place to put settings and fakes of the outside world before the host is built.</summary>
    protected virtual void Prepare(WebApplicationBuilder builder)
    {
    }

    /// <summary>After the host is built; a story over HTTP starts it here.</summary>
    protected virtual Task BuiltAsync(WebApplication site) => Task.CompletedTask;

    public virtual async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "TrainingHub", EnvironmentName = "Test", Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.Configuration.AddInMemoryCollection(database.Settings);
        // Stories do what is due when they come to it; those about the engine start it themselves.
        builder.Configuration["Work:Engine"] = "false";
        builder.Logging.ClearProviders();
        builder.WebHost.UseDefaultServiceProvider(o => o.ValidateScopes = true);
        Setup.Add(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
        Prepare(builder);
        app = builder.Build();
        scope = app.Services.CreateAsyncScope();
        await BuiltAsync(app);
    }

    public virtual async ValueTask DisposeAsync()
    {
        await scope.DisposeAsync();
        if (app is not null)
            await app.DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
