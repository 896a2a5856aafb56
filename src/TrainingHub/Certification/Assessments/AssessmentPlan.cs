using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Ground;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.History;
using TrainingHub.Training;

namespace TrainingHub.Certification;

internal enum PlanState
{
    /// <summary>报名: candidates may be entered.</summary>
    Registration,

    /// <summary>报名截止: the roll is closed, marks are recorded.</summary>
    Closed,

    /// <summary>公示: results are announced, the notice runs.</summary>
    Published,
}

/// <summary>The assessment (认定计划) of one class by its assessor.</summary>
internal sealed class AssessmentPlan : IOwned, IVersioned, IHistoried
{
    public Guid Id { get; init; } = RowId.New();
    public required Guid CourseRunId { get; init; }
    public CourseRun Run { get; private set; } = null!;
    public required Guid SchoolId { get; init; }
    public required Guid AssessorId { get; init; }
    public Assessor Assessor { get; private set; } = null!;
    public required string RegionPath { get; init; }
    public required DateOnly ExamDay { get; init; }
    public PlanState State { get; private set; }
    public DateOnly? PublishedOn { get; private set; }

    /// <summary>The moment after which no mark counts any more.</summary>
    public DateTime? PublishedAt { get; private set; }

    /// <summary>Last day of the notice of results; certificates may be issued from the day after.</summary>
    public DateOnly? NoticeEndsOn { get; private set; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>Raised with every step of the plan, every mark and every issue asked for.</summary>
    public int Version { get; private set; }

    Guid? IOwned.SchoolId => SchoolId;
    Guid? IOwned.AssessorId => AssessorId;

    public void Close()
    {
        if (State != PlanState.Registration)
            throw new RuleBroken("plan.closed", "本次认定的报名已经截止");
        State = PlanState.Closed;
    }

    public void Publish(DateTime now, DateOnly noticeEndsOn)
    {
        if (State != PlanState.Closed)
            throw new RuleBroken("plan.publish", "报名截止并录完成绩后才能公示；已公示的不能再次公示");
        (State, PublishedAt, PublishedOn, NoticeEndsOn) = (PlanState.Published, now, now.ChinaDay, noticeEndsOn);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<AssessmentPlan>
    {
        public void Configure(EntityTypeBuilder<AssessmentPlan> builder)
        {
            builder.Property(p => p.RegionPath).HasMaxLength(120);
            builder.HasIndex(p => p.CourseRunId).IsUnique();
            builder.HasOne(p => p.Run).WithMany().HasForeignKey(p => p.CourseRunId);
            builder.HasOne(p => p.Assessor).WithMany().HasForeignKey(p => p.AssessorId);
        }
    }
}

internal static class PlanOfClass
{
    /// <summary>The plan of the class with this code; a class has one at the most.</summary>
    public static IQueryable<AssessmentPlan> OfClass(this IQueryable<AssessmentPlan> plans, string code) =>
        plans.Where(p => p.Run.Code == code);
}
