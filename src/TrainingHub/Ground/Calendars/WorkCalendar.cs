using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Platform.History;

namespace TrainingHub.Ground;

/// <summary>The yearly holiday notice of the State Council, once its days are entered.</summary>
internal sealed class CalendarYear : IHistoried
{
    public required int Year { get; init; }
    public required string Document { get; init; }

    /// <summary>演示设定: no notice says it, it was made up for the demonstration; pages say so.</summary>
    public bool IsDemo { get; init; }

    /// <summary>The officer who entered the year or compared the shipped one with the notice; null while it is to be confirmed by the city.</summary>
    public string? ConfirmedBy { get; private set; }

    public DateTime? ConfirmedAt { get; private set; }

    public void Confirm(Actor actor, DateTime now)
    {
        if (IsDemo || ConfirmedBy is not null)
            throw new RuleBroken("calendar.confirmed", "{0}年的放假安排不用再确认", Year);
        (ConfirmedBy, ConfirmedAt) = (actor.Name, now);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<CalendarYear>
    {
        public void Configure(EntityTypeBuilder<CalendarYear> builder)
        {
            builder.HasKey(y => y.Year);
            builder.Property(y => y.Year).ValueGeneratedNever();
            builder.Property(y => y.Document).HasMaxLength(200);
            builder.Property(y => y.ConfirmedBy).HasMaxLength(60);
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
