using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Ground;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.History;
using TrainingHub.Platform.Secrets;

namespace TrainingHub.Training;

internal enum ImportState
{
    /// <summary>A rehearsal, nothing is written yet.</summary>
    [Display(Name = "核对中")]
    Rehearsed,

    [Display(Name = "已导入")]
    Committed,

    [Display(Name = "已放弃")]
    Dropped,
}

/// <summary>One roster that a school brought for a class: rehearsed, put right row by row, then imported. The file is kept.</summary>
internal sealed class RosterImport : IOwned, IVersioned, IHistoried
{
    public Guid Id { get; init; } = RowId.New();
    public required Guid CourseRunId { get; init; }
    public CourseRun Run { get; private set; } = null!;
    public required Guid SchoolId { get; init; }
    public required Guid? AssessorId { get; init; }
    public required string RegionPath { get; init; }
    public required Guid FileId { get; init; }
    public required string FileName { get; init; }

    /// <summary>Characters of <see cref="Columns"/>.</summary>
    public const int MaxColumns = 4000;

    /// <summary>Which columns the sheet has, and what of the file was not read, as JSON.</summary>
    public required string Columns { get; init; }

    public ImportState State { get; private set; }
    /// <summary>The import whose left-out rows these are; null for a file that was brought.</summary>
    public Guid? RestOfId { get; init; }

    public required string CreatedBy { get; init; }
    public required DateTime CreatedAt { get; init; }
    public DateTime? FinishedAt { get; private set; }

    /// <summary>New people, people already known, and people who were in the class before; set when imported.</summary>
    public int Added { get; private set; }
    public int Matched { get; private set; }
    public int Unchanged { get; private set; }
    public int LeftOut { get; private set; }

    /// <summary>Raised with every corrected row: what is imported is what was looked at.</summary>
    public int Version { get; private set; }

    Guid? IOwned.SchoolId => SchoolId;

    /// <summary>Takes what this one leaves out, to be put right and imported later.</summary>
    public RosterImport Rest(DateTime now) => new()
    {
        CourseRunId = CourseRunId,
        SchoolId = SchoolId,
        AssessorId = AssessorId,
        RegionPath = RegionPath,
        FileId = FileId,
        FileName = FileName,
        Columns = Columns,
        RestOfId = Id,
        CreatedBy = CreatedBy,
        CreatedAt = now,
    };

    public void Commit(int added, int matched, int unchanged, int leftOut, DateTime now)
    {
        MustBeOpen();
        (State, Added, Matched, Unchanged, LeftOut, FinishedAt) = (ImportState.Committed, added, matched, unchanged, leftOut, now);
    }

    public void Drop(DateTime now)
    {
        MustBeOpen();
        (State, FinishedAt) = (ImportState.Dropped, now);
    }

    public void MustBeOpen()
    {
        if (State != ImportState.Rehearsed)
            throw new RuleBroken("import.finished", "这份名单已经导入或已放弃，不能再更改；需要时请重新上传");
    }

    internal sealed class Mapping : IEntityTypeConfiguration<RosterImport>
    {
        public void Configure(EntityTypeBuilder<RosterImport> builder)
        {
            builder.Property(i => i.RegionPath).HasMaxLength(120);
            builder.Property(i => i.FileName).HasMaxLength(200);
            builder.Property(i => i.Columns).HasMaxLength(MaxColumns);
            builder.Property(i => i.CreatedBy).HasMaxLength(60);
            builder.HasIndex(i => i.SchoolId);
            builder.HasIndex(i => i.RestOfId).IsUnique();
            builder.HasOne<RosterImport>().WithMany().HasForeignKey(i => i.RestOfId);
            builder.HasOne(i => i.Run).WithMany().HasForeignKey(i => i.CourseRunId);
        }
    }
}

/// <summary>One row of a rehearsed roster as the clerk's sheet has it, with the corrections made since; encrypted, since it holds numbers.</summary>
internal sealed class RosterImportRow
{
    public Guid Id { get; init; } = RowId.New();
    public required Guid ImportId { get; init; }

    /// <summary>Row number as the sheet numbers it.</summary>
    public required int Number { get; init; }

    public required byte[] Fields { get; set; }
    public bool LeftOut { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<RosterImportRow>
    {
        public void Configure(EntityTypeBuilder<RosterImportRow> builder)
        {
            builder.Property(r => r.Fields).HasMaxLength(8000).IsSealedAs(SealedAs.RosterRow);
            builder.HasIndex(r => new { r.ImportId, r.Number }).IsUnique();
            builder.HasOne<RosterImport>().WithMany().HasForeignKey(r => r.ImportId);
        }
    }
}
