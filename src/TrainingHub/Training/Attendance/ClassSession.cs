using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TrainingHub.Training;

internal enum SessionKind
{
    [Display(Name = "理论")]
    Theory,

    [Display(Name = "实操")]
    Practice,
}

/// <summary>One lesson of a class: a day and two times of the clock, China time.</summary>
internal sealed class ClassSession
{
    public Guid Id { get; init; } = RowId.New();
    public required Guid CourseRunId { get; init; }
    public CourseRun Run { get; private set; } = null!;
    public required DateOnly Day { get; init; }
    public required TimeOnly From { get; init; }
    public required TimeOnly To { get; init; }
    public required SessionKind Kind { get; init; }

    public int Minutes => (int)(To - From).TotalMinutes;

    /// <summary>Whole class hours of 45 minutes, rounded down.</summary>
    public int Hours => Training.Hours.OfMinutes(Minutes);

    internal sealed class Mapping : IEntityTypeConfiguration<ClassSession>
    {
        public void Configure(EntityTypeBuilder<ClassSession> builder)
        {
            builder.Ignore(s => s.Minutes);
            builder.Ignore(s => s.Hours);
            builder.HasIndex(s => new { s.CourseRunId, s.Day, s.From }).IsUnique();
            builder.HasOne(s => s.Run).WithMany().HasForeignKey(s => s.CourseRunId);
        }
    }
}
