using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Ground;

/// <summary>Enters the holidays of one year from the notice of the State Council. A year once entered stays.</summary>
[Needs(Permission.SetRules)]
internal sealed class EnterCalendar(HubDb db, TimeProvider clock)
{
    public async Task RunAsync(HolidayNotice notice, Actor actor, CancellationToken ct = default)
    {
        actor.MustBeAllowed(this);
        if (notice.Year is < 2000 or > 2100)
            throw new RuleBroken("calendar.year", "年份应在2000至2100之间，现在是{0}", notice.Year) { Field = nameof(notice.Year) };
        if (string.IsNullOrWhiteSpace(notice.Document))
            throw new RuleBroken("calendar.document", "请填写放假通知的名称和文号") { Field = nameof(notice.Document) };
        if (notice.Off.Count == 0)
            throw new RuleBroken("calendar.empty", "请填写放假的日期") { Field = nameof(notice.Off) };
        Check(notice);
        if (await db.CalendarYears.AnyAsync(y => y.Year == notice.Year, ct))
            throw new RuleBroken("calendar.known", "{0}年的放假安排已经录入，不能更改", notice.Year) { Field = nameof(notice.Year) };
        var days = notice.Off.Concat(notice.Working).ToList();
        if (await db.CalendarDays.Where(d => days.Contains(d.Day)).Select(d => (DateOnly?)d.Day).FirstOrDefaultAsync(ct) is { } taken)
            throw new RuleBroken("calendar.day-known", "{0}已由上一年度的放假安排录入，请去掉这一天", taken.Iso) { Field = nameof(notice.Off) };

        (notice with { Document = notice.Document.Trim() }).AddTo(db).Confirm(actor, clock.Now);
        await db.SaveChangesAsync(ct);
    }

    private static void Check(HolidayNotice notice)
    {
        foreach (var (days, field) in new[] { (notice.Off, nameof(notice.Off)), (notice.Working, nameof(notice.Working)) })
            foreach (var day in days)
                // The new year's holiday may begin in the last days of December (as in the notice for 2023).
                if (day.Year != notice.Year && (day.Year != notice.Year - 1 || day.Month != 12))
                    throw new RuleBroken("calendar.other-year", "{0}不在{1}年，请核对年份", day.Iso, notice.Year) { Field = field };
        foreach (var day in notice.Working)
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                throw new RuleBroken("calendar.weekday", "调休上班的日期应是周六或周日，{0}不是", day.Iso) { Field = nameof(notice.Working) };
            if (notice.Off.Contains(day))
                throw new RuleBroken("calendar.both", "{0}既填了放假又填了上班，请去掉一处", day.Iso) { Field = nameof(notice.Working) };
        }
    }
}
