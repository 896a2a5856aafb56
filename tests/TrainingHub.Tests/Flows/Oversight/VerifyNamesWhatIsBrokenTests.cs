using Microsoft.EntityFrameworkCore;
using TrainingHub.Competitions;
using TrainingHub.Ground;
using TrainingHub.Oversight;
using TrainingHub.Platform.History;
using TrainingHub.Subsidies;

namespace TrainingHub.Tests.Flows;

/// <summary>
/// Somebody edits the database by hand, past the program and its guards: <c>verify</c> names it. Everything is tried on one year of a small
/// city, each edit in a transaction that is taken back.
/// </summary>
public sealed class VerifyNamesWhatIsBrokenTests : HubTest
{
    private PlayedClass march = null!;
    private string city = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var weihai = await Given.CityAsync("weihai");
        city = weihai.Path;
        march = new(Services, Clock, await Given.SchoolAsync("环翠区"), await Given.AssessorAsync("环翠区"), new(2025, 3, 10));
        await march.OpenAsync();
        await march.ImportAsync(Given.People(0, "王桂兰", "李秀英", "张凤英"));
        await march.TeachAsync();
        await march.AssessAsync(new(2025, 3, 28));
        await march.IssueAsync();
        var batch = await Db.ClaimBatches.Select(b => b.Number).SingleAsync(Stop);
        var officer = Given.CityOfficer(weihai) with { PersonId = Guid.CreateVersion7() };
        await march.DoAsync<DecideBatch>(a => a.RunAsync(batch, Decision.Submit, null, march.Clerk, Stop));
        await march.DoDueWorkAsync();
        await march.DoAsync<DecideBatch>(a => a.RunAsync(batch, Decision.Approve, null, officer, Stop));
        var people = await Db.Trainees.OrderBy(t => t.Id).ToListAsync(Stop);
        var contest = new CompetitionPlan("护理技能大赛", city, new(2025, 2, 1), new(2025, 2, 2), "体育馆", 30, 60, new(1, 1, 1), "通知");
        await march.DoAsync<RecordCompetition>(a => a.RunAsync(contest, [.. people.Select((p, i) => new Competitor(p.Id, p.Name, "", 8000, 8000 + i))], Actor.System, Stop));
        await Given.AccountAsync(Role.CountyOfficer, city);
        Db.ChangeTracker.Clear();
    }

    private async Task<List<string>> BrokenAsync() =>
        [.. (await Make<Verify>().RunAsync(Stop)).Where(i => i.Broken.Count > 0).Select(i => $"{i.Name} {string.Join(' ', i.Broken)}")];

    private async Task UnguardAsync(string table)
    {
        var triggers = $"SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '{table}'";
        if (Db.Database.IsSqlite())
            foreach (var name in await Db.Database.SqlQueryRaw<string>(triggers).ToListAsync(Stop))
                await SqlAsync($"DROP TRIGGER \"{name}\"");
        else
            await SqlAsync($"ALTER TABLE {table} DISABLE TRIGGER USER");
    }

    private Task<int> SqlAsync(string sql) => Db.Database.ExecuteSqlRawAsync(sql, Stop);

    private (string Named, Func<Task> Edit)[] Edits =>
    [
        ("history.tells Certificate", SwapNumbersAsync),
        ("plan.admitted", () => UnguardedAsync("attendances", "DELETE FROM attendances WHERE enrolment_id = (SELECT enrolment_id FROM attendances ORDER BY enrolment_id LIMIT 1)")),
        ("class.reached", () => SqlAsync("UPDATE enrolments SET hours_reached_on = '2025-03-11'")),
        ("attendance.hours", () => UnguardedAsync("attendances", "UPDATE attendances SET hours = 9 WHERE id = (SELECT id FROM attendances ORDER BY id LIMIT 1)")),
        ("history.tells Mark", () => UnguardedAsync("marks", "UPDATE marks SET tenths = 990 WHERE id = (SELECT id FROM marks ORDER BY id LIMIT 1)")),
        ("certificate.passed", () => UnguardedAsync("marks", "UPDATE marks SET tenths = 590")),
        ("history.tells Certificate", () => SqlAsync("UPDATE certificates SET state = 'Revoked' WHERE serial = 1")),
        ("history.tells Claim", () => SqlAsync("UPDATE claims SET state = 'TakenOut'")),
        ("history.tells Certificate", () => SqlAsync("UPDATE certificates SET holder_name = '别人' WHERE serial = 1")),
        ("certificate.class", () => SqlAsync("UPDATE certificates SET region_path = '/371000/371003/' WHERE serial = 1")),
        ("certificate.days", () => SqlAsync("UPDATE certificates SET issued_on = '2025-03-20' WHERE serial = 1")),
        ("competition.ranks", () => UnguardedAsync("competition_entries", "UPDATE competition_entries SET award = 'First'")),
        ("competition.ranks", () => UnguardedAsync("competition_entries", "UPDATE competition_entries SET skills = 9900 WHERE rank = 3")),
        ("certificate.own-paper", () => UnguardedAsync("certificate_papers", "UPDATE certificate_papers SET file_id = (SELECT p.file_id FROM certificate_papers p JOIN certificates c ON c.id = p.certificate_id WHERE c.serial = 1) WHERE certificate_id = (SELECT id FROM certificates WHERE serial = 2)")),
        ("batch.files", () => UnguardedAsync("batch_papers", "UPDATE batch_papers SET sha256 = (SELECT sha256 FROM certificate_papers LIMIT 1)")),
        ("person.document", SwapDocumentsAsync),
        ("history.whole Certificate", () => UnguardedAsync("history", "DELETE FROM history WHERE entity_kind = 'Certificate'")),
        ("history.tells Membership", () => SqlAsync("UPDATE memberships SET role = 'CityOfficer' WHERE role = 'CountyOfficer'")),
        ("plan.notice", () => SqlAsync("UPDATE assessment_plans SET notice_ends_on = published_on")),
        ("history.tells DatedRule", () => SqlAsync("UPDATE dated_rules SET value = value + 1 WHERE id = (SELECT id FROM dated_rules ORDER BY id LIMIT 1)")),
        ("history.tells CalendarDay", () => SqlAsync("UPDATE calendar_days SET is_off = NOT is_off WHERE day = (SELECT day FROM calendar_days ORDER BY day LIMIT 1)")),
        ("history.whole CalendarDay", () => SqlAsync("DELETE FROM calendar_days WHERE day = (SELECT day FROM calendar_days ORDER BY day LIMIT 1)")),
        ("database.guards", () => UnguardAsync("history")),
        ("certificate.serials", RemoveLastCertificateAsync),
        ("row.words certificates.state", () => SqlAsync("UPDATE certificates SET state = 'Gone' WHERE serial = 1")),
        ("class.seats", () => SqlAsync("UPDATE course_runs SET seats = 1")),
        ("class.enrolment", () => SqlAsync("UPDATE enrolments SET created_at = '2026-01-01 00:00:00'")),
        ("plan.marks", () => UnguardedAsync("marks", "UPDATE marks SET recorded_at = '2026-01-01 00:00:00'")),
        ("batch.frozen", () => UnguardedAsync("batch_transitions", "UPDATE batch_transitions SET at = '2024-01-01 00:00:00'")),
        ("batch.papers", () => SqlAsync("UPDATE claim_batches SET contents = contents + 1")),
        ("batch.path", () => SqlAsync("UPDATE claim_batches SET stage = 'Draft'")),
        ("claim.certificate", () => SqlAsync("UPDATE certificates SET state = 'Revoked' WHERE serial = 1; UPDATE claim_batches SET stage = 'Submitted'")),
        ("claim.amount", () => SqlAsync("UPDATE claims SET amount_fen = amount_fen + 1")),
        ("certificate.numbers", () => SqlAsync("UPDATE number_serieses SET year = 2024")),
        ("certificate.paper", () => UnguardedAsync("certificate_papers", "DELETE FROM certificate_papers")),
        ("state.once", FinishedTwiceAsync),
        ("account.maker", () => ApprovedByAsync(confirmed: false)),
        ("account.checker", () => ApprovedByAsync(confirmed: true)),
    ];

    private async Task UnguardedAsync(string table, string sql)
    {
        await UnguardAsync(table);
        await SqlAsync(sql);
    }

    private async Task SwapNumbersAsync()
    {
        var numbers = await Db.Certificates.OrderBy(c => c.Serial).Select(c => c.Number).ToListAsync(Stop);
        await SqlAsync($"UPDATE certificates SET number = '-', serial = 900 WHERE number = '{numbers[0]}'");
        await SqlAsync($"UPDATE certificates SET number = '{numbers[0]}', serial = 1 WHERE number = '{numbers[1]}'");
        await SqlAsync($"UPDATE certificates SET number = '{numbers[1]}', serial = 2 WHERE number = '-'");
    }

    private async Task SwapDocumentsAsync()
    {
        var documents = await Db.IdentityDocuments.OrderBy(d => d.Id).ToListAsync(Stop);
        var (one, other) = (documents[0], documents[1]);
        await Db.IdentityDocuments.Where(d => d.Id == one.Id || d.Id == other.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.TraineeId, d => d.Id == one.Id ? other.TraineeId : one.TraineeId), Stop);
    }

    private async Task RemoveLastCertificateAsync()
    {
        foreach (var table in (string[])["certificate_papers", "history"])
            await UnguardAsync(table);
        var last = await Db.Certificates.OrderByDescending(c => c.Serial).Select(c => c.Id).FirstAsync(Stop);
        await Db.Claims.Where(c => c.CertificateId == last).ExecuteDeleteAsync(Stop);
        await Db.CertificatePapers.Where(p => p.CertificateId == last).ExecuteDeleteAsync(Stop);
        await Db.Certificates.Where(c => c.Id == last).ExecuteDeleteAsync(Stop);
        var id = last.ToString();
        await Db.History.Where(h => h.EntityId == id).ExecuteDeleteAsync(Stop);
    }

    /// <summary>The officer had made the account that submitted, and confirmed it themselves or not.</summary>
    private async Task ApprovedByAsync(bool confirmed)
    {
        var account = await Db.Users.Select(u => u.Id).FirstAsync(Stop);
        var approval = await Db.BatchTransitions.AsNoTracking().SingleAsync(t => t.To == Stage.CountyApproved, Stop);
        await UnguardAsync("batch_transitions");
        await Db.BatchTransitions.Where(t => t.To == Stage.Submitted).ExecuteUpdateAsync(s => s.SetProperty(t => t.ActorId, account), Stop);
        var made = new Handling { UserId = account, Kind = HandlingKind.Created, By = "有人", PersonId = approval.PersonId!.Value, At = approval.At.AddDays(-1) };
        if (confirmed)
            made.Confirm(Actor.Nobody with { PersonId = approval.PersonId }, approval.At);
        Db.Add(made);
        await Db.SaveChangesAsync(Stop);
    }

    private async Task FinishedTwiceAsync()
    {
        Db.Add(new HistoryEntry
        {
            At = Clock.GetUtcNow().UtcDateTime,
            ActorId = null,
            ActorName = "有人",
            Act = "改",
            Change = HistoryChange.Changed,
            EntityKind = "CourseRun",
            EntityId = march.RunId.ToString(),
            Changes = """{"State":["Started","Finished"]}""",
        });
        await Db.SaveChangesAsync(Stop);
    }

    /// <summary>Names that an edit of another story breaks: keys, sealed values and bytes.</summary>
    private static readonly string[] Elsewhere = ["file.hash", "person.sealed", "row.sealed", "person.clear", "database.whole", "certificate.one-live", "claim.one-live", "certificate.history", "claim.history"];

    [Fact]
    public async Task Everything_that_must_hold_is_broken_by_an_edit()
    {
        var names = (await Make<Verify>().RunAsync(Stop)).Select(i => i.Name).ToList();
        Assert.Equal([], names.Except(Elsewhere).Except(Edits.Select(e => e.Named.Split(' ')[0])));
    }

    [Fact]
    public async Task Left_alone_nothing_is_broken() => Assert.Equal([], await BrokenAsync());

    [Fact]
    public async Task Every_edit_by_hand_is_named()
    {
        var unnoticed = new List<string>();
        for (var i = 0; i < Edits.Length; i++)
        {
            var (named, edit) = Edits[i];
            Db.ChangeTracker.Clear();
            await using var transaction = await Db.Database.BeginTransactionAsync(Stop);
            await edit();
            Db.ChangeTracker.Clear();
            var broken = await BrokenAsync();
            if (!broken.Any(b => b.Contains(named, StringComparison.Ordinal)))
                unnoticed.Add($"{i} {named}: only {string.Join("; ", broken)}");
            await transaction.RollbackAsync(Stop);
        }
        Assert.True(unnoticed.Count == 0, string.Join('\n', unnoticed));
    }
}
