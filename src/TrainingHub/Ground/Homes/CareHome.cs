using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TrainingHub.Ground;

/// <summary>A care home (养老机构): who employs. Homes register by filing (备案), not by licence.</summary>
internal sealed class CareHome
{
    public Guid Id { get; init; } = RowId.New();
    public required string Name { get; init; }
    public required string RegionPath { get; init; }
    public string? CreditCode { get; init; }
    public string? FilingNumber { get; init; }
    public DateOnly? FiledOn { get; init; }
    public required DateTime CreatedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<CareHome>
    {
        public void Configure(EntityTypeBuilder<CareHome> builder)
        {
            builder.Property(h => h.Name).HasMaxLength(100);
            builder.Property(h => h.RegionPath).HasMaxLength(120);
            builder.Property(h => h.CreditCode).HasMaxLength(18);
            builder.Property(h => h.FilingNumber).HasMaxLength(60);
        }
    }
}
