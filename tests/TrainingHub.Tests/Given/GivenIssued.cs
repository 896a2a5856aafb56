using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Ground;
using TrainingHub.Training;

namespace TrainingHub.Tests;

internal static partial class Given
{
    private const string Hubin = "/411200/411202/";
    private static int last;

    /// <summary>A certificate as rows alone, with everything it stands on; assessor and school are new unless given.</summary>
    public static async Task<Certificate> IssuedAsync(
        HubDb db, string name = "王桂兰", Level level = Level.Five, Assessor? by = null, School? school = null, DateOnly? on = null)
    {
        var n = Interlocked.Increment(ref last);
        var issued = on ?? new DateOnly(2025, 3, 3);
        by ??= await AssessorRowAsync(db);
        school ??= await SchoolRowAsync(db);
        var course = await db.Courses.FirstOrDefaultAsync() ?? db.Add(new Course { Name = "养老护理员", Occupation = "养老护理员", OccupationCode = "4-10-01-05", Edition = 2019 }).Entity;
        var run = db.Add(new CourseRun
        {
            Code = $"2025-HB-{n:000}",
            Name = "护理员班",
            CourseId = course.Id,
            Level = level,
            SchoolId = school.Id,
            AssessorId = by.Id,
            RegionPath = Hubin,
            FirstDay = issued.AddDays(-40),
            LastDay = issued.AddDays(-20),
            Seats = 50,
            CreatedAt = issued.AddDays(-60).StartUtc,
        }).Entity;
        var person = TraineeRow(db, name);
        var enrolment = db.Add(new Enrolment
        {
            TraineeId = person.Id,
            CourseRunId = run.Id,
            SchoolId = school.Id,
            AssessorId = by.Id,
            RegionPath = Hubin,
            EnrolledOn = run.FirstDay,
            CreatedAt = run.CreatedAt,
        }).Entity;
        var plan = db.Add(new AssessmentPlan { CourseRunId = run.Id, SchoolId = school.Id, AssessorId = by.Id, RegionPath = Hubin, ExamDay = run.LastDay, CreatedAt = run.CreatedAt }).Entity;
        var candidate = db.Add(new Candidate { PlanId = plan.Id, EnrolmentId = enrolment.Id, TraineeId = person.Id, Admitted = true }).Entity;
        var series = await db.NumberSeries.SingleOrDefaultAsync(s => s.Prefix == by.Prefix && s.Year == issued.Year && s.Level == level)
            ?? db.Add(new NumberSeries { AssessorId = by.Id, Prefix = by.Prefix, Year = issued.Year, Level = level }).Entity;
        var serial = NextSerial(db, series);
        var issue = db.Add(IssueOf(plan)).Entity;
        var certificate = db.Add(new Certificate
        {
            TraineeId = person.Id,
            CandidateId = candidate.Id,
            CourseRunId = run.Id,
            SchoolId = school.Id,
            AssessorId = by.Id,
            RegionPath = Hubin,
            Occupation = course.Occupation,
            OccupationCode = course.OccupationCode,
            Level = level,
            SeriesId = series.Id,
            Serial = serial,
            Number = CertificateNumber.Of(by.Prefix, issued.Year, level, serial),
            IssuedOn = issued,
            IssuedAt = issued.StartUtc.AddHours(9),
            Code = CheckCode.New(),
            HolderName = name,
            HolderSex = Sex.Female,
            HolderIdKind = IdKind.ResidentId,
            HolderMaskedNumber = person.MaskedNumber,
            AssessorName = by.Name,
            IssueId = issue.Id,
        }).Entity;
        await db.SaveChangesAsync();
        return certificate;
    }

    public static async Task<Assessor> AssessorRowAsync(HubDb db)
    {
        var n = Interlocked.Increment(ref last);
        var assessor = new Assessor
        {
            Name = $"三门峡第{n}职业技能评价中心",
            Kind = AssessorKind.SocialBody,
            Prefix = $"S000041{n:000000}",
            RegionPath = "/411200/",
            FiledOn = new(2021, 1, 4),
            CreatedAt = new DateOnly(2021, 1, 4).StartUtc,
        };
        db.Add(assessor);
        await db.SaveChangesAsync();
        return assessor;
    }

    private static async Task<School> SchoolRowAsync(HubDb db)
    {
        var school = new School { Name = $"三门峡第{Interlocked.Increment(ref last)}护理学校", RegionPath = Hubin, CreatedAt = new DateOnly(2021, 1, 4).StartUtc };
        db.Add(school);
        await db.SaveChangesAsync();
        return school;
    }

    private static Trainee TraineeRow(HubDb db, string name) => db.Add(new Trainee
    {
        Name = name,
        NameKey = PersonName.Parse(name).MatchKey,
        Sex = Sex.Female,
        BirthDate = new(1972, 5, 20),
        MaskedNumber = "411*************26",
        CreatedAt = new DateOnly(2025, 1, 1).StartUtc,
    }).Entity;
}
