using TrainingHub.Certification;
using TrainingHub.Ground;
using TrainingHub.Oversight;
using TrainingHub.Platform.Letters;
using TrainingHub.Platform.Secrets;
using TrainingHub.Platform.Work;
using TrainingHub.Subsidies;

namespace TrainingHub;

/// <summary>What the product does by itself: the recurring duties and the kinds of promised work, one line each.</summary>
internal static class Timetable
{
    /// <summary>In China time; to stop one, delete its line. Fields: minute, hour, day, month, weekday.</summary>
    public static readonly Duty[] All =
    [
        Duty.Of<IssueWhereDue>("certificates.issue-where-due", "公示期满后发证", "10 6 * * *", (issue, ct) => issue.RunAsync(ct)),
        Duty.Of<Sweep>(Duties.Sweep, "查看到期的工作", "* * * * *", (sweep, ct) => sweep.RunAsync(ct)),
        Duty.Of<CheckData>("data.check", "每晚核查数据", "30 3 * * *", (check, ct) => check.RunAsync(again: false, ct)),
        Duty.Of<CheckData>(CheckData.Now, "核查数据", null, (check, ct) => check.RunAsync(again: true, ct)),
        Duty.Of<Reseal>("keys.reseal", "用新密钥重新加密", "40 * * * *", (act, ct) => act.RunAsync(ct)),
        Duty.Of<ForgetOldSessions>("sessions.forget", "清除过期的登录", "20 * * * *", (act, ct) => act.RunAsync(ct)),
    ];

    /// <summary>In the order in which their work is taken when much is due: numbers first, mail last.</summary>
    public static readonly Step[] Steps =
    [
        Step.Of<IssueClass>(),
        Step.Of<PrintCertificate>(),
        Step.Of<PrintHandOutSheet>(),
        Step.Of<AssembleBatch>(),
        Step.Of<PressBatchPapers>(),
        Step.Of<FollowRevocation>(),
        Step.Of<SendLetter>(),
    ];
}
