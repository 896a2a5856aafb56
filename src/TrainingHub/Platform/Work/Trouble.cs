using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Platform.Work;

/// <summary>What went wrong with a piece of work, in words that name no person; and whether another try makes sense.</summary>
internal sealed record Trouble(Sentence Sentence, bool StopsAtOnce)
{
    /// <summary>Tries before the work is parked for a person to look: a good day and a half with the pauses below.</summary>
    public const int MostTries = 20;

    public static Trouble Of(Exception exception) => exception switch
    {
        RuleBroken rule => new(rule.Sentence, true),
        NotHere => new(new("要办理的记录已经不在了。"), true),
        NotYet wait => new(wait.Sentence, false),
        DbUpdateException or DbException => new(new("保存时与别的改动冲突，或数据库正忙。"), false),
        TimeoutException or OperationCanceledException => new(new("等待太久没有结果。"), false),
        IOException => new(new("读写文件没有成功，磁盘可能已满。"), false),
        _ => new(new("出现意外情况（{0}），系统管理员可在日志里查看原因。", exception.GetType().Name), false),
    };

    /// <summary>15 seconds, doubled each time, at most 4 hours; a fifth more or less, so that a crowd does not come back at once.</summary>
    public static TimeSpan PauseAfter(int tries) =>
        TimeSpan.FromSeconds(Math.Min(15 * Math.Pow(2, tries - 1), TimeSpan.FromHours(4).TotalSeconds) * (0.8 + 0.4 * Random.Shared.NextDouble()));

    /// <summary>For the log: kinds and places only, since the text of a foreign exception may hold somebody's data.</summary>
    public static string ForLog(Exception exception)
    {
        var names = new List<string>();
        for (var e = exception; e is not null; e = e.InnerException)
            names.Add(e is DbException ? $"{e.GetType().Name}: {e.Message}" : e is RuleBroken rule ? $"RuleBroken {rule.Code}" : e.GetType().Name);
        return string.Join(" <- ", names) + Environment.NewLine + exception.StackTrace;
    }
}
