using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Ground;

namespace TrainingHub.Certification;

/// <summary>
/// The serials of one assessor, year and level. Raised in the transaction that issues, so that a rollback leaves no gap.
/// </summary>
internal sealed class NumberSeries
{
    public Guid Id { get; init; } = RowId.New();
    public required Guid AssessorId { get; init; }
    public required string Prefix { get; init; }
    public required int Year { get; init; }
    public required Level Level { get; init; }

    /// <summary>The last serial given out; 0 before the first.</summary>
    public int Last { get; private set; }

    internal sealed class Mapping : IEntityTypeConfiguration<NumberSeries>
    {
        public void Configure(EntityTypeBuilder<NumberSeries> builder)
        {
            builder.Property(s => s.Prefix).HasMaxLength(13);
            builder.HasIndex(s => new { s.Prefix, s.Year, s.Level }).IsUnique();
            builder.HasOne<Assessor>().WithMany().HasForeignKey(s => s.AssessorId);
        }
    }
}
