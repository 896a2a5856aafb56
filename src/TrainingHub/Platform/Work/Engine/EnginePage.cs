using Hangfire;
using HangfireJob = Hangfire.Common.Job;

namespace TrainingHub.Platform.Work;

/// <summary>Hangfire's own page at <c>/hangfire</c>: for looking only.</summary>
internal static class EnginePage
{
    /// <param name="policy">whom it lets in</param>
    /// <param name="back">the page of this site that it leads back to</param>
    public static void Map(WebApplication app, string policy, string back)
    {
        var (steps, duties) = (app.Services.GetRequiredService<Steps>(), app.Services.GetRequiredService<Duties>());
        app.MapHangfireDashboard("/hangfire", new DashboardOptions
        {
            AppPath = back,
            DashboardTitle = "TrainingHub",
            DisplayNameFunc = (_, call) => TitleOf(call, steps, duties),
            DisplayStorageConnectionString = false,
            IsReadOnlyFunc = _ => true,
            Authorization = [], // the endpoint's own policy decides; Hangfire's default lets in everybody on the same machine
        }).RequireAuthorization(policy);
    }

    /// <summary>What a call does, as a clerk says it, in the reader's language.</summary>
    internal static string TitleOf(HangfireJob call, Steps steps, Duties duties) => call.Args[0] is not string name ? call.ToString()
        : call.Method.Name == nameof(Calls.RunDutyAsync) ? duties.TitleOf(name)
        : steps.TitleOf(name);
}
