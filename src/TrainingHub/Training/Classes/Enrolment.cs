using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Ground;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.History;

namespace TrainingHub.Training;

internal enum EnrolmentState
{
    /// <summary>在训.</summary>
    Enrolled,

    /// <summary>已退训.</summary>
    Withdrawn,
}

/// <summary>A person in a class. Owner and county are those of the class; what the roster said of work stays here.</summary>
internal sealed class Enrolment : IOwned, IHistoried
{
    public Guid Id { get; init; } = RowId.New();
    public required Guid TraineeId { get; init; }
    public Trainee Trainee { get; private set; } = null!;
    public required Guid CourseRunId { get; init; }
    public CourseRun Run { get; private set; } = null!;
    public required Guid SchoolId { get; init; }
    public required Guid? AssessorId { get; init; }
    public required string RegionPath { get; init; }
    public EnrolmentState State { get; private set; }
    public required DateOnly EnrolledOn { get; init; }

    /// <summary>The roster that brought the person in; null when entered by hand.</summary>
    public Guid? ImportId { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>The day on which the hours that count reached the rule of the class; null before. Kept by <see cref="ReachedHours"/> alone.</summary>
    public DateOnly? HoursReachedOn { get; private set; }

    /// <summary>Of the person's classes that reached their hours in a year, the first: here she counts as a person, in the others as person-times (人次).</summary>
    public bool CountsAsPerson { get; private set; }

    Guid? IOwned.SchoolId => SchoolId;

    public void Withdraw() => State = EnrolmentState.Withdrawn;

    internal sealed class Mapping : IEntityTypeConfiguration<Enrolment>
    {
        public void Configure(EntityTypeBuilder<Enrolment> builder)
        {
            builder.Property(e => e.RegionPath).HasMaxLength(120);
            builder.Property(e => e.HoursReachedOn).IsCounted();
            builder.Property(e => e.CountsAsPerson).IsCounted();
            builder.HasIndex(e => new { e.CourseRunId, e.TraineeId }).IsUnique();
            builder.HasIndex(e => e.TraineeId);
            // Who sees a person asks by owner or area and person.
            builder.HasIndex(e => new { e.SchoolId, e.TraineeId });
            builder.HasIndex(e => new { e.AssessorId, e.TraineeId });
            builder.HasIndex(e => new { e.RegionPath, e.TraineeId });
            // Targets are counted, and whom they count is listed, from the index alone.
            builder.HasIndex(e => new { e.HoursReachedOn, e.RegionPath, e.CountsAsPerson, e.SchoolId, e.TraineeId });
            builder.HasOne(e => e.Trainee).WithMany().HasForeignKey(e => e.TraineeId);
            builder.HasOne(e => e.Run).WithMany().HasForeignKey(e => e.CourseRunId);
        }
    }
}
