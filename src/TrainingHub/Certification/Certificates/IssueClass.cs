using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Platform.History;
using TrainingHub.Platform.Work;

namespace TrainingHub.Certification;

/// <summary>
/// The job of one issue: everybody who is due gets a certificate row with the next number of the assessor's series, a check code
/// and a promised print; all in one transaction, so that a rollback leaves neither a gap nor a twin.
/// </summary>
internal sealed class IssueClass(HubDb db, Rulebook rules, Worklist work, TimeProvider clock) : IWorkStep
{
    /// <summary>How many people one save of the transaction takes: a context gets slow and large with thousands of rows.</summary>
    private const int Part = 100;

    public static string Kind => "certificate.issue";
    public static string Title => "编号发证";
    public static StepShape Shape => StepShape.Transaction;

    public async Task RunAsync(Guid subject, CancellationToken ct)
    {
        var issue = await db.CertificateIssues.SingleOrDefaultAsync(i => i.Id == subject, ct) ?? throw new NotHere();
        if (issue.IssuedAt is not null)
            return;
        await ClockCheck.MustHoldAsync(db, clock, ct);
        var plan = await db.AssessmentPlans.AsNoTracking().SingleAsync(p => p.Id == issue.PlanId, ct);
        DueCertificates.MustBeOver(plan, clock.Today);
        var run = await db.CourseRuns.AsNoTracking().SingleAsync(r => r.Id == plan.CourseRunId, ct);
        var course = await db.Courses.AsNoTracking().SingleAsync(c => c.Id == run.CourseId, ct);
        var assessor = await db.Assessors.AsNoTracking().SingleAsync(a => a.Id == plan.AssessorId, ct);

        // Issues of one assessor wait for each other: on PostgreSQL this row stays locked until the transaction ends.
        await db.Assessors.Where(a => a.Id == assessor.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.Name, a => a.Name), ct);
        var series = await SeriesAsync(assessor, clock.Today.Year, run.Level, ct);
        var due = (await DueCertificates.OfPlanAsync(db, rules, plan, course.OccupationCode, run.Level, ct))
            .Where(d => d.Reason is null).Select(d => d.Result).OrderBy(r => r.CandidateId).ToList();
        await db.NumberSeries.Where(s => s.Id == series).ExecuteUpdateAsync(s => s.SetProperty(x => x.Last, x => x.Last + due.Count), ct);
        var last = await db.NumberSeries.AsNoTracking().Where(s => s.Id == series).Select(s => s.Last).SingleAsync(ct);

        var holders = await db.Trainees.AsNoTracking()
            .Where(t => db.Candidates.Any(c => c.PlanId == plan.Id && c.TraineeId == t.Id)).ToDictionaryAsync(t => t.Id, ct);
        var kinds = (await db.IdentityPapers.AsNoTracking()
            .Where(p => db.Candidates.Any(c => c.PlanId == plan.Id && c.TraineeId == p.TraineeId))
            .Select(p => new { p.TraineeId, p.Id, p.Kind }).ToListAsync(ct)).ToLookup(p => p.TraineeId);
        issue.Issued(due.Count, clock.Now);
        if (due.Count > 0)
        {
            work.Add<PrintHandOutSheet>(issue.Id, issue.JobId);
            work.Add(Promised.AssembleClaims, run.Id, issue.JobId, issue.Id.ToString("N"));
        }
        db.Database.AutoSavepointsEnabled = false; // all or nothing, so the parts need no way back of their own
        for (var i = 0; i < due.Count; i++)
        {
            var holder = holders[due[i].TraineeId];
            var serial = last - due.Count + 1 + i;
            var certificate = new Certificate
            {
                TraineeId = holder.Id,
                CandidateId = due[i].CandidateId,
                CourseRunId = run.Id,
                SchoolId = run.SchoolId,
                AssessorId = assessor.Id,
                RegionPath = run.RegionPath,
                Occupation = course.Occupation,
                OccupationCode = course.OccupationCode,
                Level = run.Level,
                Number = CertificateNumber.Of(assessor.Prefix, clock.Today.Year, run.Level, serial),
                SeriesId = series,
                Serial = serial,
                IssuedOn = clock.Today,
                IssuedAt = clock.Now,
                Code = CheckCode.New(),
                HolderName = holder.Name,
                HolderSex = holder.Sex,
                HolderIdKind = kinds[holder.Id].OrderBy(k => k.Id).First().Kind,
                HolderMaskedNumber = holder.MaskedNumber,
                AssessorName = assessor.Name,
                IssueId = issue.Id,
            };
            db.Certificates.Add(certificate);
            work.Add<PrintCertificate>(certificate.Id, issue.JobId);
            if (i % Part == Part - 1)
            {
                await db.SaveChangesAsync(ct);
                db.ChangeTracker.Clear();
            }
        }
        await db.SaveChangesAsync(ct);
    }

    private async Task<Guid> SeriesAsync(Assessor assessor, int year, Level level, CancellationToken ct)
    {
        var known = await db.NumberSeries.AsNoTracking()
            .SingleOrDefaultAsync(s => s.Prefix == assessor.Prefix && s.Year == year && s.Level == level, ct);
        if (known is not null)
            return known.Id;
        var series = new NumberSeries { AssessorId = assessor.Id, Prefix = assessor.Prefix, Year = year, Level = level };
        db.NumberSeries.Add(series);
        await db.SaveChangesAsync(ct);
        db.Entry(series).State = EntityState.Detached;
        return series.Id;
    }
}
