using Microsoft.EntityFrameworkCore;
using TrainingHub.Assessments;
using TrainingHub.Assessors;
using TrainingHub.Certificates;
using TrainingHub.Courses;
using TrainingHub.Data;
using TrainingHub.Enrolments;
using TrainingHub.Trainees;

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
        var certificates = new List<Certificate>();
        foreach (var trainee in trainees)
        {
            if (!enrolments.TryGetValue(trainee.Id, out var enrolment))
                db.Enrolments.Add(enrolment = EnrolmentOf(run, trainee));
            var candidate = new Candidate { PlanId = plan.Id, EnrolmentId = enrolment.Id, TraineeId = trainee.Id, Admitted = true };
            db.Candidates.Add(candidate);
            certificates.Add(CertificateOf(run, trainee, candidate, assessor, series, issuedOn));
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

    private static Certificate CertificateOf(CourseRun run, Trainee trainee, Candidate candidate, Assessor assessor, NumberSeries series, DateOnly issuedOn) => new()
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
        Serial = ++series.Last,
        Number = CertificateNumber.Of(assessor.Prefix, issuedOn.Year, run.Level, series.Last),
        SeriesId = series.Id,
        IssuedOn = issuedOn,
        IssuedAt = issuedOn.StartUtc.AddHours(9),
        Code = CheckCode.New(),
        HolderName = trainee.Name,
        HolderSex = trainee.Sex,
        HolderIdKind = IdKind.ResidentId,
        HolderMaskedNumber = trainee.MaskedNumber,
        AssessorName = assessor.Name,
        JobId = Guid.CreateVersion7(),
    };
}
