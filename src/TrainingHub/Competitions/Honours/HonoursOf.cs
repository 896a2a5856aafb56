using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Competitions;

/// <summary>One released competition on a person's record.</summary>
public sealed record Honour(Guid CompetitionId, string Competition, DateOnly From, DateOnly To, int Rank, Award Award);

public static class HonoursOf
{
    /// <summary>The person's released competitions, newest first; whether the reader may see the person is asked before.</summary>
    public static Task<List<Honour>> TraineeAsync(HubDb db, Guid traineeId, CancellationToken ct = default) =>
        (from entry in db.CompetitionEntries.AsNoTracking()
         join competition in db.Competitions on entry.CompetitionId equals competition.Id
         where entry.TraineeId == traineeId && competition.ReleasedAt != null
         orderby competition.From descending, competition.Id
         select new Honour(competition.Id, competition.Name, competition.From, competition.To, entry.Rank, entry.Award)).ToListAsync(ct);
}
