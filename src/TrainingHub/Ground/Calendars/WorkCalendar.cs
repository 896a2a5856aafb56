using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Platform.History;

namespace TrainingHub.Ground;

/// <summary>The yearly holiday notice of the State Council, once its days are entered.</summary>
internal sealed class CalendarYear : IHistoried
{
    public required int Year { get; init; }
    public required string Document { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<CalendarYear>
    {
        public void Configure(EntityTypeBuilder<CalendarYear> builder)
        {
            builder.HasKey(y => y.Year);
            builder.Property(y => y.Year).ValueGeneratedNever();
            builder.Property(y => y.Document).HasMaxLength(200);
        }
    }
}

/// <summary>A day that is not what its weekday says: a holiday, or a weekend on which people work (调休).</summary>
internal sealed class CalendarDay : IHistoried
{
    public required DateOnly Day { get; init; }
    public required int Year { get; init; }

    /// <summary>True for a day off, false for a working weekend.</summary>
    public required bool IsOff { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<CalendarDay>
    {
        public void Configure(EntityTypeBuilder<CalendarDay> builder)
        {
            builder.HasKey(d => d.Day);
            builder.HasOne<CalendarYear>().WithMany().HasForeignKey(d => d.Year);
        }
    }
}
