using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Competitions;
using TrainingHub.Ground;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.Files;
using TrainingHub.Platform.Work;
using TrainingHub.Subsidies;
using TrainingHub.Training;
using Scores = TrainingHub.Competitions.Marks;

namespace TrainingHub.Oversight;

/// <summary>What must hold between rows that were written at different times by different hands. Joins only; reads only.</summary>
internal sealed class Relations(HubDb db, Rulebook rules)
{
    public async Task<IReadOnlyList<Invariant>> RunAsync(CancellationToken ct = default) =>
    [
        new("attendance.hours", "到课学时不超过课时，考勤记录没有缺失", await RollsAsync(ct)),
        .. await HoursAsync(ct),
        new("plan.notice", "成绩公示的工作日数与规定相符", await NoticesAsync(ct)),
        new("certificate.class", "证书上的县区、学校、评价机构、等级和本人都与班级相符", await OfTheirClassAsync(ct)),
        new("certificate.days", "证书都在结业、考核、公示之后发出", await DaysAsync(ct)),
        new("certificate.own-paper", "打印的每张证书都对应自己的记录", await ExchangedAsync(ct)),
        new("person.document", "每个人显示的证件号码都是本人的", await DocumentsAsync(ct)),
        new("claim.certificate", "没有用已注销的证书申领补贴（正在移出的、审核通过后才注销的除外）", await RevokedAsync(ct)),
        new("batch.files", "补贴批次的材料与存入时一致", await BatchFilesAsync(ct)),
        new("competition.ranks", "竞赛名次和奖项都与成绩相符", await RanksAsync(ct)),
        new("database.guards", "数据库自身的保护措施都在", await Safeguards.MissingAsync(db, ct)),
    ];

    private async Task<IReadOnlyList<string>> RollsAsync(CancellationToken ct)
    {
        var over = await (from a in db.Attendances
                          join s in db.ClassSessions on a.SessionId equals s.Id
                          group new { a, s } by new { a.SessionId, s.From, s.To } into g
                          select new { g.Key, Most = g.Max(x => x.a.Hours), Least = g.Min(x => x.a.Hours) }).ToListAsync(ct);
        var lost = await db.Attendances.GroupBy(a => new { a.EnrolmentId, a.SessionId })
            .Where(g => g.Max(a => a.Revision) + 1 != g.Count()).Select(g => g.Key).ToListAsync(ct);
        return
        [
            .. over.Where(o => o.Least < 0 || o.Most > Hours.OfMinutes((int)(o.Key.To - o.Key.From).TotalMinutes)).Select(o => $"session {o.Key.SessionId}"),
            .. lost.Select(l => $"enrolment {l.EnrolmentId} session {l.SessionId}"),
        ];
    }

    /// <summary>Two at once: rolls are added up one time.</summary>
    private async Task<IReadOnlyList<Invariant>> HoursAsync(CancellationToken ct)
    {
        var wrong = (await ReachedHours.WrongAsync(db, ct)).ToDictionary(w => w.Id, w => w.Reached);
        var admitted = from c in db.Candidates where c.Admitted join e in db.Enrolments on c.EnrolmentId equals e.Id select new { c.Id, c.EnrolmentId, e.HoursReachedOn };
        var tooEarly = await admitted.Where(c => c.HoursReachedOn == null).ToListAsync(ct);
        foreach (var part in wrong.Where(w => w.Value is null).Select(w => w.Key).Chunk(500))
            tooEarly.AddRange(await admitted.Where(c => part.Contains(c.EnrolmentId) && c.HoursReachedOn != null).ToListAsync(ct));
        return
        [
            new("plan.admitted", "参加认定的人都达到本班规定的学时（两处同时登记的只计一次，每天不超过规定）",
                [.. tooEarly.Where(c => wrong.GetValueOrDefault(c.EnrolmentId) is null).Select(c => c.Id.ToString())]),
            new("class.reached", "每个人学时达标的日期和计入的年度都与考勤相符", [.. wrong.Keys.Select(id => id.ToString())]),
        ];
    }

    private async Task<IReadOnlyList<string>> NoticesAsync(CancellationToken ct)
    {
        var plans = await db.AssessmentPlans.AsNoTracking().Where(p => p.State == PlanState.Published).Select(p => new { Plan = p, p.Run.Code }).ToListAsync(ct);
        if (plans.Count == 0)
            return [];
        var (workdays, days, wrong) = (await db.WorkdaysAsync(ct), new Dictionary<(string, DateOnly), long>(), new List<string>());
        foreach (var (plan, code) in plans.Select(p => (p.Plan, p.Code)))
        {
            if (plan.PublishedOn is not { } on || plan.PublishedAt?.ChinaDay != on)
            {
                wrong.Add(code);
                continue;
            }
            if (!days.TryGetValue((plan.RegionPath, on), out var rule))
                days[(plan.RegionPath, on)] = rule = await rules.ValueAsync(RuleKeys.NoticeDays, plan.RegionPath, on, ct);
            if (plan.NoticeEndsOn != workdays.LastDayOf(on, (int)rule))
                wrong.Add(code);
        }
        return wrong;
    }

    private async Task<IReadOnlyList<string>> OfTheirClassAsync(CancellationToken ct) =>
        await db.Certificates.Where(c => c.RegionPath != c.Run.RegionPath || c.SchoolId != c.Run.SchoolId || c.AssessorId != c.Run.AssessorId
                || c.Level != c.Run.Level || c.Candidate.TraineeId != c.TraineeId || c.Candidate.Plan.CourseRunId != c.CourseRunId)
            .Select(c => c.Number).ToListAsync(ct);

    private async Task<IReadOnlyList<string>> DaysAsync(CancellationToken ct) =>
        await db.Certificates.Where(c => c.IssuedOn < c.Run.LastDay || c.IssuedOn < c.Candidate.Plan.ExamDay
                || c.Candidate.Plan.NoticeEndsOn == null || c.IssuedOn <= c.Candidate.Plan.NoticeEndsOn)
            .Select(c => c.Number).ToListAsync(ct);

    private async Task<IReadOnlyList<string>> ExchangedAsync(CancellationToken ct) =>
        await (from p in db.CertificatePapers
               join f in db.Set<StoredFile>() on p.FileId equals f.Id
               join c in db.Certificates on p.CertificateId equals c.Id
               where f.Name != c.Number + ".pdf"
               select c.Number).ToListAsync(ct);

    private async Task<IReadOnlyList<string>> DocumentsAsync(CancellationToken ct)
    {
        var pairs = from d in db.IdentityDocuments join t in db.Trainees on d.TraineeId equals t.Id select new { t.Id, Same = d.Masked == t.MaskedNumber };
        var others = await pairs.Where(p => !p.Same).Select(p => p.Id).Distinct().ToListAsync(ct);
        // Somebody may have a second document beside the one that is shown.
        var own = await pairs.Where(p => p.Same && others.Contains(p.Id)).Select(p => p.Id).ToHashSetAsync(ct);
        return [.. others.Where(id => !own.Contains(id)).Select(id => id.ToString())];
    }

    private async Task<IReadOnlyList<string>> RevokedAsync(CancellationToken ct)
    {
        var claims = await (from c in db.Claims.WithoutCertificate()
                            join b in db.ClaimBatches on c.BatchId equals b.Id
                            where b.Stage != Stage.CountyApproved
                            select new { c.CertificateId, b.Number, Certificate = c.Certificate.Number }).ToListAsync(ct);
        var certificates = claims.Select(c => c.CertificateId).ToList();
        var promised = await db.Set<WorkItem>().Where(w => w.Kind == FollowRevocation.Kind && w.State != WorkState.Done && certificates.Contains(w.Subject)).Select(w => w.Subject).ToHashSetAsync(ct);
        return [.. claims.Where(c => !promised.Contains(c.CertificateId)).Select(c => $"{c.Number}: {c.Certificate}")];
    }

    private async Task<IReadOnlyList<string>> BatchFilesAsync(CancellationToken ct)
    {
        var wrong = await (from p in db.BatchPapers
                           join f in db.Set<StoredFile>() on p.FileId equals f.Id into own
                           from f in own.DefaultIfEmpty()
                           where f == null || f.Sha256 != p.Sha256
                           select p.Id).ToListAsync(ct);
        return [.. wrong.Select(id => id.ToString())];
    }

    private async Task<IReadOnlyList<string>> RanksAsync(CancellationToken ct)
    {
        var wrong = new List<string>();
        var entries = (await db.CompetitionEntries.AsNoTracking().ToListAsync(ct)).ToLookup(e => e.CompetitionId);
        foreach (var contest in await db.Competitions.AsNoTracking().ToListAsync(ct))
        {
            var field = entries[contest.Id].ToDictionary(e => e.TraineeId);
            var placings = Ranking.Of(field.Values.Select(e => new Scores(e.TraineeId, e.Theory, e.Skills, e.ExtraRound)), contest.TheoryWeight, contest.PassLine, contest.Quota);
            if (placings.Any(p => field[p.Key] is var e && (e.Total, e.Rank, e.Award) != (p.Total, p.Rank, p.Award)))
                wrong.Add(contest.Name);
        }
        return wrong;
    }
}
