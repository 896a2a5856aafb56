using Razor.Templating.Core;
using TrainingHub.Letters;
using TrainingHub.Papers;
using TrainingHub.Work;

namespace TrainingHub;

/// <summary>The three seams filled with Hangfire, MailKit and Razor.Templating.Core; compiled instead of Stack.Default.cs.</summary>
internal static class Stack
{
    public const string Name = "Hangfire, MailKit, Razor.Templating.Core";

    public const bool SpeaksImplicitTls = true;

    public static void AddEngine(IServiceCollection services) => HangfireEngine.Register(services);

    public static void AddSmtp(IServiceCollection services) => services.AddKeyedSingleton<IMailbox, MailKitMailbox>(MailKind.Smtp);

    public static void AddTemplates(IServiceCollection services)
    {
        services.AddRazorTemplating();
        services.AddSingleton<ITemplates, RazorTemplatingTemplates>();
    }

    /// <summary>Hangfire's dashboard, for those whom the policy lets in.</summary>
    public static void MapEngine(WebApplication app, string policy) => HangfireEngine.MapDashboard(app, policy);
}
