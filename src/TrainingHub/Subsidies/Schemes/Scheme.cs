using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TrainingHub.Subsidies;

/// <summary>A subsidy scheme (补贴项目) of a region. Schemes of one group exclude each other for a person, occupation and level.</summary>
internal sealed class Scheme
{
    public Guid Id { get; init; } = RowId.New();
    public required string Key { get; init; }
    public required string Name { get; init; }

    /// <summary>The words that its batches are numbered with, such as 培补 in 培补2022-LB-06.</summary>
    public required string Short { get; init; }

    /// <summary>Claims of one group count as one entitlement.</summary>
    public required string Group { get; init; }

    public required string RegionPath { get; init; }
    public required DateOnly From { get; init; }
    public DateOnly? Until { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Scheme>
    {
        public void Configure(EntityTypeBuilder<Scheme> builder)
        {
            builder.Property(s => s.Key).HasMaxLength(60);
            builder.Property(s => s.Name).HasMaxLength(100);
            builder.Property(s => s.Short).HasMaxLength(10);
            builder.Property(s => s.Group).HasMaxLength(60);
            builder.Property(s => s.RegionPath).HasMaxLength(120);
            builder.HasIndex(s => new { s.Key, s.RegionPath }).IsUnique();
        }
    }
}
