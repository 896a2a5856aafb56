using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TrainingHub.Platform.Work;

/// <summary>Where a promised piece of work stands.</summary>
internal enum WorkState
{
    /// <summary>Promised; due at once or from <see cref="WorkItem.NotBefore"/>.</summary>
    [Display(Name = "等待办理")]
    Waiting,

    /// <summary>Taken by a worker until its lease runs out.</summary>
    [Display(Name = "正在办理")]
    Running,

    [Display(Name = "已办好")]
    Done,

    /// <summary>Stopped until a person looks: a rule of the field is in the way, or 20 tries did not do.</summary>
    [Display(Name = "已停下，等人处理")]
    Parked,
}

/// <summary>
/// Work promised in the save of an act: what (<see cref="Kind"/>) for which row (<see cref="Subject"/>).
/// The job engine may forget everything; this row does not.
/// </summary>
internal sealed class WorkItem
{
    public Guid Id { get; private init; } = RowId.New();

    /// <summary>The step's logical name, such as <c>certificate.print</c>; never a type name.</summary>
    public required string Kind { get; init; }

    /// <summary>The row the step works on.</summary>
    public required Guid Subject { get; init; }

    /// <summary>Unique: the same work is promised once. Kind and subject unless the act says otherwise.</summary>
    public required string Key { get; init; }

    /// <summary>The <see cref="Job"/> it is counted in, if any.</summary>
    public Guid? JobId { get; init; }

    public required DateTime CreatedAt { get; init; }

    public WorkState State { get; private set; }

    /// <summary>The worker that holds the lease.</summary>
    public string? LeaseOwner { get; private set; }

    /// <summary>
    /// End of the lease in milliseconds: of the database's clock on PostgreSQL, of the process's monotonic clock on SQLite.
    /// </summary>
    public long? LeaseUntil { get; private set; }

    /// <summary>Rises with every lease; a worker whose epoch has passed cannot commit.</summary>
    public int Epoch { get; private set; }

    /// <summary>Tries that went wrong.</summary>
    public int Attempts { get; private set; }

    public DateTime? NotBefore { get; private set; }

    public DateTime? FinishedAt { get; private set; }

    /// <summary>What went wrong last, as a sentence of <see cref="Words"/>; names no person.</summary>
    public string? LastError { get; private set; }

    /// <summary>What stands in the places of <see cref="LastError"/>, as a JSON list.</summary>
    public string? LastErrorArgs { get; private set; }

    /// <summary>What went wrong last, in the reader's language.</summary>
    public string? Trouble => LastError is null ? null : Sentence.From(LastError, LastErrorArgs).ToString();

    /// <summary>An operator asks for another try, now; the count of tries begins anew.</summary>
    public void TryAgain()
    {
        if (State is WorkState.Done or WorkState.Running)
            throw new RuleBroken("work.not-waiting", "这件工作正在办理或已经办好，不用重试。");
        (State, Attempts, NotBefore, FinishedAt) = (WorkState.Waiting, 0, null, null);
    }
}

internal sealed class WorkItemTable : IEntityTypeConfiguration<WorkItem>
{
    public void Configure(EntityTypeBuilder<WorkItem> table)
    {
        table.Property(w => w.Kind).HasMaxLength(60);
        table.Property(w => w.Key).HasMaxLength(160);
        table.Property(w => w.LeaseOwner).HasMaxLength(120);
        table.Property(w => w.LastError).HasMaxLength(500);
        table.Property(w => w.LastErrorArgs).HasMaxLength(1000);
        table.Ignore(w => w.Trouble);
        table.HasIndex(w => w.Key).IsUnique();
        table.HasIndex(w => new { w.State, w.Kind, w.Id });
        table.HasIndex(w => new { w.JobId, w.State });
        table.HasOne<Job>().WithMany().HasForeignKey(w => w.JobId);
    }
}
