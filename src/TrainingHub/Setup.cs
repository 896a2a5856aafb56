using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Hangfire;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TrainingHub.Certification;
using TrainingHub.Ground;
using TrainingHub.Oversight;
using TrainingHub.Papers;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.Files;
using TrainingHub.Platform.Letters;
using TrainingHub.Platform.Secrets;
using TrainingHub.Platform.Work;
using TrainingHub.Training;
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
        services.AddOptions<KeySettings>().BindConfiguration(KeySettings.Section);
        services.AddSingleton<IdVault>().AddScoped<FileStore>();
        services.AddSingleton<HubDbFactory>();
        services.AddSingleton<IDbContextFactory<HubDb>>(s => s.GetRequiredService<HubDbFactory>());
        services.AddSingleton<IDbContextFactory<HubData>>(s => s.GetRequiredService<HubDbFactory>());
        services.AddSingleton<Migrate>().AddSingleton<Operations>().AddSingleton<DataDisk>();
        services.AddScoped<Acting>();
        services.AddScoped(s => s.GetRequiredService<HubDbFactory>().CreateDbContext(s.GetRequiredService<Acting>()));
        services.AddScoped<HubData>(s => s.GetRequiredService<HubDb>());
    }

    private static void AddAccounts(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHttpContextAccessor();
        // One name, wherever the program lies: nodes share their forms.
        services.AddDataProtection().SetApplicationName("TrainingHub");
        services.AddSingleton<SiteKeys>().AddOptions<KeyManagementOptions>().Configure<SiteKeys>((options, keys) => options.XmlRepository = keys);
        services.AddSingleton<ILookupNormalizer, NamesAlike>().AddScoped<IPasswordValidator<HubUser>, PasswordRules>(); // instead of Identity's own
        services.AddSingleton<IPasswordHasher<HubUser>, PasswordHasher<HubUser>>(); // Identity's own, for the one desk as well
        services.AddIdentityCore<HubUser>().AddUserStore<HubUserStore>()
            .AddTokenProvider<DataProtectorTokenProvider<HubUser>>(TokenOptions.DefaultProvider)
            .AddTokenProvider<AppCodes>(TokenOptions.DefaultAuthenticatorProvider);
        services.Configure<DataProtectionTokenProviderOptions>(o => o.TokenLifespan = OneTimeLink.Longest);
        services.AddScoped<IPasskeyHandler<HubUser>, PasskeyHandler<HubUser>>().AddScoped<PasskeyDesk>(); // there is no SignInManager, which brings it
        services.AddOptions<IdentityPasskeyOptions>().Configure<IOptions<SiteSettings>>((options, site) =>
            (options.ServerDomain, options.UserVerificationRequirement, options.ResidentKeyRequirement) = (site.Value.Address.Host, "required", "preferred"));
        services.AddAuthentication(SessionCookie.Name).AddCookie(SessionCookie.Name);
        services.AddSingleton<SessionTickets>();
        services.AddOptions<CookieAuthenticationOptions>(SessionCookie.Name).Configure<SessionTickets, IOptions<SiteSettings>>(SessionCookie.Configure);
        services.AddScoped(s => s.GetRequiredService<IHttpContextAccessor>().HttpContext?.SignedIn?.Actor ?? Actor.Nobody);
        services.AddSingleton<PasswordDesk>().AddSingleton<SignInPace>();
        services.AddScoped<OneTimeLinks>().AddScoped<OneTimePath>(s => s.GetRequiredService<OneTimeLinks>().PathAsync);
        services.AddScoped<LinkLetters>().AddScoped<WrongCodes>().AddScoped<ManagedAccounts>().AddScoped<MakerCheck>().AddScoped<Confirmable>().AddScoped<AccountHistory>().AddScoped<Pages.Admin.Users.RoleChoices>();
    }

    private static void AddPapers(WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<PaperSettings>().BindConfiguration(PaperSettings.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton(s => Fonts.With(s.GetRequiredService<IOptions<PaperSettings>>().Value.Fonts));
        builder.Services.AddScoped<DueCertificates>();
        builder.Services.AddSingleton<IPress, SvgPress>();
        builder.Services.AddSingleton<ITemplates, RazorTemplates>();
        builder.Services.AddSingleton<ReadingDesk>();
        builder.Services.AddScoped<PressRoom>();
    }

    private static void AddLetters(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<SiteSettings>().BindConfiguration(SiteSettings.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<MailSettings>().BindConfiguration(MailSettings.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddKeyedSingleton<IMailbox, FolderMailbox>(MailKind.Folder);
        services.AddKeyedSingleton<IMailbox, SmtpMailbox>(MailKind.Smtp);
        services.AddSingleton(s => s.GetRequiredKeyedService<IMailbox>(s.GetRequiredService<IOptions<MailSettings>>().Value.Kind));
        services.AddScoped<Post>();
    }

    private static void AddWork(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<WorkSettings>().BindConfiguration(WorkSettings.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<WakeCall>().AddSingleton<WakeAfterCommit>().AddScoped<Worklist>();
        services.AddSingleton<IInterceptor>(s => s.GetRequiredService<WakeAfterCommit>());
        services.AddSingleton<Steps>().AddSingleton<Leases>().AddSingleton<WorkRunner>().AddSingleton<DueWork>().AddSingleton<WorkLeft>();
        foreach (var duty in Timetable.All)
            services.AddSingleton(duty);
        services.AddSingleton<Duties>();
        services.AddSingleton(s => EngineStorage.Open(s.GetRequiredService<IOptions<DataSettings>>().Value, s.GetRequiredService<ILoggerFactory>()));
        services.AddHangfire((s, hangfire) => hangfire.UseStorage(s.GetRequiredService<JobStorage>())); // the dashboard finds its storage through it
        services.AddScoped<Calls>().AddSingleton<Engine>();
        services.AddHostedService<EngineRoom>();
        // Longer than the slowest step, so that a deploy ends with the current piece finished or untouched.
        services.Configure<HostOptions>(h => h.ShutdownTimeout = TimeSpan.FromSeconds(30));
    }

    /// <summary>Every sealed class with a public <c>RunAsync</c> is an act and registers itself; what is registered otherwise stays as it is.</summary>
    private static void AddActs(IServiceCollection services)
    {
        foreach (var act in typeof(Setup).Assembly.GetTypes().Where(IsAct))
            services.TryAddScoped(act);
        foreach (var step in Timetable.Steps)
            services.AddSingleton(step);
        services.AddScoped<Rulebook>().AddScoped<ImportRoster>().AddSingleton<PublicLookup>().AddSingleton<CountOnce>();
    }

    internal static bool IsAct(Type type) =>
        type is { IsClass: true, IsSealed: true, IsNested: false } && type.GetMethods(BindingFlags.Public | BindingFlags.Instance).Any(m => m.Name == "RunAsync");

    private static void AddWeb(WebApplicationBuilder builder)
    {
        // Without this every Chinese character in a page becomes a numeric entity.
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.AddSingleton(builder.Configuration.GetSection("Site").Get<Masthead>() ?? new Masthead());
        builder.Services.AddSingleton<WhoseData>();
        builder.AddEdge();
        builder.Services.AddPermitted();
        builder.Services.AddRateLimits(builder.Configuration);
        builder.Services.AddProxies(builder.Configuration);
        // A source run finds styles and script in every environment; a published build has no such list and reads wwwroot.
        builder.WebHost.UseStaticWebAssets();
    }

    private static void UseWeb(WebApplication app)
    {
        app.UseProxies();
        app.UseEdge();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapStaticAssets().AllowAnonymous();
        app.MapLooks();
        app.MapRazorPages().WithStaticAssets();
        EnginePage.Map(app, nameof(Permission.RunJobs), "/admin/jobs");
        app.MapGet("/health", async (HubDb db, DataDisk disk, CancellationToken ct) => !await db.Database.CanConnectAsync(ct)
            ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable)
            : await disk.TroubleAsync(ct) is { } trouble ? Results.Text(trouble.ToString(), statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Text("ok")).AllowAnonymous();
        // An address nobody wrote is not found for everybody, instead of asking strangers to sign in.
        app.MapFallback("{*path}", () => Results.NotFound()).AllowAnonymous().WithName(SessionTickets.Nowhere);
    }
}
