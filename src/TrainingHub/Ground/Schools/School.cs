using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Platform.History;

namespace TrainingHub.Ground;

/// <summary>A training school (培训机构): who teaches. Its county is where its trainees are counted.</summary>
internal sealed class School : IHistoried
{
    public Guid Id { get; init; } = RowId.New();
    public required string Name { get; init; }

    /// <summary>Unified social credit code (GB 32100-2015).</summary>
    public string? CreditCode { get; init; }

    public required string RegionPath { get; init; }

    /// <summary>Where certificates are handed out.</summary>
    public string? Address { get; init; }

    public string? Phone { get; init; }
    public required DateTime CreatedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<School>
    {
        public void Configure(EntityTypeBuilder<School> builder)
        {
            builder.Property(s => s.Name).HasMaxLength(100);
            builder.Property(s => s.CreditCode).HasMaxLength(18);
            builder.Property(s => s.RegionPath).HasMaxLength(120);
            builder.Property(s => s.Address).HasMaxLength(200);
            builder.Property(s => s.Phone).HasMaxLength(40);
            builder.HasIndex(s => s.Name).IsUnique();
        }
    }
}
