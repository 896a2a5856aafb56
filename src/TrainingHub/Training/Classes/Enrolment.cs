using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Ground;
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

    Guid? IOwned.SchoolId => SchoolId;

    public void Withdraw() => State = EnrolmentState.Withdrawn;

    internal sealed class Mapping : IEntityTypeConfiguration<Enrolment>
    {
        public void Configure(EntityTypeBuilder<Enrolment> builder)
        {
            builder.Property(e => e.RegionPath).HasMaxLength(120);
            builder.HasIndex(e => new { e.CourseRunId, e.TraineeId }).IsUnique();
            builder.HasIndex(e => e.TraineeId);
            builder.HasIndex(e => e.SchoolId);
            builder.HasIndex(e => e.AssessorId);
            builder.HasOne(e => e.Trainee).WithMany().HasForeignKey(e => e.TraineeId);
            builder.HasOne(e => e.Run).WithMany().HasForeignKey(e => e.CourseRunId);
        }
    }
}
