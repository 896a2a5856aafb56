using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Certification;
using TrainingHub.Demo;
using TrainingHub.Ground;
using TrainingHub.Oversight;
using TrainingHub.Platform.Files;
using TrainingHub.Platform.History;
using TrainingHub.Platform.Letters;
using TrainingHub.Platform.Work;
using TrainingHub.Subsidies;

namespace TrainingHub.Tests.Flows;

/// <summary>
/// A class in Weihai in March 2025: seven people come by a roster, four get a certificate. The results hang out from 28 March;
/// Qingming (4 to 6 April) is within the notice.
/// </summary>
public sealed partial class FromSheetToCertificateTests : HubTest
{
    private const string Mailed = "王秀英", Rare = "吴𠮷", JustPassed = "李桂兰", MailedToo = "杨丽华", Failed = "张淑珍", ShortOfHours = "刘凤英", Absent = "陈春梅";
    private static readonly string[] Certified = [Mailed, Rare, JustPassed, MailedToo];

    private City city = null!;
    private Assessor assessor = null!;
    private PlayedClass march = null!;

    private Actor Officer => Given.CityOfficer(city) with { PersonId = Guid.CreateVersion7() };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        city = await Given.CityAsync("weihai");
        assessor = await Given.AssessorAsync("环翠区");
        march = new(Services, Clock, await Given.SchoolAsync("环翠区"), assessor, new(2025, 3, 10));
        await march.OpenAsync();
        var people = Given.People(0, Mailed, Rare, JustPassed, MailedToo, Failed, ShortOfHours, Absent)
            .Select(p => p.Name is Mailed or MailedToo ? p with { Mail = $"{p.Number[6..14]}@example.cn" } : p);
        Assert.Equal(7, (await march.ImportAsync(people)).Added);
        await march.TeachAsync((name, lesson) => name == ShortOfHours && lesson == 9 ? 5 : PlayedClass.LessonHours);
        await march.AssessAsync(new(2025, 3, 28), name => name switch
        {
            JustPassed => (600, 600),
            Failed => (950, 599),
            Absent => null,
            _ => (810, 775),
        });
    }

    private Task<List<string>> HoldersAsync() => Db.Certificates.AsNoTracking().OrderBy(c => c.Serial).Select(c => c.HolderName).ToListAsync(Stop);

    [Fact]
    public async Task Sixty_hours_admit_and_fifty_nine_do_not()
    {
        var refused = await (
            from c in Db.Candidates
            join t in Db.Trainees on c.TraineeId equals t.Id
            where !c.Admitted
            select t.Name + " " + c.Reasons).ToListAsync(Stop);

        Assert.Equal([$"{ShortOfHours} Hours"], refused);
        Assert.Equal(6, await Db.Candidates.CountAsync(c => c.Admitted, Stop));
    }

    [Fact]
    public void The_notice_counts_five_working_days_around_the_holiday() => Assert.Equal(new(2025, 4, 7), march.NoticeEndsOn);

    [Fact]
    public async Task Before_the_notice_has_ended_nothing_is_issued()
    {
        Clock.SetDay(march.NoticeEndsOn);

        Assert.Equal(0, await Make<IssueWhereDue>().RunAsync(Stop));
        Assert.Equal("issue.notice", (await Assert.ThrowsAsync<RuleBroken>(() => Make<IssueCertificates>().RunAsync(march.Code, march.Examiner, Stop))).Code);
        Assert.Empty(await HoldersAsync());
    }

    [Fact]
    public async Task Sixty_points_in_every_part_pass_and_fifty_nine_point_nine_in_one_fail()
    {
        await march.IssueAsync();

        Assert.Equal(Certified.Order(), (await HoldersAsync()).Order());
    }

    [Fact]
    public async Task Numbers_run_from_one_without_a_gap()
    {
        await march.IssueAsync();

        Assert.Equal(Enumerable.Range(1, 4).Select(n => $"{assessor.Prefix}255{n:000000}"), await Db.Certificates.Select(c => c.Number).Order().ToListAsync(Stop));
    }

    [Fact]
    public async Task Every_certificate_is_printed_and_its_bytes_match_the_hash()
    {
        await march.IssueAsync();

        var papers = await Db.CertificatePapers.AsNoTracking().ToListAsync(Stop);
        Assert.Equal(4, papers.Count);
        foreach (var paper in papers)
        {
            var (_, type, bytes, _) = await Make<FileStore>().OpenAsync(paper.FileId, Stop);
            Assert.Equal("application/pdf", type);
            Assert.Equal("%PDF"u8.ToArray(), bytes[..4]);
            Assert.Equal(paper.Sha256, SHA256.HashData(bytes));
        }
    }

    [Fact]
    public async Task Letters_are_mailed_where_there_is_an_address_and_wait_on_paper_elsewhere()
    {
        await march.IssueAsync();

        var letters = await Db.Set<Letter>().AsNoTracking().ToListAsync(Stop);
        Assert.Equal(new HashSet<string> { Mailed, MailedToo }, letters.Where(l => l.State == LetterState.Sent).Select(l => l.ToName).ToHashSet());
        Assert.Equal(new HashSet<string> { Rare, JustPassed }, letters.Where(l => l.State == LetterState.OnPaper).Select(l => l.ToName).ToHashSet());
        Assert.Equal(2, Directory.GetFiles(Path.Combine(Database.Folder, "mail"), "*.eml").Length);
    }

    [Fact]
    public async Task Those_without_mail_are_on_the_sheet_that_the_school_hands_out()
    {
        await march.IssueAsync();

        var issue = await Db.CertificateIssues.AsNoTracking().SingleAsync(Stop);
        Assert.Equal(4, issue.Count);
        Assert.Equal("application/pdf", (await Make<FileStore>().OpenAsync(issue.HandOutFileId!.Value, Stop)).ContentType);
    }

    [Fact]
    public async Task The_claims_have_the_amount_of_the_rule_and_the_others_their_reasons()
    {
        await march.IssueAsync();

        var batch = await Db.ClaimBatches.AsNoTracking().SingleAsync(Stop);
        Assert.Equal(Stage.Draft, batch.Stage);
        Assert.Equal([150_000, 150_000, 150_000, 150_000], await Db.Claims.Where(c => c.BatchId == batch.Id).Select(c => c.AmountFen).ToListAsync(Stop));
        var left = await Db.ClaimsLeftOut.Join(Db.Trainees, l => l.TraineeId, t => t.Id, (l, t) => new { t.Name, l.Reasons }).ToDictionaryAsync(l => l.Name, l => l.Reasons, Stop);
        Assert.Equal(new Dictionary<string, string> { [Failed] = "NoCertificate", [ShortOfHours] = "NoCertificate", [Absent] = "NoCertificate" }, left);
    }

    [Fact]
    public async Task Nothing_is_broken_afterwards()
    {
        await march.IssueAsync();

        var all = (await Make<Invariants>().RunAsync(Stop)).Concat(await Make<KeptBytes>().RunAsync(Stop));
        Assert.Empty(all.Where(i => i.Broken.Count > 0).Select(i => $"{i.Name}: {string.Join(", ", i.Broken)}"));
    }

    [Fact]
    public async Task Issuing_twice_issues_nobody_twice()
    {
        Clock.SetDay(march.NoticeEndsOn.AddDays(1));
        await march.DoAsync<IssueCertificates>(a => a.RunAsync(march.Code, march.Examiner, Stop));
        await march.DoAsync<IssueCertificates>(a => a.RunAsync(march.Code, march.Examiner, Stop));
        Assert.Equal(0, (await march.DoDueWorkAsync()).Failed);

        Assert.Equal([0, 4], await Db.CertificateIssues.Select(i => i.Count).Order().ToListAsync(Stop));
        Assert.Equal(4, await Db.Certificates.CountAsync(Stop));
        Assert.Equal("issue.nobody", (await Assert.ThrowsAsync<RuleBroken>(() => Make<IssueCertificates>().RunAsync(march.Code, march.Examiner, Stop))).Code);
        Assert.Equal(0, await Make<IssueWhereDue>().RunAsync(Stop));
    }

    [Fact]
    public async Task An_issue_rolled_back_leaves_no_gap_in_the_series()
    {
        Clock.SetDay(march.NoticeEndsOn.AddDays(1));
        await march.DoAsync<IssueCertificates>(a => a.RunAsync(march.Code, march.Examiner, Stop));
        await Assert.ThrowsAsync<TimeoutException>(() => ElsewhereAsync(async s =>
        {
            var db = s.GetRequiredService<HubDb>();
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            await s.GetRequiredService<IssueClass>().RunAsync(await db.CertificateIssues.Select(i => i.Id).SingleAsync(Stop), Stop);
            Assert.Equal(4, await db.Certificates.CountAsync(Stop));
            throw new TimeoutException("the power goes");
        }));

        Assert.Empty(await HoldersAsync());
        Assert.Equal(0, (await march.DoDueWorkAsync()).Failed);

        Assert.Equal([1, 2, 3, 4], await Db.Certificates.Select(c => c.Serial).Order().ToListAsync(Stop));
        Assert.Equal(4, await Db.NumberSeries.Select(s => s.Last).SingleAsync(Stop));
    }

    [Fact]
    public async Task A_clock_set_back_pauses_the_issue_until_it_is_right_again()
    {
        Clock.SetDay(march.NoticeEndsOn.AddDays(1));
        await march.DoAsync<IssueCertificates>(a => a.RunAsync(march.Code, march.Examiner, Stop));
        Clock.Pass(TimeSpan.FromMinutes(-6));

        await PausedAsync("为防止倒签");

        Clock.Pass(TimeSpan.FromMinutes(6));
        await AgainAsync();
    }

    [Fact]
    public async Task A_leap_of_the_clock_pauses_the_issue_until_an_operator_accepts_it()
    {
        Clock.SetDay(march.NoticeEndsOn.AddDays(1));
        await march.DoAsync<IssueCertificates>(a => a.RunAsync(march.Code, march.Examiner, Stop));
        Clock.Pass(TimeSpan.FromDays(31));

        await PausedAsync("超过30天");

        await Make<AcceptClock>().RunAsync("停机一个月，时间无误", Actor.System, Stop);
        await AgainAsync();
    }

    [Fact]
    public async Task Asking_does_not_hide_a_leap_of_the_clock()
    {
        Clock.SetDay(new(2025, 4, 28)); // 31 days after the results were hung out

        Assert.Equal("clock.leap", (await Assert.ThrowsAsync<RuleBroken>(() => march.DoAsync<IssueCertificates>(a => a.RunAsync(march.Code, march.Examiner, Stop)))).Code);

        Assert.False(await Db.CertificateIssues.AnyAsync(Stop));
    }

    private async Task PausedAsync(string why)
    {
        Assert.Equal(1, (await march.DoDueWorkAsync()).Failed);
        var item = await Db.Set<WorkItem>().AsNoTracking().SingleAsync(w => w.Kind == IssueClass.Kind, Stop);
        Assert.Equal(WorkState.Parked, item.State);
        Assert.Contains(why, item.Trouble, StringComparison.Ordinal);
        Assert.Empty(await HoldersAsync());
    }

    private async Task AgainAsync()
    {
        var item = await Db.Set<WorkItem>().Where(w => w.Kind == IssueClass.Kind).Select(w => w.Id).SingleAsync(Stop);
        await march.DoAsync<RetryWork>(a => a.RunAsync(item, null, Actor.System, Stop));
        Assert.Equal(0, (await march.DoDueWorkAsync()).Failed);
        Assert.Equal(4, (await HoldersAsync()).Count);
    }
}
