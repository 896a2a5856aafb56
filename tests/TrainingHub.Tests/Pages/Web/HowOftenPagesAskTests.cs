using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Tests.Pages.Matrix;

namespace TrainingHub.Tests.Pages.Web;

/// <summary>A page of one thing projects what it shows; it does not ask for every name by itself.</summary>
public sealed class HowOftenPagesAskTests : Town
{
    private readonly Listener listener = new();

    protected override void Prepare(WebApplicationBuilder builder)
    {
        base.Prepare(builder);
        builder.Services.AddSingleton<IInterceptor>(listener);
    }

    [Theory]
    [InlineData("class", 5)]
    [InlineData("batch", 5)]
    public async Task Of_one_thing_it_asks_little(string page, int most)
    {
        var claimed = Own.At(Step.Claimed);
        var clerk = Callers.Single(c => c.Actor.Role == Role.SchoolClerk).Browser;
        var address = page == "class" ? $"/classes/{Uri.EscapeDataString(claimed.Run.Code)}" : $"/claims/{Uri.EscapeDataString(claimed.Batch!)}";
        await clerk.OpenAsync(address);
        listener.Heard.Clear();

        await clerk.OpenAsync(address);

        Assert.NotEmpty(listener.Heard);
        Assert.True(listener.Heard.Count <= most, string.Join("\n\n", listener.Heard));
    }

    /// <summary>Hears every question to the database but those about who is asking.</summary>
    private sealed class Listener : DbCommandInterceptor
    {
        public ConcurrentQueue<string> Heard { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (!command.CommandText.Contains("sign_in_sessions", StringComparison.Ordinal))
                Heard.Enqueue(command.CommandText);
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
