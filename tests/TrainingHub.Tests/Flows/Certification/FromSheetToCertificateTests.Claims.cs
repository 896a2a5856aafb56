using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Oversight;
using TrainingHub.Platform.Files;
using TrainingHub.Subsidies;

namespace TrainingHub.Tests.Flows;

/// <summary>What becomes of the class's claims when something changes behind them.</summary>
public sealed partial class FromSheetToCertificateTests
{
    [Fact]
    public async Task A_revoked_certificate_counts_nowhere_from_that_moment_and_stops_the_approval()
    {
        await march.IssueAsync();
        var batch = await SubmittedAsync();
        var before = await CountedAsync();
        var number = await RevokedAsync();

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => march.DoAsync<DecideBatch>(a => a.RunAsync(batch, Decision.Approve, null, Officer, Stop)));

        Assert.Equal("batch.revoked", refused.Code);
        Assert.Contains(number, refused.Said, StringComparison.Ordinal);
        Assert.Equal(Stage.Submitted, await Db.ClaimBatches.Select(b => b.Stage).SingleAsync(Stop));
        Assert.Equal(before.People - 1, (await CountedAsync()).People);
    }

    [Fact]
    public async Task Before_approval_the_person_leaves_and_the_papers_say_so()
    {
        await march.IssueAsync();
        var batch = await SubmittedAsync();
        var before = await CountedAsync();
        var number = await RevokedAsync();
        await march.DoDueWorkAsync();

        var left = await Db.Claims.AsNoTracking().SingleAsync(c => c.Certificate.Number == number, Stop);
        Assert.Equal((ClaimState.TakenOut, OutBecause.Revoked), (left.State, left.OutBecause));
        var papers = await Db.BatchPapers.AsNoTracking().Where(p => p.Kind == BatchPaperKind.Form).OrderBy(p => p.PressedAt).ThenBy(p => p.Id).ToListAsync(Stop);
        Assert.Equal(2, papers.Count);
        Assert.DoesNotContain(number, await TextAsync(papers[1].FileId), StringComparison.Ordinal);
        Assert.Contains(number, await TextAsync(papers[0].FileId), StringComparison.Ordinal);

        await march.DoAsync<DecideBatch>(a => a.RunAsync(batch, Decision.Approve, null, Officer, Stop));

        Assert.Equal(Stage.CountyApproved, await Db.ClaimBatches.Select(b => b.Stage).SingleAsync(Stop));
        Assert.Equal(before.People - 1, (await CountedAsync()).People);
        Assert.Equal([], await BrokenAsync());
    }

    [Fact]
    public async Task After_approval_the_batch_stays_and_what_is_to_be_recovered_is_apart()
    {
        await march.IssueAsync();
        var batch = await SubmittedAsync();
        var before = await CountedAsync();
        await march.DoAsync<DecideBatch>(a => a.RunAsync(batch, Decision.Approve, null, Officer, Stop));

        await RevokedAsync();
        await march.DoDueWorkAsync();

        Assert.Equal(before.People - 1, (await CountedAsync()).People);
        Assert.Equal(1, await Db.Claims.WithoutCertificate().CountAsync(Stop));
        Assert.Equal(2, await Db.BatchPapers.CountAsync(Stop));
        Assert.Equal([], await BrokenAsync());
    }

    [Fact]
    public async Task Nothing_is_approved_while_its_papers_are_being_made()
    {
        await march.IssueAsync();
        var batch = await Db.ClaimBatches.Select(b => b.Number).SingleAsync(Stop);
        await march.DoAsync<DecideBatch>(a => a.RunAsync(batch, Decision.Submit, null, march.Clerk, Stop));

        Assert.Equal("batch.papers", (await Assert.ThrowsAsync<RuleBroken>(() => march.DoAsync<DecideBatch>(a => a.RunAsync(batch, Decision.Approve, null, Officer, Stop)))).Code);
    }

    [Fact]
    public async Task Who_is_taken_out_needs_a_reason_and_can_be_put_back()
    {
        await march.IssueAsync();
        var batch = await SubmittedAsync();
        var before = await CountedAsync();
        var claim = await Db.Claims.OrderBy(c => c.Id).Select(c => c.Id).FirstAsync(Stop);

        Assert.Equal("claim.reason", (await Assert.ThrowsAsync<RuleBroken>(() => march.DoAsync<TakeOutClaim>(a => a.RunAsync(batch, claim, " ", Officer, Stop)))).Code);
        Assert.Equal("claim.fixed", (await Assert.ThrowsAsync<RuleBroken>(() => march.DoAsync<TakeOutClaim>(a => a.RunAsync(batch, claim, "材料不全", march.Clerk, Stop)))).Code);
        await march.DoAsync<TakeOutClaim>(a => a.RunAsync(batch, claim, "材料不全", Officer, Stop));
        Assert.Equal(before.People - 1, (await CountedAsync()).People);
        await march.DoAsync<PutBackClaim>(a => a.RunAsync(batch, claim, Officer, Stop));

        Assert.Equal(before, await CountedAsync());
        Assert.Equal("claim.in", (await Assert.ThrowsAsync<RuleBroken>(() => march.DoAsync<PutBackClaim>(a => a.RunAsync(batch, claim, Officer, Stop)))).Code);
        await march.DoDueWorkAsync();
        await march.DoAsync<DecideBatch>(a => a.RunAsync(batch, Decision.Approve, null, Officer, Stop));
    }

    [Fact]
    public async Task Gathered_again_whoever_was_taken_out_stays_out()
    {
        await march.IssueAsync();
        var batch = await Db.ClaimBatches.Select(b => b.Number).SingleAsync(Stop);
        var before = await CountedAsync();
        var claim = await Db.Claims.OrderBy(c => c.Id).Select(c => c.Id).FirstAsync(Stop);
        await march.DoAsync<TakeOutClaim>(a => a.RunAsync(batch, claim, "本人不愿申领", march.Clerk, Stop));

        Assert.Equal(before.People - 1, await march.DoAsync<ReassembleBatch, int>(a => a.RunAsync(batch, march.Clerk, Stop)));
        Assert.Equal(before.People, await Db.Claims.CountAsync(Stop));
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
        var approved = await SubmittedAsync();
        await march.DoAsync<DecideBatch>(a => a.RunAsync(approved, Decision.Approve, null, Officer, Stop));
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
        await march.DoDueWorkAsync();
        return batch;
    }

    private async Task<string> RevokedAsync()
    {
        var number = await Db.Certificates.OrderBy(c => c.Serial).Select(c => c.Number).FirstAsync(Stop);
        await march.DoAsync<RevokeCertificate>(a => a.RunAsync(number, RevokeReason.WrongMarks, null, march.Examiner, Stop));
        return number;
    }

    private async Task<(int People, long Fen)> CountedAsync() =>
        (await Db.Claims.Counted().CountAsync(Stop), await Db.Claims.Counted().SumAsync(c => c.AmountFen, Stop));

    private async Task<IEnumerable<string>> BrokenAsync() =>
        (await Make<Invariants>().RunAsync(Stop)).Where(i => i.Broken.Count > 0).Select(i => $"{i.Name}: {string.Join(' ', i.Broken)}");

    private async Task<string> TextAsync(Guid file) => Tool.Run("pdftotext", (await Make<FileStore>().OpenAsync(file, Stop)).Bytes, "-layout", "in.pdf", "-");
}
