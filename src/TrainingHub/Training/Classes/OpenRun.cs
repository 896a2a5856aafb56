using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;

namespace TrainingHub.Training;

/// <summary>Opens a class of a school for enrolment.</summary>
[Needs(Permission.RunClasses)]
internal sealed class OpenRun(HubDb db, Rulebook rules, TimeProvider clock)
{
    public sealed record Plan(string Code, string Name, Level Level, Guid SchoolId, Guid? AssessorId, DateOnly FirstDay, DateOnly LastDay, int Seats);

    public async Task<Guid> RunAsync(Plan plan, Actor actor, CancellationToken ct = default)
    {
        actor.MustBeAllowed(this);
        if (actor.SchoolId is { } own && own != plan.SchoolId)
            throw new NotHere();
        var school = await db.Schools.AsNoTracking().SingleOrDefaultAsync(s => s.Id == plan.SchoolId, ct) ?? throw new NotHere();
        if (string.IsNullOrWhiteSpace(plan.Code))
            throw new RuleBroken("run.code", "请填写班次编号，例如 2026-HB-001") { Field = nameof(plan.Code) };
        if (string.IsNullOrWhiteSpace(plan.Name))
            throw new RuleBroken("run.name", "请填写班次名称") { Field = nameof(plan.Name) };
        if (plan.LastDay < plan.FirstDay)
            throw new RuleBroken("run.days", "结束日期应不早于开班日期{0}，现在是{1}", plan.FirstDay.Iso, plan.LastDay.Iso) { Field = nameof(plan.LastDay) };
        var now = clock.Now;
        var today = now.ChinaDay;
        if (plan.FirstDay < today)
            throw new RuleBroken("run.first-day", "开班日期不能早于今天（{0}），现在是{1}", today.Iso, plan.FirstDay.Iso) { Field = nameof(plan.FirstDay) };
        if (plan.Seats is < 1 or > 500)
            throw new RuleBroken("run.seats", "计划人数应为1至500人，现在是{0}", plan.Seats) { Field = nameof(plan.Seats) };
        var code = plan.Code.Trim();
        // The code stands in addresses and file names.
        if (code.Where(c => !char.IsLetterOrDigit(c) && c is not ('-' or '_')).Take(1).ToList() is [var sign])
            throw new RuleBroken("run.code-signs", "班次编号只能用汉字、字母、数字和短横线，现在有“{0}”", sign) { Field = nameof(plan.Code) };
        if (await db.CourseRuns.AnyAsync(r => r.Code == code, ct))
            throw new RuleBroken("run.code-taken", "班次编号{0}已被使用，请换一个", code) { Field = nameof(plan.Code) };
        if (plan.AssessorId is { } assessor && !await MayCertifyAsync(assessor, school, today, ct))
            throw new NotHere();
        var course = await db.Courses.AsNoTracking().OrderByDescending(c => c.Edition).FirstOrDefaultAsync(ct)
            ?? throw new RuleBroken("course.missing", "还没有登记任何课程；由{0}用 seed 命令建立城市时登记", Role.Operator);
        var hours = await rules.OfAsync(RuleKeys.ClassHours(plan.Level), school.RegionPath, plan.FirstDay, ct);
        _ = await rules.OfAsync(RuleKeys.DayHours, school.RegionPath, plan.FirstDay, ct); // hours are counted by it

        var run = new CourseRun
        {
            Code = code,
            Name = plan.Name.Trim(),
            CourseId = course.Id,
            Level = plan.Level,
            SchoolId = school.Id,
            AssessorId = plan.AssessorId,
            RegionPath = school.RegionPath,
            FirstDay = plan.FirstDay,
            LastDay = plan.LastDay,
            Seats = plan.Seats,
            CreatedAt = now,
        }.Under(hours);
        db.CourseRuns.Add(run);
        await db.SaveChangesAsync(ct);
        return run.Id;
    }

    /// <summary>Assessors filed in the school's city whose filing has not ended, as the form offers them.</summary>
    private Task<bool> MayCertifyAsync(Guid assessor, School school, DateOnly today, CancellationToken ct)
    {
        var city = RegionPath.Upward(school.RegionPath).Last();
        return db.Assessors.AnyAsync(a => a.Id == assessor && a.RegionPath.StartsWith(city) && (a.ValidUntil == null || a.ValidUntil >= today), ct);
    }
}
