using TrainingHub.Training;

namespace TrainingHub.Certification;

/// <summary>What the register of certificates is narrowed to; what is null or blank does not narrow.</summary>
/// <param name="Number">the number or its first places</param>
/// <param name="Name">a part of the holder's name</param>
/// <param name="Level">the level</param>
/// <param name="State">in force or revoked</param>
/// <param name="Year">year of issue</param>
/// <param name="ClassCode">the class</param>
/// <param name="RegionPath">a region and all below it</param>
/// <param name="High">levels 3, 2 and 1 only</param>
internal sealed record RegisterFilter(
    string? Number, string? Name, Level? Level, CertificateState? State, int? Year, string? ClassCode, string? RegionPath, bool High = false)
{
    public IQueryable<Certificate> Of(IQueryable<Certificate> rows, HubDb db)
    {
        if (Text(Number) is { } typed)
        {
            var number = CertificateNumber.Canonical(typed);
            rows = rows.Where(c => c.Number.StartsWith(number));
        }
        if (Text(Name) is { } name)
        {
            var key = PersonName.Read(name, out _)?.MatchKey ?? name;
            rows = rows.Where(c => db.Trainees.Any(t => t.Id == c.TraineeId && t.NameKey.Contains(key)) || c.HolderName.Contains(name));
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
            rows = rows.Where(c => db.CourseRuns.Any(r => r.Id == c.CourseRunId && r.Code == code));
        if (RegionPath is { } path)
            rows = rows.Where(c => c.RegionPath.StartsWith(path));
        return rows;
    }

    private static string? Text(string? typed) => typed?.Trim() is { Length: > 0 and <= 64 } text && TypedText.IsWellFormed(text) ? text : null;
}
