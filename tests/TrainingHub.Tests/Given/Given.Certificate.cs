using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Ground;
using TrainingHub.Training;

namespace TrainingHub.Tests;

internal static partial class Given
{
    /// <summary>A live certificate of the class's level for somebody enrolled in it.</summary>
    public static async Task<Certificate> CertificateAsync(HubDb db, CourseRun run, Trainee trainee, DateOnly issuedOn) =>
        (await CertificatesAsync(db, run, [trainee], issuedOn)).Single();

    /// <summary>A live certificate for each; who is not in the class yet is enrolled.</summary>
    public static async Task<List<Certificate>> CertificatesAsync(HubDb db, CourseRun run, IReadOnlyList<Trainee> trainees, DateOnly issuedOn)
    {
        var assessor = await db.Assessors.FirstOrDefaultAsync(a => a.Id == run.AssessorId) ?? await AssessorAsync(db);
        var plan = await db.AssessmentPlans.FirstOrDefaultAsync(p => p.CourseRunId == run.Id) ?? PlanOf(db, run, assessor);
        var series = await db.NumberSeries.FirstOrDefaultAsync(s => s.Prefix == assessor.Prefix && s.Year == issuedOn.Year && s.Level == run.Level);
        if (series is null)
            db.NumberSeries.Add(series = new() { AssessorId = assessor.Id, Prefix = assessor.Prefix, Year = issuedOn.Year, Level = run.Level });
        var enrolments = await db.Enrolments.Where(e => e.CourseRunId == run.Id).ToDictionaryAsync(e => e.TraineeId);
        var issue = db.CertificateIssues.Add(IssueOf(plan)).Entity;
        var certificates = new List<Certificate>();
        foreach (var trainee in trainees)
        {
            if (!enrolments.TryGetValue(trainee.Id, out var enrolment))
                db.Enrolments.Add(enrolment = EnrolmentOf(run, trainee));
            var candidate = new Candidate { PlanId = plan.Id, EnrolmentId = enrolment.Id, TraineeId = trainee.Id, Admitted = true };
            db.Candidates.Add(candidate);
            certificates.Add(CertificateOf(run, trainee, candidate, issue, series.Id, NextSerial(db, series), issuedOn, assessor));
        }
        db.Certificates.AddRange(certificates);
        await db.SaveChangesAsync();
        return certificates;
    }

    private static AssessmentPlan PlanOf(HubDb db, CourseRun run, Assessor assessor)
    {
        var plan = new AssessmentPlan
        {
            CourseRunId = run.Id,
            SchoolId = run.SchoolId,
            AssessorId = assessor.Id,
            RegionPath = run.RegionPath,
            ExamDay = run.LastDay.AddDays(1),
            CreatedAt = new FakeClock().Now,
        };
        db.AssessmentPlans.Add(plan);
        return plan;
    }

    /// <summary>Only the issuing job raises a series; here the row is written past the entity.</summary>
    private static int NextSerial(HubDb db, NumberSeries series)
    {
        var last = db.Entry(series).Property(s => s.Last);
        return ++last.CurrentValue;
    }

    private static CertificateIssue IssueOf(AssessmentPlan plan) => new()
    {
        PlanId = plan.Id,
        CourseRunId = plan.CourseRunId,
        SchoolId = plan.SchoolId,
        AssessorId = plan.AssessorId,
        RegionPath = plan.RegionPath,
        JobId = Guid.CreateVersion7(),
        CreatedBy = "测试",
        CreatedAt = new FakeClock().Now,
    };

    private static Certificate CertificateOf(CourseRun run, Trainee trainee, Candidate candidate, CertificateIssue issue, Guid series, int serial, DateOnly issuedOn, Assessor assessor) => new()
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
        SeriesId = series,
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
