using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Competitions;
using TrainingHub.Ground;
using TrainingHub.Platform.Files;
using TrainingHub.Platform.Work;
using TrainingHub.Subsidies;
using TrainingHub.Training;

namespace TrainingHub.Tests.Pages.Matrix;

/// <summary>Writes the rows of one <see cref="Place"/>; no act is played, each class is put where it is wanted.</summary>
internal sealed class PlaceRows(HubDb db, StartImport import, FileStore files, DateOnly today)
{
    private static readonly DateTime Now = new FakeClock().Now;

    public async Task<Place> WriteAsync(Whose whose, string region, string name)
    {
        var school = db.Add(new School { Name = $"{name}护理学校", RegionPath = region, CreatedAt = Now }).Entity;
        var assessor = db.Add(new Assessor
        {
            Name = $"{name}评价中心",
            Kind = AssessorKind.SocialBody,
            Prefix = $"S00004199{(int)whose:0000}",
            RegionPath = region,
            FiledOn = new(2020, 1, 1),
            CreatedAt = Now,
        }).Entity;
        await db.SaveChangesAsync();
        var classes = new Dictionary<Step, Class>();
        foreach (var step in Enum.GetValues<Step>())
            classes[step] = await ClassAsync(step, school, assessor, name);
        var user = HubUser.New($"account.{(int)whose}", $"{name}经办", null);
        Membership[] roles = [RoleOf(user, Role.SchoolClerk, school), RoleOf(user, Role.SchoolClerk, school)];
        db.AddRange([user, .. roles]);
        var competition = db.Add(ContestOf(region, name)).Entity;
        var (job, items) = StuckJob(user, classes[Step.Due].Run);
        await db.SaveChangesAsync();
        var enrolling = classes[Step.Enrolling].Run;
        return new(whose, region, school, assessor)
        {
            Classes = classes,
            Import = await RosterAsync(enrolling, name),
            SpareImport = await RosterAsync(enrolling, name),
            Competition = competition.Id,
            Job = job,
            StuckItem = items[0],
            OtherStuckItem = items[1],
            Account = user,
            Memberships = [.. roles.Select(r => r.Id)],
        };
    }

    /// <summary>Looks like a place in every address and form, and is nowhere.</summary>
    public static Place Nowhere()
    {
        var school = new School { Name = "没有护理学校", RegionPath = "/999999/999998/", CreatedAt = Now };
        var assessor = new Assessor { Name = "没有评价中心", Kind = AssessorKind.SocialBody, Prefix = "S000041999999", RegionPath = school.RegionPath, FiledOn = new(2020, 1, 1), CreatedAt = Now };
        return new(Whose.Nobody, school.RegionPath, school, assessor)
        {
            Classes = Enum.GetValues<Step>().ToDictionary(s => s, s => new Class(
                RunOf($"XX-{(int)s}", school, assessor, Guid.CreateVersion7(), new(2025, 1, 1), new(2025, 1, 2)), PersonOf("没有此人"), Guid.CreateVersion7())
            {
                Certificate = CertificateNumber.Of(assessor.Prefix, 2025, Level.Five, 900 + (int)s),
                Batch = $"no-batch-{(int)s}",
            }),
            Import = Guid.CreateVersion7(),
            SpareImport = Guid.CreateVersion7(),
            Competition = Guid.CreateVersion7(),
            Job = Guid.CreateVersion7(),
            StuckItem = Guid.CreateVersion7(),
            OtherStuckItem = Guid.CreateVersion7(),
            Account = HubUser.New("nobody.here", "没有此人", null),
            Memberships = [Guid.CreateVersion7(), Guid.CreateVersion7()],
        };
    }

    private async Task<Class> ClassAsync(Step step, School school, Assessor assessor, string name)
    {
        DateOnly first = step switch { Step.Enrolling => today.AddDays(14), Step.Starting => today, Step.Teaching => today.AddDays(-9), _ => today.AddDays(-40) };
        var run = RunOf($"{name}-{step}", school, assessor, await db.Courses.Select(c => c.Id).FirstAsync(), first, first.AddDays(9));
        if (step >= Step.Teaching)
            run.Start();
        if (step > Step.Teaching)
            run.Finish(today);
        var person = PersonOf($"{name}{(char)('甲' + step)}某");
        var session = new ClassSession { CourseRunId = run.Id, Day = first, From = new(8, 0), To = new(12, 30), Kind = SessionKind.Theory };
        var enrolment = new Enrolment { TraineeId = person.Id, CourseRunId = run.Id, SchoolId = school.Id, AssessorId = assessor.Id, RegionPath = school.RegionPath, EnrolledOn = first, CreatedAt = Now };
        db.AddRange(run, person, session, enrolment);
        var made = new Class(run, person, enrolment.Id) { Session = session.Id };
        if (step >= Step.Issued)
            made = await IssuedAsync(made, step == Step.Claimed);
        else if (step >= Step.Registering)
            made = made with { Candidate = Assessed(made, assessor, step) };
        await db.SaveChangesAsync();
        return made;
    }

    private Guid Assessed(Class made, Assessor assessor, Step step)
    {
        var run = made.Run;
        var plan = new AssessmentPlan { CourseRunId = run.Id, SchoolId = run.SchoolId, AssessorId = assessor.Id, RegionPath = run.RegionPath, ExamDay = run.LastDay.AddDays(1), CreatedAt = Now };
        db.Add(plan);
        if (step == Step.Registering)
            return made.Candidate;
        var candidate = new Candidate { PlanId = plan.Id, EnrolmentId = made.Enrolment, TraineeId = made.Person.Id, Admitted = true };
        db.Add(candidate);
        plan.Close();
        if (step == Step.Due)
        {
            plan.Publish(today.AddDays(-10), today.AddDays(-3));
            db.AddRange(Parts.Of(run.Level).Select(p => new Mark { CandidateId = candidate.Id, Part = p, Revision = 0, Tenths = 800, RecordedBy = "测试", RecordedAt = Now }));
        }
        return candidate.Id;
    }

    private async Task<Class> IssuedAsync(Class made, bool submitted)
    {
        await db.SaveChangesAsync();
        var run = made.Run;
        var certificate = await Given.CertificateAsync(db, run, made.Person, today.AddDays(-5));
        var paper = files.Keep([1, 2, 3], $"{certificate.Number}.pdf", "application/pdf");
        var issue = await db.CertificateIssues.SingleAsync(i => i.CourseRunId == run.Id);
        issue.HandOutPressed(paper.Id);
        db.Add(new CertificatePaper { CertificateId = certificate.Id, FileId = paper.Id, Sha256 = paper.Sha256, Snapshot = [1], PressedAt = Now });
        var scheme = await db.Schemes.OrderBy(s => s.Key).FirstAsync();
        var rule = await db.DatedRules.Where(r => r.Key == RuleKeys.TrainingSubsidy(run.Level)).OrderBy(r => r.RegionPath).FirstAsync();
        var batch = new ClaimBatch { Number = $"B-{run.Code}", CourseRunId = run.Id, SchemeId = scheme.Id, SchoolId = run.SchoolId, RegionPath = run.RegionPath, CreatedAt = Now };
        var claim = new Claim
        {
            BatchId = batch.Id,
            TraineeId = made.Person.Id,
            CertificateId = certificate.Id,
            SchoolId = run.SchoolId,
            RegionPath = run.RegionPath,
            OccupationCode = certificate.OccupationCode,
            Level = run.Level,
            SchemeGroup = scheme.Group,
            RuleId = rule.Id,
            AmountFen = rule.Value,
            CreatedAt = Now,
        };
        db.AddRange(batch, claim);
        if (submitted)
        {
            var clerk = new Actor(Guid.CreateVersion7(), "李老师", Role.SchoolClerk, run.RegionPath, run.SchoolId) { PersonId = Guid.CreateVersion7() };
            var step = batch.Decide(Decision.Submit, clerk, null, Now);
            db.AddRange(step, new BatchPaper { BatchId = batch.Id, TransitionId = step.Id, Kind = BatchPaperKind.Form, FileId = paper.Id, Sha256 = paper.Sha256, PressedAt = Now });
        }
        return made with { Certificate = certificate.Number, Batch = batch.Number, Claim = claim.Id };
    }

    /// <summary>A roster of one good row and one that has to be put right.</summary>
    private async Task<Guid> RosterAsync(CourseRun run, string name)
    {
        var people = Given.People(3, $"{name}名单甲", $"{name}名单乙").Select((p, i) => i == 0 ? p : p with { Number = "411202198001010011" });
        return await import.RunAsync(run.Code, Given.Roster(people), $"{name}名单.xlsx", Actor.System);
    }

    private (Guid Job, Guid[] Items) StuckJob(HubUser owner, CourseRun run)
    {
        var job = new Job { What = "为班次{0}发证", WhatArgs = Job.Pack([run.Code]), OwnerId = owner.Id, BackTo = $"/classes/{run.Code}", CreatedAt = Now };
        WorkItem[] items = [.. Enumerable.Range(0, 2).Select(i => new WorkItem { Kind = "stuck", Subject = run.Id, Key = $"stuck:{run.Id}:{i}", JobId = job.Id, CreatedAt = Now })];
        db.AddRange([job, .. items]);
        foreach (var item in items)
        {
            db.Entry(item).Property(w => w.State).CurrentValue = WorkState.Parked;
            db.Entry(item).Property(w => w.LastError).CurrentValue = "没有可以发证的人";
        }
        return (job.Id, [.. items.Select(i => i.Id)]);
    }

    private static Competition ContestOf(string region, string name) => new()
    {
        Name = $"{name}技能竞赛",
        RegionPath = region,
        From = new(2025, 2, 1),
        To = new(2025, 2, 2),
        Place = "体育馆",
        TheoryWeight = 30,
        PassLine = 60,
        FirstPrizes = 1,
        SecondPrizes = 1,
        ThirdPrizes = 1,
        Basis = "通知",
        CreatedAt = Now,
    };

    private static CourseRun RunOf(string code, School school, Assessor assessor, Guid course, DateOnly first, DateOnly last) => new()
    {
        Code = code,
        Name = $"{code}护理员班",
        CourseId = course,
        Level = Level.Five,
        SchoolId = school.Id,
        AssessorId = assessor.Id,
        RegionPath = school.RegionPath,
        FirstDay = first,
        LastDay = last,
        Seats = 50,
        CreatedAt = Now,
    };

    private static Trainee PersonOf(string name) => new() { Name = name, NameKey = name, Sex = Sex.Female, BirthDate = new(1980, 1, 1), MaskedNumber = "411*************26", CreatedAt = Now };

    private static Membership RoleOf(HubUser user, Role role, School school) =>
        new() { UserId = user.Id, Role = role, RegionPath = school.RegionPath, SchoolId = school.Id, CreatedAt = Now };
}
