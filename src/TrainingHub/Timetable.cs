using TrainingHub.Certification;
using TrainingHub.Ground;
using TrainingHub.Platform.Secrets;
using TrainingHub.Platform.Work;

namespace TrainingHub;

/// <summary>Recurring duties in China time, one line each; to stop one, delete its line. Fields: minute, hour, day, month, weekday.</summary>
internal static class Timetable
{
    public static readonly Duty[] All =
    [
        Duty.Of<IssueWhereDue>("certificates.issue-where-due", "10 6 * * *", (issue, ct) => issue.RunAsync(ct)),
        Duty.Of<Drain>(Duties.Drain, "* * * * *", (drain, ct) => drain.SoonAsync("", ct)),
        Duty.Of<Reseal>("keys.reseal", "40 * * * *", (act, ct) => act.RunAsync(ct)),
        Duty.Of<ForgetOldSessions>("sessions.forget", "20 * * * *", (act, ct) => act.RunAsync(ct)),
    ];
}
