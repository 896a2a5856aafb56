using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Certification;
using TrainingHub.Platform.History;
using TrainingHub.Subsidies;

namespace TrainingHub.Tests.Flows;

/// <summary>From the assessment to the money.</summary>
public sealed partial class DecisionsHoldTests
{
    private async Task TaughtAsync()
    {
        await march.OpenAsync();
        await march.ImportAsync(Given.People(0, "王桂兰", "李秀英", "张凤英"));
        await march.TeachAsync();
    }

    private async Task<string> SubmittedAsync()
    {
        await TaughtAsync();
        await march.AssessAsync(new(2025, 3, 28));
        await march.IssueAsync();
        var batch = await Db.ClaimBatches.Select(b => b.Number).SingleAsync(Stop);
        Assert.Equal(1, await TogetherAsync<DecideBatch>(4, a => a.RunAsync(batch, Decision.Submit, null, march.Clerk, Stop)));
        await march.DoDueWorkAsync();
        return batch;
    }

    private Func<IServiceProvider, Task> Decide(string batch, Decision decision) => Ask<DecideBatch>(a => a.RunAsync(batch, decision, "请补正", Officer, Stop));

    [Fact]
    public async Task A_plan_is_made_closed_and_published_once_and_no_mark_comes_later()
    {
        await TaughtAsync();
        Assert.Equal(1, await TogetherAsync<OpenPlan>(4, a => a.RunAsync(march.Code, new(2025, 3, 28), march.Examiner, Stop)));
        Clock.SetDay(new(2025, 3, 28));
        Assert.Equal(1, await TogetherAsync<CloseRegistration>(4, a => a.RunAsync(march.Code, march.Examiner, Stop)));
        var roll = await Db.Candidates.Select(c => c.Id).ToListAsync(Stop);
        Task Mark(IServiceProvider s, int tenths) => s.GetRequiredService<RecordResults>()
            .RunAsync(march.Code, [.. roll.SelectMany(c => new EnteredMark[] { new(c, Part.Theory, tenths), new(c, Part.Skills, tenths) })], march.Examiner, Stop);
        await ElsewhereAsync(s => Mark(s, 700));

        var publish = Ask<PublishResults>(a => a.RunAsync(march.Code, march.Examiner, Stop));
        await TogetherAsync(s => Mark(s, 500), publish, s => Mark(s, 900), publish, s => Mark(s, 400));

        await NothingIsBrokenAsync();
        // Who lost to a mark announces again, and then the marks are fixed.
        if (await Db.AssessmentPlans.AnyAsync(p => p.State == PlanState.Closed, Stop))
            await ElsewhereAsync(publish);
        Assert.Equal(0, await TogetherAsync(s => Mark(s, 300), publish));
        Assert.Equal(PlanState.Published, await Db.AssessmentPlans.Select(p => p.State).SingleAsync(Stop));
    }

    [Fact]
    public async Task Certificates_are_asked_for_by_one_and_made_once()
    {
        await TaughtAsync();
        await march.AssessAsync(new(2025, 3, 28));
        Clock.SetDay(march.NoticeEndsOn.AddDays(1));

        var asked = await TogetherAsync<IssueCertificates>(4, a => a.RunAsync(march.Code, march.Examiner, Stop));
        await march.DoDueWorkAsync();

        Assert.InRange(asked, 1, 4);
        Assert.Equal(3, await Db.Certificates.CountAsync(Stop));
        await NothingIsBrokenAsync();
    }

    [Fact]
    public async Task A_certificate_is_revoked_once()
    {
        await TaughtAsync();
        await march.AssessAsync(new(2025, 3, 28));
        await march.IssueAsync();
        var number = await Db.Certificates.OrderBy(c => c.Serial).Select(c => c.Number).FirstAsync(Stop);

        Assert.Equal(1, await TogetherAsync<RevokeCertificate>(5, a => a.RunAsync(number, RevokeReason.Twice, null, march.Examiner, Stop)));

        Assert.Equal(1, await Db.History.CountAsync(h => h.EntityKind == nameof(Certificate) && h.Change == HistoryChange.Changed, Stop));
        await NothingIsBrokenAsync();
    }

    [Fact]
    public async Task A_batch_is_decided_once()
    {
        var batch = await SubmittedAsync();

        Assert.Equal(1, await TogetherAsync(Decide(batch, Decision.Approve), Decide(batch, Decision.Return), Decide(batch, Decision.Approve), Decide(batch, Decision.Return)));

        await NothingIsBrokenAsync();
    }

    [Fact]
    public async Task Nobody_leaves_an_approved_batch()
    {
        var batch = await SubmittedAsync();
        var claims = await Db.Claims.Select(c => c.Id).ToListAsync(Stop);

        await TogetherAsync(claims.Select(id => Ask<TakeOutClaim>(a => a.RunAsync(batch, id, "材料不全", Officer, Stop))).Prepend(Decide(batch, Decision.Approve)));

        await NothingIsBrokenAsync();
    }

    [Fact]
    public async Task An_approval_and_a_revocation_do_not_miss_each_other()
    {
        var batch = await SubmittedAsync();
        var number = await Db.Certificates.OrderBy(c => c.Serial).Select(c => c.Number).FirstAsync(Stop);

        await TogetherAsync(Decide(batch, Decision.Approve), Ask<RevokeCertificate>(a => a.RunAsync(number, RevokeReason.Twice, null, march.Examiner, Stop)));
        await march.DoDueWorkAsync();

        // Whoever came first: a revoked certificate is either out of the batch, or approved before and to be recovered.
        var approved = await Db.BatchTransitions.Where(t => t.To == Stage.CountyApproved).Select(t => (DateTime?)t.At).SingleOrDefaultAsync(Stop);
        var left = await Db.Claims.Where(c => c.State == ClaimState.TakenOut).CountAsync(Stop);
        var revoked = await Db.Certificates.CountAsync(c => c.State == CertificateState.Revoked, Stop);
        Assert.True(approved is null ? left == revoked : left == 0, $"approved {approved}, out {left}, revoked {revoked}");
        await NothingIsBrokenAsync();
    }

    [Fact]
    public async Task A_person_is_taken_out_once_and_put_back_once()
    {
        var batch = await SubmittedAsync();
        var claim = await Db.Claims.OrderBy(c => c.Id).Select(c => c.Id).FirstAsync(Stop);

        Assert.Equal(1, await TogetherAsync<TakeOutClaim>(4, a => a.RunAsync(batch, claim, "材料不全", Officer, Stop)));
        Assert.Equal(1, await TogetherAsync<PutBackClaim>(4, a => a.RunAsync(batch, claim, Officer, Stop)));

        Assert.Equal(3, await Db.Claims.Counted().CountAsync(Stop));
        await NothingIsBrokenAsync();
    }

    [Fact]
    public async Task A_batch_gathered_by_several_holds_everybody_once()
    {
        await TaughtAsync();
        await march.AssessAsync(new(2025, 3, 28));
        await march.IssueAsync();
        var batch = await Db.ClaimBatches.Select(b => b.Number).SingleAsync(Stop);

        await TogetherAsync<ReassembleBatch>(4, a => a.RunAsync(batch, march.Clerk, Stop));

        Assert.Equal(3, await Db.Claims.Counted().CountAsync(Stop));
        await NothingIsBrokenAsync();
    }
}
