using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Ground;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.Work;

namespace TrainingHub.Subsidies;

/// <summary>The papers of a batch as they were pressed: the roster workbook and the application form.</summary>
internal sealed class BatchPaper : IAppendOnly
{
    public Guid Id { get; init; } = RowId.New();
    public required Guid BatchId { get; init; }

    /// <summary>The submission they belong to; a batch that was returned is pressed anew.</summary>
    public required Guid TransitionId { get; init; }

    /// <summary>The batch's <see cref="ClaimBatch.Contents"/> that they show; people who left since make them superseded.</summary>
    public required int Contents { get; init; }

    public required BatchPaperKind Kind { get; init; }
    public required Guid FileId { get; init; }
    public required byte[] Sha256 { get; init; }
    public required DateTime PressedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<BatchPaper>
    {
        public void Configure(EntityTypeBuilder<BatchPaper> builder)
        {
            builder.Property(p => p.Sha256).HasMaxLength(32);
            builder.HasIndex(p => new { p.TransitionId, p.Contents, p.Kind }).IsUnique();
            builder.HasIndex(p => p.BatchId);
            builder.HasOne<ClaimBatch>().WithMany().HasForeignKey(p => p.BatchId);
            builder.HasOne<BatchTransition>().WithMany().HasForeignKey(p => p.TransitionId);
        }
    }
}

internal enum BatchPaperKind
{
    [Display(Name = "申领名册（Excel）")]
    Roster,

    [Display(Name = "申请表（PDF）")]
    Form,
}

internal static class PapersOfBatch
{
    /// <summary>The papers that say what the rows say: of the last submission and the people of now. All others are superseded.</summary>
    public static IQueryable<BatchPaper> CurrentOf(this IQueryable<BatchPaper> papers, HubDb db, Guid batchId) =>
        papers.Where(p => p.BatchId == batchId
            && p.TransitionId == Submissions(db, batchId).Select(t => t.Id).FirstOrDefault()
            && p.Contents == db.ClaimBatches.Where(b => b.Id == batchId).Select(b => b.Contents).First());

    /// <summary>Promises the papers of a submission as the batch stands now.</summary>
    public static void PressPapers(this ClaimBatch batch, Worklist work, Guid submission) =>
        work.Add<PressBatchPapers>(submission, key: batch.Contents.ToString(CultureInfo.InvariantCulture));

    /// <summary>Somebody came in or left. What was submitted is pressed anew by the same save.</summary>
    public static async Task PeopleChangedAsync(this ClaimBatch batch, HubDb db, Worklist work, CancellationToken ct)
    {
        batch.CountAnew();
        if (batch.Stage == Stage.Submitted)
            batch.PressPapers(work, await Submissions(db, batch.Id).Select(t => t.Id).FirstAsync(ct));
    }

    /// <summary>The account that submitted the batch last; null while it did not come that far, or when the product itself did.</summary>
    public static Task<Guid?> SubmitterAsync(this ClaimBatch batch, HubDb db, CancellationToken ct) =>
        Submissions(db, batch.Id).Select(t => t.ActorId).FirstOrDefaultAsync(ct);

    /// <summary>While a submitted batch is reviewed: whoever made the account that submitted it does not.</summary>
    /// <exception cref="RuleBroken"><c>account.maker</c></exception>
    public static async Task MustNotBeOwnMakingAsync(this ClaimBatch batch, HubDb db, MakerCheck makers, Actor actor, DateTime now, CancellationToken ct)
    {
        if (batch.Stage == Stage.Submitted)
            await makers.MustBeAnotherAsync(await batch.SubmitterAsync(db, ct), batch.RegionPath, actor, now, ct);
    }

    private static IQueryable<BatchTransition> Submissions(HubDb db, Guid batchId) =>
        db.BatchTransitions.Where(t => t.BatchId == batchId && t.To == Stage.Submitted).OrderByDescending(t => t.At).ThenByDescending(t => t.Id);
}
