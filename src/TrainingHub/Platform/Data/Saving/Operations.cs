using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Platform.Data;

/// <summary>What the first sending with a key was answered.</summary>
/// <param name="SameRequest">false when the key came with another body</param>
/// <param name="Location">where it led; null when it was done but its answer was never kept</param>
internal sealed record FirstAnswer(bool SameRequest, string? Location);

/// <summary>Looks up and keeps the answers of operations, in contexts of its own, so that nothing of an act is saved along.</summary>
internal sealed class Operations(IDbContextFactory<HubData> databases)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private const int Pauses = 30;

    /// <summary>The answer of an earlier sending with this key, or null for the first; waits up to 3 s for one that is being worked on.</summary>
    public async Task<FirstAnswer?> FirstAnswerAsync(Operation again, CancellationToken stop = default)
    {
        for (var tries = 0; ; tries++)
        {
            await using var db = await databases.CreateDbContextAsync(stop);
            var first = await db.Set<Operation>().AsNoTracking().Where(o => o.UserId == again.UserId && o.Key == again.Key)
                .Select(o => new { o.Hash, o.Result }).SingleOrDefaultAsync(stop);
            if (first is null)
                return null;
            if (!first.Hash.AsSpan().SequenceEqual(again.Hash))
                return new(SameRequest: false, null);
            if (first.Result is not null || tries == Pauses)
                return new(SameRequest: true, first.Result);
            await Task.Delay(Pause, stop);
        }
    }

    public async Task KeepAnswerAsync(Operation operation, string location, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await db.Set<Operation>().Where(o => o.Id == operation.Id && o.Result == null)
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.Result, location), stop);
    }
}
