using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Ground;
using TrainingHub.Training;

namespace TrainingHub.Tests.Flows;

/// <summary>One person in the classes of several schools: no roll is refused, and what counts of them is said by one counting.</summary>
public sealed class MinutesCountOnceTests : HubTest
{
    private static readonly DateOnly Day = new(2025, 3, 10);

    private Trainee person = null!;
    private readonly List<Enrolment> places = [];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Given.CityAsync();
        person = await Given.TraineeAsync("王桂兰");
        foreach (var county in new[] { "湖滨区", "陕州区", "灵宝市" })
        {
            var run = await Given.RunAsync(await Given.SchoolAsync(county), Day.AddDays(-3));
            run.Start(Clock.Now);
            await Db.ClassSessions.Where(s => s.CourseRunId == run.Id).ExecuteDeleteAsync(Stop);
            places.Add(await Given.EnrolmentAsync(run, person));
        }
        Clock.SetDay(Day.AddDays(5));
    }

    [Fact]
    public async Task Two_classes_at_the_same_hour_count_once_for_the_one_planned_first()
    {
        await AttendAsync(0, "08:00", "12:30", 6);
        await AttendAsync(1, "08:00", "12:30", 6);

        await CountsAsync(6, 0);
        Assert.All(await Db.CountedOf(person.Id).ToListAsync(Stop), c => Assert.Equal((6, 270), (c.Recorded, c.Shared)));
    }

    [Fact]
    public async Task The_one_that_began_first_has_the_minutes_whoever_planned_and_recorded_first()
    {
        await AttendAsync(0, "09:30", "12:30", 4);
        await AttendAsync(1, "08:00", "11:00", 4);

        await CountsAsync(2, 4);
    }

    [Theory]
    [InlineData("12:29", "18:00", 7, 1)] // one minute of both
    [InlineData("12:30", "18:30", 8, 0)]
    [InlineData("07:00", "08:01", 1, 1)]
    public async Task A_minute_of_both_is_enough_to_be_told(string from, string to, int hours, int shared)
    {
        await RuleAsync(24);
        await AttendAsync(0, "08:00", "12:30", 6);
        await AttendAsync(1, from, to, hours);

        Assert.Equal(shared, (await Db.CountedOf(person.Id).SingleAsync(c => c.EnrolmentId == places[1].Id, Stop)).Shared);
    }

    [Theory]
    [InlineData("11:45", 1)] // 45 minutes are left of the second
    [InlineData("11:44", 0)] // 44 are
    [InlineData("12:30", 2)]
    public async Task What_is_left_of_a_session_is_rounded_down_to_whole_hours(string until, int left)
    {
        var end = TimeOnly.Parse(until, null);
        await AttendAsync(0, "08:00", "11:00", 4);
        await AttendAsync(1, "10:45", until, Hours.OfMinutes((int)(end - new TimeOnly(10, 45)).TotalMinutes));

        await CountsAsync(4, left);
    }

    [Fact]
    public async Task Who_came_late_here_was_elsewhere_until_then()
    {
        await AttendAsync(0, "08:00", "11:00", 2); // from 9:30 on
        await AttendAsync(1, "08:00", "09:30", 2);

        await CountsAsync(2, 2);
        Assert.All(await Db.CountedOf(person.Id).ToListAsync(Stop), c => Assert.Equal(0, c.Shared));
    }

    [Fact]
    public async Task Who_came_late_to_the_first_keeps_those_minutes_before_the_second()
    {
        await AttendAsync(0, "08:00", "12:30", 2); // from 11:00 on
        await AttendAsync(1, "09:30", "12:30", 4);

        await CountsAsync(2, 2);
    }

    [Fact]
    public async Task A_correction_gives_the_minutes_back()
    {
        var first = await AttendAsync(0, "08:00", "12:30", 6);
        await AttendAsync(1, "08:30", "13:00", 6);
        await CountsAsync(6, 0);

        await RecordAsync(0, first, 0);

        await CountsAsync(0, 6);
        Assert.Equal(0, (await Db.CountedOf(person.Id).SingleAsync(Stop)).Shared);
    }

    [Fact]
    public async Task The_cap_of_the_day_cuts_the_latest_of_three_sessions_in_two_schools()
    {
        var morning = await AttendAsync(0, "08:00", "11:00", 4);
        await AttendAsync(1, "14:00", "17:00", 4);
        await AttendAsync(0, "18:00", "20:15", 3);
        await CountsAsync(4, 4);

        await RecordAsync(0, morning, 2);
        await CountsAsync(4, 4); // two of the morning, two of the evening

        await RecordAsync(0, morning, 0);
        await CountsAsync(3, 4);
    }

    [Fact]
    public async Task A_session_across_the_cap_counts_in_part_and_doubled_minutes_are_taken_off_before_it()
    {
        await AttendAsync(0, "08:00", "12:30", 6);
        await AttendAsync(1, "11:00", "14:00", 4); // two are doubled, two are left
        await AttendAsync(2, "15:00", "16:30", 2);

        await CountsAsync(6, 2, 0);
    }

    [Fact]
    public async Task Three_at_a_time_count_once_as_well()
    {
        await RuleAsync(24);
        await AttendAsync(0, "08:00", "11:00", 4);
        await AttendAsync(1, "08:45", "12:30", 5);
        await AttendAsync(2, "10:15", "14:00", 5);

        await CountsAsync(4, 2, 2);
    }

    [Fact]
    public async Task Days_are_China_days_and_each_has_its_own_hours()
    {
        await AttendAsync(0, "17:00", "23:45", 8);
        await AttendAsync(1, "00:00", "06:00", 8, Day.AddDays(1));
        await AttendAsync(1, "07:00", "08:30", 2, Day.AddDays(1));

        await CountsAsync(8, 8);
    }

    [Fact]
    public async Task A_new_rule_counts_from_its_day_and_a_county_has_its_own()
    {
        var next = new DatedRule { Key = RuleKeys.DayHours, RegionPath = places[1].RegionPath, From = Day.AddDays(1), Value = 4, Document = "县办法", CreatedAt = Clock.Now, CreatedBy = "测试" };
        Db.Add(next);
        await Db.SaveChangesAsync(Stop);
        await AttendAsync(1, "08:00", "12:30", 6);
        await AttendAsync(1, "08:00", "12:30", 6, Day.AddDays(1));
        await AttendAsync(0, "14:00", "15:30", 2, Day.AddDays(1));

        await CountsAsync(2, 10);
    }

    [Fact]
    public async Task Neither_a_full_day_nor_a_lesson_elsewhere_refuses_a_plan_or_a_roll()
    {
        foreach (var (from, to) in new[] { ("06:00", "12:00"), ("12:00", "18:00"), ("18:00", "23:59") })
            await ElsewhereAsync(s => s.GetRequiredService<PlanSessions>().RunAsync(Code(0), [new Lesson(Day, At(from), At(to), SessionKind.Practice)], Actor.System, Stop));
        foreach (var lesson in await Db.ClassSessions.AsNoTracking().ToListAsync(Stop))
            Assert.Equal(1, await RecordAsync(0, lesson.Id, lesson.Hours));
        await AttendAsync(1, "06:00", "12:00", 8);

        await CountsAsync(8, 0);
    }

    /// <summary>Against a count minute by minute, whatever is recorded where.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task It_is_what_a_patient_clerk_would_count_by_minutes(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 60; i++)
        {
            var (day, from) = (Day.AddDays(random.Next(6)), new TimeOnly(6, 0).AddMinutes(random.Next(12 * 60)));
            var to = from.AddMinutes(45 + random.Next(240));
            var place = places[random.Next(3)];
            if (await Db.ClassSessions.AnyAsync(s => s.CourseRunId == place.CourseRunId && s.Day == day && s.From == from, Stop))
                continue;
            var lesson = new ClassSession { CourseRunId = place.CourseRunId, Day = day, From = from, To = to, Kind = SessionKind.Theory };
            Db.Add(lesson);
            Db.Add(new Attendance { EnrolmentId = place.Id, SessionId = lesson.Id, Revision = 0, Hours = random.Next(lesson.Hours + 1), RecordedBy = "测试", RecordedAt = Clock.Now });
            await Db.SaveChangesAsync(Stop);
        }
        var rows = await Db.Attendances.AsNoTracking().Include(a => a.Session).Where(a => a.Hours > 0).ToListAsync(Stop);
        var expected = rows.GroupBy(a => a.Session.Day).SelectMany(ByMinutes).OrderBy(c => c.Session).ToList();

        var counted = await Db.CountedOfAll().ToListAsync(Stop);

        Assert.Equal(expected, counted.Select(c => (c.SessionId, c.Hours, c.Shared)).OrderBy(c => c.SessionId));
    }

    private static IEnumerable<(Guid Session, int Hours, int Shared)> ByMinutes(IEnumerable<Attendance> day)
    {
        var inOrder = day.OrderBy(a => a.Session.From).ThenBy(a => a.SessionId).ToList();
        var spent = inOrder.ConvertAll(a => Enumerable.Range(0, 24 * 60).Where(m =>
        {
            var (from, to) = ((int)a.Session.From.ToTimeSpan().TotalMinutes, (int)a.Session.To.ToTimeSpan().TotalMinutes);
            return m < to && m >= (a.Hours == a.Session.Hours ? from : to - 45 * a.Hours);
        }).ToHashSet());
        var left = 8;
        for (var i = 0; i < inOrder.Count; i++)
        {
            var own = spent[i].Count(m => !spent.Take(i).Any(s => s.Contains(m))) / 45;
            var shared = spent[i].Count(m => spent.Where((_, j) => j != i).Any(s => s.Contains(m)));
            yield return (inOrder[i].SessionId, Math.Min(own, Math.Max(left, 0)), shared);
            left -= own;
        }
    }

    private Task<int> RuleAsync(int hours) => Db.DatedRules.Where(r => r.Key == RuleKeys.DayHours).ExecuteUpdateAsync(r => r.SetProperty(x => x.Value, hours), Stop);

    private static TimeOnly At(string time) => TimeOnly.Parse(time, null);

    private string Code(int place) => Db.CourseRuns.AsNoTracking().Single(r => r.Id == places[place].CourseRunId).Code;

    private async Task<Guid> AttendAsync(int place, string from, string to, int hours, DateOnly? day = null)
    {
        var lesson = new ClassSession { CourseRunId = places[place].CourseRunId, Day = day ?? Day, From = At(from), To = At(to), Kind = SessionKind.Theory };
        Db.Add(lesson);
        await Db.SaveChangesAsync(Stop);
        Assert.Equal(1, await RecordAsync(place, lesson.Id, hours));
        return lesson.Id;
    }

    private Task<int> RecordAsync(int place, Guid lesson, int hours) => ElsewhereAsync(s =>
        s.GetRequiredService<RecordAttendance>().RunAsync(lesson, new Dictionary<Guid, int> { [places[place].Id] = hours }, Actor.System, Stop));

    /// <summary>The hours of each class, asked by class and by person.</summary>
    private async Task CountsAsync(params int[] hours)
    {
        var ofPerson = await Hours.SumAsync(Db.CountedOf(person.Id), Stop);
        for (var place = 0; place < hours.Length; place++)
        {
            Assert.Equal(hours[place], ofPerson.GetValueOrDefault(places[place].Id));
            Assert.Equal(hours[place], (await Hours.OfRunAsync(Db, places[place].CourseRunId, Stop)).GetValueOrDefault(places[place].Id));
        }
    }
}
