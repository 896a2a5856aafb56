using System.Text.Encodings.Web;
using System.Text.Unicode;
using Hangfire;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using TrainingHub.Certification;
using TrainingHub.Competitions;
using TrainingHub.Demo;
using TrainingHub.Ground;
using TrainingHub.Oversight;
using TrainingHub.Papers;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.Files;
using TrainingHub.Platform.History;
using TrainingHub.Platform.Letters;
using TrainingHub.Platform.Secrets;
using TrainingHub.Platform.Work;
using TrainingHub.Subsidies;
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
        services.AddSingleton<IdVault>().AddScoped<Reseal>().AddScoped<RotateKeys>().AddScoped<FileStore>();
        services.AddSingleton<HubDbFactory>();
        services.AddSingleton<IDbContextFactory<HubDb>>(s => s.GetRequiredService<HubDbFactory>());
        services.AddSingleton<Migrate>().AddSingleton<Operations>();
        services.AddScoped<Acting>();
        services.AddScoped(s => s.GetRequiredService<HubDbFactory>().CreateDbContext(s.GetRequiredService<Acting>()));
    }

    private static void AddAccounts(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHttpContextAccessor();
        // One name, wherever the program lies: nodes share their forms.
        services.AddDataProtection().SetApplicationName("TrainingHub");
        services.AddSingleton<SiteKeys>().AddOptions<KeyManagementOptions>().Configure<SiteKeys>((options, keys) => options.XmlRepository = keys);
        services.AddIdentityCore<HubUser>();
        services.AddAuthentication(SessionHandler.Name).AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.Name, null);
        services.AddScoped(s => s.GetRequiredService<IHttpContextAccessor>().HttpContext?.SignedIn?.Actor ?? Actor.Nobody);
        services.AddSingleton<PasswordDesk>().AddSingleton<SignInPace>().AddSingleton<SignInSecrets>();
        services.AddScoped<OpenSession>().AddScoped<CloseSession>().AddScoped<ForgetOldSessions>().AddScoped<CloseOtherSessions>().AddScoped<ChooseRole>();
        services.AddScoped<EnrolSecondFactor>().AddScoped<EnterSecondFactor>().AddScoped<ChangePassword>().AddScoped<SetPassword>();
        services.AddSingleton<OneTimePath>(s => (link, _) => Task.FromResult(s.GetRequiredService<SignInSecrets>().PathOf(link)));
        services.AddScoped<AskForReset>().AddScoped<LinkLetters>().AddScoped<Manageable>().AddScoped<AccountHistory>().AddScoped<CreateFirstAdmin>();
        services.AddScoped<Invite>().AddScoped<SendNewLink>().AddScoped<GrantRole>().AddScoped<EndRole>();
        services.AddScoped<Pages.Admin.Users.Places>();
        services.AddScoped<DisableAccount>().AddScoped<EnableAccount>().AddScoped<ResetSecondFactor>();
    }

    private static void AddPapers(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Fonts>();
        builder.Services.AddSingleton<IPress, SvgPress>();
        builder.Services.AddSingleton<ITemplates, RazorTemplates>();
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
        services.AddStep<SendLetter>();
    }

    private static void AddWork(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<WorkSettings>().BindConfiguration(WorkSettings.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Nudge>().AddSingleton<NudgeAfterCommit>().AddScoped<Worklist>().AddScoped<RetryWork>();
        services.AddSingleton<IInterceptor>(s => s.GetRequiredService<NudgeAfterCommit>());
        services.AddSingleton<Steps>().AddSingleton<Leases>().AddSingleton<WorkRunner>().AddSingleton<Drain>();
        foreach (var duty in Timetable.All)
            services.AddSingleton(duty);
        services.AddSingleton<Duties>();
        services.AddSingleton(s => Engine.Storage(s.GetRequiredService<IOptions<DataSettings>>().Value, s.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<JobActivator>(s => new Hangfire.AspNetCore.AspNetCoreJobActivator(s.GetRequiredService<IServiceScopeFactory>()));
        services.AddHangfire((s, hangfire) => hangfire.UseStorage(s.GetRequiredService<JobStorage>())); // the dashboard finds its storage through it
        services.AddScoped<Calls>().AddSingleton<Engine>();
        services.AddHostedService<EngineRoom>();
        // Longer than the slowest step, so that a deploy ends with the current piece finished or untouched.
        services.Configure<HostOptions>(h => h.ShutdownTimeout = TimeSpan.FromSeconds(30));
    }

    private static void AddActs(IServiceCollection services)
    {
        services.AddScoped<SeedCity>();
        services.AddScoped<Rulebook>().AddScoped<SetRule>().AddScoped<EnterCalendar>();
        services.AddScoped<FileAssessor>();
        services.AddScoped<OpenRun>().AddScoped<StartRun>().AddScoped<FinishRun>();
        services.AddScoped<Rehearse>().AddScoped<ImportRoster>().AddScoped<ImportWhole>();
        services.AddScoped<StartImport>().AddScoped<OpenImport>().AddScoped<CorrectRow>().AddScoped<CommitImport>();
        services.AddScoped<PlanSessions>().AddScoped<RecordAttendance>();
        services.AddScoped<OpenPlan>().AddScoped<CloseRegistration>().AddScoped<RecordResults>().AddScoped<PublishResults>();
        services.AddScoped<RecordHeldCertificate>().AddScoped<IssueCertificates>().AddScoped<IssueWhereDue>();
        services.AddSingleton<Check>().AddScoped<RevokeCertificate>();
        services.AddScoped<DecideBatch>().AddScoped<RefuseClaim>();
        services.AddScoped<ReadResults>().AddScoped<RecordCompetition>().AddScoped<ReleaseCompetition>();
        services.AddScoped<AcceptClock>().AddScoped<Invariants>().AddScoped<KeptBytes>();

        // In the order in which their work is taken when much is due: numbers first, mail last.
        services.AddStep<IssueClass>().AddStep<PrintCertificate>().AddStep<PrintHandOutSheet>().AddStep<AssembleBatch>().AddStep<PressBatchPapers>();
    }

    private static void AddWeb(WebApplicationBuilder builder)
    {
        // Without this every Chinese character in a page becomes a numeric entity.
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.AddSingleton(builder.Configuration.GetSection("Site").Get<Masthead>() ?? new Masthead());
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
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseOutputCache();
        app.MapStaticAssets().AllowAnonymous();
        app.MapLooks();
        app.MapRazorPages().WithStaticAssets();
        Engine.MapPage(app, nameof(Permission.RunJobs));
        app.MapGet("/health", async (HubDb db, CancellationToken ct) =>
            await db.Database.CanConnectAsync(ct) ? Results.Text("ok") : Results.StatusCode(StatusCodes.Status503ServiceUnavailable)).AllowAnonymous();
        // An address nobody wrote is not found for everybody, instead of asking strangers to sign in.
        app.MapFallback("{*path}", () => Results.NotFound()).AllowAnonymous();
    }
}
