using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Ground;
using TrainingHub.Platform.Files;
using TrainingHub.Training;

namespace TrainingHub.Tests;

internal sealed partial class Given
{
    /// <summary>An assessment of the class, the day after its last, that takes candidates.</summary>
    public Task<AssessmentPlan> PlanAsync(CourseRun run) => SavedAsync(Plan(run, run.AssessorId!.Value));

    /// <summary>Everybody of the class is admitted, registration is closed.</summary>
    public async Task<List<Candidate>> AdmittedAsync(AssessmentPlan plan)
    {
        var enrolments = await db.Enrolments.Where(e => e.CourseRunId == plan.CourseRunId).ToListAsync();
        var candidates = enrolments.ConvertAll(e => Candidate(plan, e));
        db.AddRange(candidates);
        plan.Close();
        await db.SaveChangesAsync();
        return candidates;
    }

    /// <summary>Everybody admitted has 80 points in each part, and the results are on notice.</summary>
    public async Task PassedAsync(AssessmentPlan plan, Level level, DateOnly publishedOn, DateOnly noticeEndsOn)
    {
        var admitted = await db.Candidates.Where(c => c.PlanId == plan.Id && c.Admitted).ToListAsync();
        db.AddRange(admitted.SelectMany(c => Parts.Of(level).Select(part =>
            new Mark { CandidateId = c.Id, Part = part, Revision = 0, Tenths = 800, RecordedBy = "测试", RecordedAt = publishedOn.StartUtc })));
        plan.Publish(publishedOn.StartUtc.AddHours(9), noticeEndsOn);
        await db.SaveChangesAsync();
    }

    /// <summary>A certificate with everything it stands on, all new; on an empty database a county and a course, too.</summary>
    public async Task<Certificate> IssuedAsync(string name = "王桂兰", Level level = Level.Five, DateOnly? on = null)
    {
        var issuedOn = on ?? new(2025, 3, 3);
        if (!await db.Regions.AnyAsync())
            await CountyAsync();
        if (!await db.Courses.AnyAsync())
            db.Add(new Course { Name = "养老护理员", Occupation = "养老护理员", OccupationCode = "4-10-01-05", Edition = 2019 });
        var (assessor, school) = (await AssessorAsync(), await SchoolAsync());
        return await CertificateAsync(await RunAsync(school, issuedOn.AddDays(-40), level, assessor), await TraineeAsync(name), issuedOn);
    }

    /// <summary>A live certificate of the class's level for somebody enrolled in it.</summary>
    public async Task<Certificate> CertificateAsync(CourseRun run, Trainee trainee, DateOnly issuedOn) =>
        (await CertificatesAsync(run, [trainee], issuedOn)).Single();

    /// <summary>A live certificate for each; who is not in the class yet is enrolled.</summary>
    public async Task<List<Certificate>> CertificatesAsync(CourseRun run, IReadOnlyList<Trainee> trainees, DateOnly issuedOn)
    {
        var assessor = await db.Assessors.FirstOrDefaultAsync(a => a.Id == run.AssessorId) ?? await AssessorAsync();
        var plan = await db.AssessmentPlans.FirstOrDefaultAsync(p => p.CourseRunId == run.Id) ?? db.Add(Plan(run, assessor.Id)).Entity;
        var series = await db.NumberSeries.FirstOrDefaultAsync(s => s.Prefix == assessor.Prefix && s.Year == issuedOn.Year && s.Level == run.Level)
            ?? db.Add(new NumberSeries { AssessorId = assessor.Id, Prefix = assessor.Prefix, Year = issuedOn.Year, Level = run.Level }).Entity;
        var enrolments = await db.Enrolments.Where(e => e.CourseRunId == run.Id).ToDictionaryAsync(e => e.TraineeId);
        var issue = db.Add(Issue(plan)).Entity;
        var certificates = new List<Certificate>();
        foreach (var trainee in trainees)
        {
            if (!enrolments.TryGetValue(trainee.Id, out var enrolment))
                db.Add(enrolment = Enrolment(run, trainee));
            var candidate = db.Add(Candidate(plan, enrolment)).Entity;
            // Only the issuing job raises a series; here the row is written past the entity.
            var serial = ++db.Entry(series).Property(s => s.Last).CurrentValue;
            certificates.Add(Certificate(run, trainee, candidate, issue, series, serial, issuedOn, assessor));
        }
        db.AddRange(certificates);
        await db.SaveChangesAsync();
        return certificates;
    }

    /// <summary>The certificate's paper is pressed, and so is the hand-out sheet of its class.</summary>
    /// <returns>both</returns>
    public async Task<(StoredFile Paper, StoredFile HandOut)> PressedAsync(FileStore files, Certificate certificate)
    {
        var paper = files.Keep([1, 2, 3], $"{certificate.Number}.pdf", "application/pdf", numbers: 1);
        var handOut = files.Keep([1, 2, 3], "领证登记表.pdf", "application/pdf", numbers: 0);
        (await db.CertificateIssues.SingleAsync(i => i.Id == certificate.IssueId)).HandOutPressed(handOut.Id);
        db.Add(new CertificatePaper { CertificateId = certificate.Id, FileId = paper.Id, Sha256 = paper.Sha256, Snapshot = [1], PressedAt = Now });
        await db.SaveChangesAsync();
        return (paper, handOut);
    }

    private static AssessmentPlan Plan(CourseRun run, Guid assessor) => new()
    {
        CourseRunId = run.Id,
        SchoolId = run.SchoolId,
        AssessorId = assessor,
        RegionPath = run.RegionPath,
        ExamDay = run.LastDay.AddDays(1),
        CreatedAt = Now,
    };

    private static Candidate Candidate(AssessmentPlan plan, Enrolment enrolment) =>
        new() { PlanId = plan.Id, EnrolmentId = enrolment.Id, TraineeId = enrolment.TraineeId, Admitted = true };

    private static CertificateIssue Issue(AssessmentPlan plan) => new()
    {
        PlanId = plan.Id,
        CourseRunId = plan.CourseRunId,
        SchoolId = plan.SchoolId,
        AssessorId = plan.AssessorId,
        RegionPath = plan.RegionPath,
        JobId = Guid.CreateVersion7(),
        CreatedBy = "测试",
        CreatedAt = Now,
    };

    private static Certificate Certificate(
        CourseRun run, Trainee trainee, Candidate candidate, CertificateIssue issue, NumberSeries series, int serial, DateOnly issuedOn, Assessor assessor) => new()
        {
            TraineeId = trainee.Id,
            CandidateId = candidate.Id,
            CourseRunId = run.Id,
            SchoolId = run.SchoolId,
            AssessorId = assessor.Id,
            RegionPath = run.RegionPath,
            Occupation = "养老护理员",
            OccupationCode = "4-10-01-05",
            Level = run.Level,
            Serial = serial,
            Number = CertificateNumber.Of(assessor.Prefix, issuedOn.Year, run.Level, serial),
            SeriesId = series.Id,
            IssuedOn = issuedOn,
            IssuedAt = issuedOn.StartUtc.AddHours(9),
            Code = CheckCode.New(),
            HolderName = trainee.Name,
            HolderSex = trainee.Sex,
            HolderIdKind = IdKind.ResidentId,
            HolderMaskedNumber = trainee.MaskedNumber,
            AssessorName = assessor.Name,
            IssueId = issue.Id,
        };
}
