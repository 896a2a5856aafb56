using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.History;

namespace TrainingHub.Competitions;

/// <summary>A skills competition (职业技能大赛) of a region: theory and skills weighted, prizes by quota.</summary>
internal sealed class Competition : IVersioned, IHistoried
{
    public Guid Id { get; init; } = RowId.New();
    public required string Name { get; init; }
    public required string RegionPath { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public required string Place { get; init; }

    /// <summary>Weight of theory in per cent; skills have the rest.</summary>
    public required int TheoryWeight { get; init; }

    /// <summary>Points that both parts must reach for a prize.</summary>
    public required int PassLine { get; init; }

    public required int FirstPrizes { get; init; }
    public required int SecondPrizes { get; init; }
    public required int ThirdPrizes { get; init; }

    /// <summary>Where weights and quotas come from.</summary>
    public required string Basis { get; init; }

    public bool IsDemo { get; init; }
    public DateTime? ReleasedAt { get; private set; }
    public required DateTime CreatedAt { get; init; }

    /// <summary>The account that recorded it; null when the product itself did.</summary>
    public Guid? RecordedBy { get; init; }

    public int Version { get; private set; }

    public Quota Quota => new(FirstPrizes, SecondPrizes, ThirdPrizes);

    public void Release(DateTime now) => ReleasedAt ??= now;

    internal sealed class Mapping : IEntityTypeConfiguration<Competition>
    {
        public void Configure(EntityTypeBuilder<Competition> builder)
        {
            builder.Ignore(c => c.Quota);
            builder.Property(c => c.Name).HasMaxLength(100);
            builder.Property(c => c.RegionPath).HasMaxLength(120);
            builder.Property(c => c.Place).HasMaxLength(100);
            builder.Property(c => c.Basis).HasMaxLength(200);
            builder.HasIndex(c => new { c.RegionPath, c.Name, c.From }).IsUnique();
        }
    }
}
