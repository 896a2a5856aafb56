using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Ground;
using TrainingHub.Platform.Files;
using TrainingHub.Training;

namespace TrainingHub.Tests.Pages.Matrix;

/// <summary>Makes one <see cref="Place"/>; no act is played but the upload, each class is put where it is wanted.</summary>
internal sealed class PlaceRows(HubDb db, StartImport import, FileStore files, DateOnly today)
{
    private readonly Given given = new(db);

    public async Task<Place> WriteAsync(Whose whose, string county, string name)
    {
        var (school, assessor) = (await given.SchoolAsync(county, $"{name}护理学校"), await given.AssessorAsync(county, $"{name}评价中心"));
        var classes = new Dictionary<Step, Class>();
        foreach (var step in Enum.GetValues<Step>())
            classes[step] = await ClassAsync(step, school, assessor, name);
        var (account, role) = await given.AccountAsync(Role.SchoolClerk, school.RegionPath, school.Id, userName: $"account.{(int)whose}", name: $"{name}经办");
        var second = await given.MembershipAsync(account, Role.HomeClerk, school.RegionPath);
        await given.HandledAsync(account);
        var (job, stuck) = await given.StuckJobAsync(account, classes[Step.Due].Run, pieces: 2);
        return new(whose, school.RegionPath, school, assessor)
        {
            Classes = classes,
            Import = await RosterAsync(classes[Step.Enrolling].Run, name),
            SpareImport = await RosterAsync(classes[Step.Enrolling].Run, name),
            Competition = (await given.CompetitionAsync(school.RegionPath, $"{name}技能竞赛")).Id,
            Job = job.Id,
            StuckItem = stuck[0].Id,
            OtherStuckItem = stuck[1].Id,
            Account = account,
            Memberships = [role.Id, second.Id],
            Passkey = (await given.PasskeyAsync(account)).Id,
        };
    }

    /// <summary>Looks like a place in every address and form, and is nowhere.</summary>
    public static Place Nowhere()
    {
        var school = Given.School("/999999/999998/", "没有护理学校");
        var assessor = Given.Assessor(school.RegionPath, "没有评价中心");
        return new(Whose.Nobody, school.RegionPath, school, assessor)
        {
            Classes = Enum.GetValues<Step>().ToDictionary(s => s, s => new Class(
                Given.Run(school, assessor, Guid.CreateVersion7(), new(2025, 1, 1), code: $"XX-{(int)s}"), Given.Trainee("没有此人"), Guid.CreateVersion7())
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
            Passkey = Guid.CreateVersion7(),
        };
    }

    private async Task<Class> ClassAsync(Step step, School school, Assessor assessor, string name)
    {
        var first = step switch { Step.Enrolling => today.AddDays(14), Step.Starting => today, Step.Teaching => today.AddDays(-9), _ => today.AddDays(-40) };
        var run = await given.RunAsync(school, first, assessor: assessor, code: $"{name}-{step}");
        if (step >= Step.Teaching)
            run.Start(first.StartUtc.AddHours(9));
        if (step > Step.Teaching)
            run.Finish(today);
        var person = await given.TraineeAsync($"{name}{(char)('甲' + step)}某");
        var enrolment = await given.EnrolmentAsync(run, person);
        var made = new Class(run, person, enrolment.Id)
        {
            Session = await db.ClassSessions.Where(s => s.CourseRunId == run.Id).OrderBy(s => s.Day).Select(s => s.Id).FirstAsync(),
        };
        return step switch
        {
            < Step.Registering => made,
            < Step.Issued => await AssessedAsync(made, step),
            _ => await IssuedAsync(made, submitted: step == Step.Claimed),
        };
    }

    private async Task<Class> AssessedAsync(Class made, Step step)
    {
        var plan = await given.PlanAsync(made.Run);
        if (step == Step.Registering)
            return made;
        var candidate = (await given.AdmittedAsync(plan)).Single();
        if (step == Step.Due)
            await given.PassedAsync(plan, made.Run.Level, today.AddDays(-10), today.AddDays(-3));
        return made with { Candidate = candidate.Id };
    }

    private async Task<Class> IssuedAsync(Class made, bool submitted)
    {
        var certificate = await given.CertificateAsync(made.Run, made.Person, today.AddDays(-5));
        var (paper, form) = await given.PressedAsync(files, certificate);
        var (batch, claim) = await given.BatchAsync(certificate, $"B-{made.Run.Code}");
        if (submitted)
            made = made with { Paper = (await given.SubmittedAsync(batch, paper, form)).Id };
        return made with { Certificate = certificate.Number, Batch = batch.Number, Claim = claim.Id };
    }

    /// <summary>A roster of one good row and one that has to be put right.</summary>
    private Task<Guid> RosterAsync(CourseRun run, string name)
    {
        var people = Given.People(3, $"{name}名单甲", $"{name}名单乙").Select((p, i) => i == 0 ? p : p with { Number = "411202198001010011" });
        return import.RunAsync(run.Code, Given.Roster(people), $"{name}名单.xlsx", Actor.System);
    }
}
