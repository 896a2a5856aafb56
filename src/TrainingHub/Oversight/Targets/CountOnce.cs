using System.Collections.Concurrent;
using System.Diagnostics;

namespace TrainingHub.Oversight;

/// <summary>
/// Lets many who want the same progress at the same time count it once: one counts, the others wait for the answer. Whoever asks
/// gets an answer that was begun after the question, so that what somebody has just entered is in it; nothing older is kept.
/// </summary>
internal sealed class CountOnce : IDisposable
{
    private readonly record struct Question(string Area, int Year, DateOnly Day);

    private sealed record Answer(long BegunAt, Progress Progress);

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Question, Answer> answers = [];
    private readonly SemaphoreSlim[] lines = [.. Enumerable.Range(0, 16).Select(_ => new SemaphoreSlim(1))];

    /// <inheritdoc cref="Progress.OfAsync"/>
    /// <param name="askedAt">when the reader asked, by <see cref="Stopwatch.GetTimestamp"/>: before any waiting</param>
    public async Task<Progress> OfAsync(HubDb db, int year, DateOnly day, string area, long askedAt, CancellationToken ct = default)
    {
        var question = new Question(area, year, day);
        var line = lines[(uint)question.GetHashCode() % lines.Length];
        await line.WaitAsync(ct);
        try
        {
            if (answers.TryGetValue(question, out var answer) && answer.BegunAt >= askedAt)
                return answer.Progress;
            var begunAt = Stopwatch.GetTimestamp();
            var progress = await Progress.OfAsync(db, year, day, area, ct);
            foreach (var (old, _) in answers.Where(a => Stopwatch.GetElapsedTime(a.Value.BegunAt, begunAt) > LongestWait))
                answers.TryRemove(old, out _);
            answers[question] = new(begunAt, progress);
            return progress;
        }
        finally
        {
            line.Release();
        }
    }

    public void Dispose()
    {
        foreach (var line in lines)
            line.Dispose();
    }
}
