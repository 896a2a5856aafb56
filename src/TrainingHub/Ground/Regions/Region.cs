using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TrainingHub.Ground;

/// <summary>Tiers of the tree, from the city down (市、县、乡镇街道、村社区).</summary>
internal enum Tier
{
    City,
    County,
    Township,
    Village,
}

/// <summary>
/// One region of the tree. Codes are GB/T 2260 where there is an official one; development zones carry a code of our own
/// with its <see cref="Basis"/>. A region that was merged or split keeps its row with <see cref="ValidUntil"/>.
/// </summary>
internal sealed class Region
{
    public Guid Id { get; init; } = RowId.New();
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required Tier Tier { get; init; }
    public required string Path { get; init; }
    public string? ParentPath { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidUntil { get; private set; }

    /// <summary>Where an own code comes from, for zones without an official one.</summary>
    public string? Basis { get; init; }

    public bool Official => Basis is null;

    internal sealed class Mapping : IEntityTypeConfiguration<Region>
    {
        public void Configure(EntityTypeBuilder<Region> builder)
        {
            builder.Property(r => r.Code).HasMaxLength(12);
            builder.Property(r => r.Name).HasMaxLength(60);
            builder.Property(r => r.Path).HasMaxLength(120);
            builder.Property(r => r.ParentPath).HasMaxLength(120);
            builder.Property(r => r.Basis).HasMaxLength(300);
            builder.HasIndex(r => r.Path).IsUnique();
            builder.HasIndex(r => r.Code).IsUnique();
        }
    }
}
