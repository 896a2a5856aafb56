using TrainingHub.Letters;
using TrainingHub.Papers;
using TrainingHub.Work;

namespace TrainingHub;

/// <summary>The three seams as the plain build fills them. <c>-p:HubStack=Hangfire</c> compiles the class of the same name in TrainingHub.Adapters instead.</summary>
internal static class Stack
{
    public const string Name = "Quartz, System.Net.Mail, Razor";

    public const bool SpeaksImplicitTls = false;

    public static void AddEngine(IServiceCollection services) => services.AddSingleton<IEngine, QuartzEngine>();

    public static void AddSmtp(IServiceCollection services) => services.AddKeyedSingleton<IMailbox, SmtpMailbox>(MailKind.Smtp);

    public static void AddTemplates(IServiceCollection services) => services.AddSingleton<ITemplates, RazorTemplates>();

    /// <summary>The engine's own page for operators; this one has none.</summary>
    public static void MapEngine(WebApplication app, string policy) => _ = (app, policy);
}
