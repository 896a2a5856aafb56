using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Ground;
using TrainingHub.Platform.Files;
using TrainingHub.Subsidies;

namespace TrainingHub.Tests;

internal sealed partial class Given
{
    /// <summary>A draft batch that claims the seeded subsidy for one certificate.</summary>
    public async Task<(ClaimBatch Batch, Claim Claim)> BatchAsync(Certificate certificate, string? number = null)
    {
        var scheme = await db.Schemes.OrderBy(s => s.Key).FirstAsync();
        var key = RuleKeys.TrainingSubsidy(certificate.Level);
        var rule = await db.DatedRules.Where(r => r.Key == key).OrderBy(r => r.RegionPath).FirstAsync();
        var batch = new ClaimBatch
        {
            Number = number ?? $"B-{Next()}",
            CourseRunId = certificate.CourseRunId,
            SchemeId = scheme.Id,
            SchoolId = certificate.SchoolId,
            RegionPath = certificate.RegionPath,
            CreatedAt = Now,
        };
        var claim = new Claim
        {
            BatchId = batch.Id,
            TraineeId = certificate.TraineeId,
            CertificateId = certificate.Id,
            SchoolId = certificate.SchoolId,
            RegionPath = certificate.RegionPath,
            OccupationCode = certificate.OccupationCode,
            Level = certificate.Level,
            SchemeGroup = scheme.Group,
            RuleId = rule.Id,
            AmountFen = rule.Value,
            CreatedAt = Now,
        };
        db.AddRange(batch, claim);
        await db.SaveChangesAsync();
        return (batch, claim);
    }

    /// <summary>The school submitted the batch with this roster and this form.</summary>
    /// <returns>the form among the batch's papers</returns>
    public async Task<BatchPaper> SubmittedAsync(ClaimBatch batch, StoredFile roster, StoredFile form)
    {
        var clerk = new Actor(Guid.CreateVersion7(), "李老师", Role.SchoolClerk, batch.RegionPath, batch.SchoolId) { PersonId = Guid.CreateVersion7() };
        var step = batch.Decide(Decision.Submit, clerk, null, Now);
        var (first, second) = (Paper(BatchPaperKind.Roster, roster), Paper(BatchPaperKind.Form, form));
        db.AddRange(step, first, second);
        await db.SaveChangesAsync();
        return second;

        BatchPaper Paper(BatchPaperKind kind, StoredFile file) =>
            new() { BatchId = batch.Id, TransitionId = step.Id, Contents = batch.Contents, Kind = kind, FileId = file.Id, Sha256 = file.Sha256, PressedAt = Now };
    }
}
