using Microsoft.EntityFrameworkCore;
using TrainingHub.Training;

namespace TrainingHub.Certification;

/// <summary>What the register of certificates is narrowed to; what is null or blank does not narrow.</summary>
/// <param name="Number">the number or its first places</param>
/// <param name="Name">the holder's name or its first characters; where nobody is called so, a part of it</param>
/// <param name="Level">the level</param>
/// <param name="State">in force or revoked</param>
/// <param name="Year">year of issue</param>
/// <param name="ClassCode">the class</param>
/// <param name="RegionPath">a region and all below it</param>
/// <param name="High">levels 3, 2 and 1 only</param>
internal sealed record RegisterFilter(
    string? Number, string? Name, Level? Level, CertificateState? State, int? Year, string? ClassCode, string? RegionPath, bool High = false)
{
    private const int FewPeople = 200;

    public async Task<IQueryable<Certificate>> OfAsync(IQueryable<Certificate> rows, HubDb db, CancellationToken ct)
    {
        if (Text(Number) is { } typed)
        {
            var number = CertificateNumber.Canonical(typed);
            rows = rows.Where(c => c.Number.StartsWith(number));
        }
        if (Text(Name) is { } name)
        {
            var key = PersonName.Read(name, out _)?.MatchKey ?? name;
            var people = await (await db.Trainees.NamedAsync(key, ct)).Select(t => t.Id).Take(FewPeople + 1).ToListAsync(ct);
            // Of a surname the certificates themselves know; a rare name is looked for among the people too, who may be called otherwise by now.
            rows = people.Count > FewPeople ? rows.Where(c => c.HolderName.StartsWith(name)) : rows.Where(c => people.Contains(c.TraineeId) || c.HolderName.StartsWith(name));
        }
        if (Level is { } level)
            rows = rows.Where(c => c.Level == level);
        if (High)
            rows = rows.Where(c => c.Level == Kernel.Level.Three || c.Level == Kernel.Level.Two || c.Level == Kernel.Level.One);
        if (State is { } state)
            rows = rows.Where(c => c.State == state);
        if (Year is >= 2000 and <= 2999)
        {
            DateOnly first = new(Year.Value, 1, 1), next = first.AddYears(1);
            rows = rows.Where(c => c.IssuedOn >= first && c.IssuedOn < next);
        }
        if (Text(ClassCode) is { } code)
        {
            var run = await db.CourseRuns.Where(r => r.Code == code).Select(r => r.Id).SingleOrDefaultAsync(ct);
            rows = rows.Where(c => c.CourseRunId == run);
        }
        if (RegionPath is { } path)
            rows = rows.Where(c => c.RegionPath.StartsWith(path));
        return rows;
    }

    private static string? Text(string? typed) => typed?.Trim() is { Length: > 0 and <= 64 } text && TypedText.IsWellFormed(text) ? text : null;
}
