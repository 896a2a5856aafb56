using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Data;
using TrainingHub.Web;

namespace TrainingHub;

/// <summary>Every registration, in reading order, one block per folder.</summary>
internal static class Setup
{
    public static void Add(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        AddData(builder);
        AddAccounts(builder);
        AddPapers(builder);
        AddLetters(builder);
        AddWork(builder);
        AddActs(services);
        AddWeb(builder);
    }

    public static void Use(WebApplication app)
    {
        UseWeb(app);
    }

    private static void AddData(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<DataSettings>().BindConfiguration(DataSettings.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<HubDbFactory>();
        services.AddSingleton<IDbContextFactory<HubDb>>(s => s.GetRequiredService<HubDbFactory>());
        services.AddScoped(s => s.GetRequiredService<HubDbFactory>().CreateDbContext());
    }

    private static void AddAccounts(WebApplicationBuilder builder)
    {
        _ = builder;
    }

    private static void AddPapers(WebApplicationBuilder builder)
    {
        _ = builder;
    }

    private static void AddLetters(WebApplicationBuilder builder)
    {
        _ = builder;
    }

    private static void AddWork(WebApplicationBuilder builder)
    {
        _ = builder;
    }

    private static void AddActs(IServiceCollection services)
    {
        _ = services;
    }

    private static void AddWeb(WebApplicationBuilder builder)
    {
        // Without this every Chinese character in a page becomes a numeric entity.
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.AddSingleton(builder.Configuration.GetSection("Site").Get<Masthead>() ?? new Masthead());
        builder.Services.AddRazorPages().AddCookieTempDataProvider(o => o.Cookie.Name = Said.Cookie);
        // A source run finds styles and script in every environment; a published build has no such list and reads wwwroot.
        builder.WebHost.UseStaticWebAssets();
    }

    private static void UseWeb(WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapLooks();
        app.MapRazorPages().WithStaticAssets();
    }
}
