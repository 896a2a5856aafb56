using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Competitions;

/// <summary>One released competition on a person's record.</summary>
internal sealed record Honour(Guid CompetitionId, string Competition, DateOnly From, DateOnly To, int Rank, Award Award);

internal static class HonoursOf
{
    /// <summary>The person's released competitions, newest first; whether the reader may see the person is asked before.</summary>
    public static Task<List<Honour>> TraineeAsync(HubDb db, Guid traineeId, CancellationToken ct = default) =>
        db.CompetitionEntries.Where(e => e.TraineeId == traineeId && e.Competition.ReleasedAt != null)
            .OrderByDescending(e => e.Competition.From).ThenBy(e => e.CompetitionId)
            .Select(e => new Honour(e.CompetitionId, e.Competition.Name, e.Competition.From, e.Competition.To, e.Rank, e.Award)).ToListAsync(ct);
}
