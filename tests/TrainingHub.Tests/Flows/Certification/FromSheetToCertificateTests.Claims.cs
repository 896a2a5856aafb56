using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Subsidies;

namespace TrainingHub.Tests.Flows;

/// <summary>What becomes of the class's claims when something changes behind them.</summary>
public sealed partial class FromSheetToCertificateTests
{
    [Fact]
    public async Task A_certificate_revoked_after_submission_stops_the_approval()
    {
        await march.IssueAsync();
        var batch = await SubmittedAsync();
        var number = await Db.Certificates.OrderBy(c => c.Serial).Select(c => c.Number).FirstAsync(Stop);
        await march.DoAsync<RevokeCertificate>(a => a.RunAsync(number, RevokeReason.WrongMarks, null, march.Examiner, Stop));

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => march.DoAsync<DecideBatch>(a => a.RunAsync(batch, Decision.Approve, null, Officer, Stop)));

        Assert.Equal("batch.revoked", refused.Code);
        Assert.Contains(number, refused.Said, StringComparison.Ordinal);
        Assert.Equal(Stage.Submitted, await Db.ClaimBatches.Select(b => b.Stage).SingleAsync(Stop));
    }

    [Fact]
    public async Task Without_her_the_batch_is_approved()
    {
        await march.IssueAsync();
        var batch = await SubmittedAsync();
        var revoked = await Db.Certificates.AsNoTracking().OrderBy(c => c.Serial).FirstAsync(Stop);
        await march.DoAsync<RevokeCertificate>(a => a.RunAsync(revoked.Number, RevokeReason.WrongMarks, null, march.Examiner, Stop));
        var claim = await Db.Claims.Where(c => c.CertificateId == revoked.Id).Select(c => c.Id).SingleAsync(Stop);

        await march.DoAsync<RefuseClaim>(a => a.RunAsync(batch, claim, Officer, Stop));
        await march.DoAsync<DecideBatch>(a => a.RunAsync(batch, Decision.Approve, null, Officer, Stop));

        Assert.Equal(Stage.CountyApproved, await Db.ClaimBatches.Select(b => b.Stage).SingleAsync(Stop));
    }

    [Fact]
    public async Task Who_submitted_cannot_approve_under_another_account()
    {
        await march.IssueAsync();
        var batch = await SubmittedAsync();
        var sameHuman = Officer with { PersonId = march.Clerk.PersonId };

        Assert.Equal("batch.own", (await Assert.ThrowsAsync<RuleBroken>(() => Make<DecideBatch>().RunAsync(batch, Decision.Approve, null, sameHuman, Stop))).Code);
    }

    [Fact]
    public async Task Who_was_claimed_for_is_left_out_of_another_schools_batch()
    {
        await march.IssueAsync();
        var hers = await Db.Certificates.Where(c => c.HolderName == Mailed).Select(c => c.Number).SingleAsync(Stop);
        await march.DoAsync<RevokeCertificate>(a => a.RunAsync(hers, RevokeReason.WrongIdentity, null, march.Examiner, Stop));

        var april = new PlayedClass(Services, Clock, await Given.SchoolAsync("文登区"), assessor, new(2025, 4, 14));
        await april.OpenAsync();
        Assert.Equal(new(Added: 1, Matched: 1, Unchanged: 0), await april.ImportAsync([.. Given.People(0, Mailed), .. Given.People(100, "周海霞")]));
        await april.TeachAsync();
        await april.AssessAsync(new(2025, 4, 29));
        await april.IssueAsync();

        var batch = await Db.ClaimBatches.Where(b => b.CourseRunId == april.RunId).Select(b => b.Id).SingleAsync(Stop);
        Assert.Equal(["周海霞"], await Db.Claims.Where(c => c.BatchId == batch).Join(Db.Trainees, c => c.TraineeId, t => t.Id, (_, t) => t.Name).ToListAsync(Stop));
        Assert.Equal([nameof(NotEligible.AlreadyClaimed)], await Db.ClaimsLeftOut.Where(l => l.BatchId == batch).Select(l => l.Reasons).ToListAsync(Stop));
    }

    private async Task<string> SubmittedAsync()
    {
        var batch = await Db.ClaimBatches.Select(b => b.Number).SingleAsync(Stop);
        await march.DoAsync<DecideBatch>(a => a.RunAsync(batch, Decision.Submit, null, march.Clerk, Stop));
        return batch;
    }
}
