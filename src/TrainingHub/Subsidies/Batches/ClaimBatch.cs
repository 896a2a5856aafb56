using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Ground;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.History;
using TrainingHub.Training;

namespace TrainingHub.Subsidies;

/// <summary>Where a batch stands in the review chain.</summary>
public enum Stage
{
    [Display(Name = "待提交")]
    Draft,

    [Display(Name = "待初审")]
    Submitted,

    [Display(Name = "退回补正")]
    Returned,

    [Display(Name = "初审通过")]
    CountyApproved,
}

public enum Decision
{
    /// <summary>提交.</summary>
    Submit,

    /// <summary>退回补正.</summary>
    Return,

    /// <summary>通过.</summary>
    Approve,
}

/// <summary>The claims of one class under one scheme, which the school submits and the county reviews as one.</summary>
internal sealed class ClaimBatch : IOwned, IVersioned, IHistoried
{
    public Guid Id { get; init; } = RowId.New();
    public required string Number { get; init; }
    public required Guid CourseRunId { get; init; }
    public CourseRun Run { get; private set; } = null!;
    public required Guid SchemeId { get; init; }
    public Scheme Scheme { get; private set; } = null!;
    public required Guid SchoolId { get; init; }
    public required string RegionPath { get; init; }
    public Stage Stage { get; private set; }
    public Guid? SubmittedBy { get; private set; }
    public required DateTime CreatedAt { get; init; }

    /// <summary>Raised whenever somebody comes in or leaves; papers say from which count they were made.</summary>
    public int Contents { get; private set; }

    /// <summary>Raised with every decision and every change of people: two officers at once decide once, on what they saw.</summary>
    public int Version { get; private set; }

    /// <summary>Approved: people and amounts are frozen.</summary>
    public bool IsDecided => Stage == Stage.CountyApproved;

    Guid? IOwned.SchoolId => SchoolId;
    Guid? IOwned.AssessorId => null;

    /// <summary>Whether people may be taken out and put back: by the school in its own draft, by the county while it reviews.</summary>
    public bool IsOpenTo(Actor actor) => Stage switch
    {
        Stage.Draft or Stage.Returned => actor.Can(Permission.SubmitClaims),
        Stage.Submitted => actor.Can(Permission.ReviewClaims),
        Stage.CountyApproved => false,
        _ => throw new InvalidOperationException($"no rule for stage {Stage}"),
    };

    public void MustBeOpenTo(Actor actor)
    {
        if (!IsOpenTo(actor))
            throw new RuleBroken("claim.fixed", "批次{0}在“{1}”环节，人员不能由您更改", Number, Stage);
    }

    /// <summary>Somebody came in or left: papers of before are superseded.</summary>
    public void CountAnew() => Contents++;

    /// <summary>The whole review chain. Every refusal says why.</summary>
    /// <returns>the transition to keep; the stage never changes without one</returns>
    public BatchTransition Decide(Decision decision, Actor actor, string? reason, DateTime now)
    {
        var next = (Stage, decision) switch
        {
            (Stage.Draft or Stage.Returned, Decision.Submit) => Stage.Submitted,
            (Stage.Submitted, Decision.Return) => Stage.Returned,
            (Stage.Submitted, Decision.Approve) => Stage.CountyApproved,
            (_, Decision.Submit) => throw new RuleBroken("batch.submit", "批次{0}已经提交，不用再次提交", Number),
            (Stage.Draft or Stage.Returned, _) => throw new RuleBroken("batch.not-submitted", "批次{0}还没有提交，不能审核", Number),
            _ => throw new RuleBroken("batch.decided", "批次{0}已经审核通过，不能再次审核", Number),
        };
        if (decision == Decision.Submit)
        {
            actor.Must(Permission.SubmitClaims);
            SubmittedBy = actor.PersonId;
        }
        else
        {
            actor.Must(Permission.ReviewClaims);
            if (SubmittedBy is { } submitter && submitter == actor.PersonId)
                throw new RuleBroken("batch.own", "提交人不能审核自己提交的批次，请由另一人审核");
            if (decision == Decision.Return && string.IsNullOrWhiteSpace(reason))
                throw new RuleBroken("batch.reason", "退回时请一次写清需要补正的全部内容") { Field = "Reason" };
        }
        var transition = new BatchTransition
        {
            BatchId = Id,
            From = Stage,
            To = next,
            Actor = actor.Name,
            ActorId = actor.UserId,
            PersonId = actor.PersonId,
            Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
            At = now,
        };
        Stage = next;
        return transition;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<ClaimBatch>
    {
        public void Configure(EntityTypeBuilder<ClaimBatch> builder)
        {
            builder.Property(b => b.Number).HasMaxLength(60);
            builder.Property(b => b.RegionPath).HasMaxLength(120);
            builder.HasIndex(b => b.Number).IsUnique();
            builder.HasIndex(b => new { b.CourseRunId, b.SchemeId }).IsUnique();
            builder.HasIndex(b => b.SchoolId);
            builder.HasOne(b => b.Run).WithMany().HasForeignKey(b => b.CourseRunId);
            builder.HasOne(b => b.Scheme).WithMany().HasForeignKey(b => b.SchemeId);
        }
    }
}

/// <summary>One step of a batch along the chain: who, when, why.</summary>
internal sealed class BatchTransition : IAppendOnly
{
    public Guid Id { get; init; } = RowId.New();
    public required Guid BatchId { get; init; }
    public required Stage From { get; init; }
    public required Stage To { get; init; }
    public required string Actor { get; init; }
    public Guid? ActorId { get; init; }
    public Guid? PersonId { get; init; }
    public string? Reason { get; init; }
    public required DateTime At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<BatchTransition>
    {
        public void Configure(EntityTypeBuilder<BatchTransition> builder)
        {
            builder.Property(t => t.Actor).HasMaxLength(60);
            builder.Property(t => t.Reason).HasMaxLength(2000);
            builder.HasIndex(t => t.BatchId);
            builder.HasOne<ClaimBatch>().WithMany().HasForeignKey(t => t.BatchId);
        }
    }
}
