using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;

namespace TrainingHub.Certification;

/// <summary>
/// The next numbers of an assessor's series, taken inside the transaction of an issue: rolled back with it, they leave neither
/// a gap nor a twin.
/// </summary>
internal sealed record NextNumbers(Guid SeriesId, string Prefix, int Year, Level Level, int First)
{
    /// <summary>The serial of the one at this place, from 0.</summary>
    public int SerialAt(int place) => First + place;

    /// <summary>The certificate number of the one at this place, from 0.</summary>
    public string At(int place) => CertificateNumber.Of(Prefix, Year, Level, SerialAt(place));

    /// <summary>Issues of one assessor wait for each other: on PostgreSQL this row stays locked until the transaction ends.</summary>
    public static Task WaitForTurnAsync(HubDb db, Assessor assessor, CancellationToken ct) =>
        db.Assessors.Where(a => a.Id == assessor.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.Name, a => a.Name), ct);

    /// <summary>Takes so many numbers; the caller's turn has come.</summary>
    public static async Task<NextNumbers> TakeAsync(HubDb db, Assessor assessor, int year, Level level, int count, CancellationToken ct)
    {
        var series = db.NumberSeries.Where(s => s.Prefix == assessor.Prefix && s.Year == year && s.Level == level);
        if (!await series.AnyAsync(ct))
        {
            var first = db.NumberSeries.Add(new NumberSeries { AssessorId = assessor.Id, Prefix = assessor.Prefix, Year = year, Level = level });
            await db.SaveChangesAsync(ct);
            first.State = EntityState.Detached;
        }
        await series.ExecuteUpdateAsync(s => s.SetProperty(x => x.Last, x => x.Last + count), ct);
        var taken = await series.Select(s => new { s.Id, s.Last }).SingleAsync(ct);
        return new(taken.Id, assessor.Prefix, year, level, taken.Last - count + 1);
    }
}
