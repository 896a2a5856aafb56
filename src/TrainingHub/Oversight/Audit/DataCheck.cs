using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Platform.Data;

namespace TrainingHub.Oversight;

/// <summary>One thing that did not hold, with the first of its rows.</summary>
/// <param name="Says">what must hold; a sentence of <see cref="Words"/></param>
/// <param name="Rows">how many rows break it</param>
/// <param name="First">the first of them, by id or number; no personal data</param>
internal sealed record Finding(string Name, string Says, int Rows, IReadOnlyList<string> First);

/// <summary>What <c>verify</c> found when it ran by itself, kept so that an operator sees it the next morning.</summary>
internal sealed class DataCheck : IAppendOnly
{
    private const int Shown = 5;
    private const int LongestRow = 200;

    public Guid Id { get; private init; } = RowId.New();

    /// <summary>When it began.</summary>
    public required DateTime At { get; init; }

    /// <summary>How many things were asked.</summary>
    public int Asked { get; private init; }

    /// <summary>A JSON list of <see cref="Finding"/>.</summary>
    public string Found { get; private init; } = "[]";

    public IReadOnlyList<Finding> Findings() => JsonSerializer.Deserialize<List<Finding>>(Found)!;

    public static DataCheck Of(DateTime at, IReadOnlyList<Invariant> all) => new()
    {
        At = at,
        Asked = all.Count,
        Found = JsonSerializer.Serialize(all.Where(i => i.Broken.Count > 0)
            .Select(i => new Finding(i.Name, i.Says, i.Broken.Count, [.. i.Broken.Take(Shown).Select(row => row.Length <= LongestRow ? row : row[..LongestRow])]))),
    };

    /// <summary>The last one; null before the first.</summary>
    public static Task<DataCheck?> LastAsync(HubDb db, CancellationToken ct) =>
        db.Set<DataCheck>().AsNoTracking().OrderByDescending(c => c.Id).FirstOrDefaultAsync(ct);

    internal sealed class Mapping : IEntityTypeConfiguration<DataCheck>
    {
        public void Configure(EntityTypeBuilder<DataCheck> builder) => builder.Property(c => c.Found).HasColumnType("text");
    }
}
