using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Ground;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.History;

namespace TrainingHub.Training;

internal enum RunState
{
    /// <summary>Takes enrolments.</summary>
    [Display(Name = "招生中")]
    Open,

    /// <summary>Enrolment is closed.</summary>
    [Display(Name = "开班中")]
    Started,

    /// <summary>The last day has passed and attendance is complete.</summary>
    [Display(Name = "已结业")]
    Finished,

    [Display(Name = "已取消")]
    Cancelled,
}

/// <summary>A class (班次): one course at one level, held by one school from a first to a last day.</summary>
internal sealed class CourseRun : IOwned, IVersioned, IHistoried
{
    public Guid Id { get; init; } = RowId.New();

    /// <summary>What people call it by, such as 2022-HB-003; unique.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }
    public required Guid CourseId { get; init; }
    public Course Course { get; private set; } = null!;
    public required Level Level { get; init; }
    public required Guid SchoolId { get; init; }
    public School School { get; private set; } = null!;

    /// <summary>Who certifies; never the school itself.</summary>
    public required Guid? AssessorId { get; init; }
    public Assessor? Assessor { get; private set; }

    /// <summary>The county of the school.</summary>
    public required string RegionPath { get; init; }

    public required DateOnly FirstDay { get; init; }
    public required DateOnly LastDay { get; init; }
    public required int Seats { get; init; }

    /// <summary>How many class hours are asked for: the rule of the first day as it was known when the class was opened, and again when it started.</summary>
    public Guid HoursRuleId { get; private set; }
    public DatedRule HoursRule { get; private set; } = null!;

    public RunState State { get; private set; }
    public required DateTime CreatedAt { get; init; }

    /// <summary>When enrolment was closed; null before.</summary>
    public DateTime? StartedAt { get; private set; }

    /// <summary>Raised with every change of the class, its seats taken, its timetable and its rolls: seats are counted once.</summary>
    public int Version { get; private set; }

    Guid? IOwned.SchoolId => SchoolId;

    /// <summary>Takes the class under its hours rule, which <see cref="RuleKeys.ClassHours"/> names.</summary>
    public CourseRun Under(DatedRule hours)
    {
        HoursRuleId = hours.Id;
        return this;
    }

    public void Start(DateTime now)
    {
        if (State != RunState.Open)
            throw new RuleBroken("run.start", "班次{0}已不在招生中，不能再次开班", Code);
        (State, StartedAt) = (RunState.Started, now);
    }

    public void Finish(DateOnly today)
    {
        if (State != RunState.Started)
            throw new RuleBroken("run.finish", "班次{0}尚未开班或已结业", Code);
        if (today < LastDay)
            throw new RuleBroken("run.finish-early", "班次{0}的最后一天是{1}，到那天才能结业", Code, LastDay.Iso);
        State = RunState.Finished;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<CourseRun>
    {
        public void Configure(EntityTypeBuilder<CourseRun> builder)
        {
            builder.Property(r => r.Code).HasMaxLength(30);
            builder.Property(r => r.Name).HasMaxLength(100);
            builder.Property(r => r.RegionPath).HasMaxLength(120);
            builder.HasIndex(r => r.Code).IsUnique();
            builder.HasIndex(r => r.SchoolId);
            builder.HasIndex(r => r.AssessorId);
            builder.HasOne(r => r.HoursRule).WithMany().HasForeignKey(r => r.HoursRuleId);
            builder.HasOne(r => r.Course).WithMany().HasForeignKey(r => r.CourseId);
            builder.HasOne(r => r.School).WithMany().HasForeignKey(r => r.SchoolId);
            builder.HasOne(r => r.Assessor).WithMany().HasForeignKey(r => r.AssessorId);
        }
    }
}
