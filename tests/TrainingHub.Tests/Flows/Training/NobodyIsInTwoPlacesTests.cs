using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Platform.Data;
using TrainingHub.Training;

namespace TrainingHub.Tests.Flows;

/// <summary>One person in the classes of two schools: at the same time she attends one lesson, whoever records what.</summary>
public sealed class NobodyIsInTwoPlacesTests : HubTest
{
    private static readonly DateOnly Day = new(2025, 3, 10);

    private Trainee person = null!;
    private (Enrolment Enrolment, ClassSession Morning) first;
    private (Enrolment Enrolment, ClassSession Morning) second;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Given.CityAsync();
        person = await Given.TraineeAsync("王桂兰");
        first = await InAClassAsync();
        second = await InAClassAsync();
        Clock.SetDay(Day.AddDays(1));
    }

    [Fact]
    public async Task The_second_lesson_at_the_same_time_is_refused_in_neutral_words()
    {
        Assert.Equal(1, await RecordAsync(first, 6));

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => RecordAsync(second, 6));

        Assert.Equal("attendance.elsewhere", refused.Code);
        Assert.Contains("王桂兰", refused.Said, StringComparison.Ordinal);
        var other = await Db.CourseRuns.AsNoTracking().SingleAsync(r => r.Id == first.Enrolment.CourseRunId, Stop);
        Assert.DoesNotContain(other.Code, refused.Said, StringComparison.Ordinal);
        Assert.False(await Db.Attendances.AnyAsync(a => a.SessionId == second.Morning.Id, Stop));
    }

    [Fact]
    public async Task Absent_here_she_may_be_there()
    {
        await RecordAsync(first, 0);
        Assert.Equal(1, await RecordAsync(second, 6));
        Assert.Equal(1, await RecordAsync(second, 5));
    }

    [Fact]
    public async Task A_mistake_is_corrected_first_then_she_is_recorded_where_she_was()
    {
        await RecordAsync(first, 6);
        await RecordAsync(first, 0);

        Assert.Equal(1, await RecordAsync(second, 6));

        Assert.Equal("attendance.elsewhere", (await Assert.ThrowsAsync<RuleBroken>(() => RecordAsync(first, 6))).Code);
    }

    [Fact]
    public async Task Another_day_or_the_lesson_right_after_it_is_free()
    {
        await RecordAsync(first, 6);
        var later = await LessonAsync(second.Enrolment.CourseRunId, Day, new(12, 30), new(17, 0));
        var before = await LessonAsync(second.Enrolment.CourseRunId, Day.AddDays(-1), new(8, 0), new(12, 30));

        Assert.Equal(1, await RecordAsync((second.Enrolment, later), 6));
        Assert.Equal(1, await RecordAsync((second.Enrolment, before), 6));
    }

    [Theory]
    [InlineData(7, 0, 8, 1)]
    [InlineData(9, 0, 10, 0)]
    [InlineData(12, 29, 18, 0)]
    public async Task A_minute_of_both_is_enough(int fromHour, int fromMinute, int toHour, int toMinute)
    {
        await RecordAsync(first, 6);
        var other = await LessonAsync(second.Enrolment.CourseRunId, Day, new(fromHour, fromMinute), new(toHour, toMinute));

        Assert.Equal("attendance.elsewhere", (await Assert.ThrowsAsync<RuleBroken>(() => RecordAsync((second.Enrolment, other), 1))).Code);
    }

    [Fact]
    public async Task The_database_refuses_it_too()
    {
        await RecordAsync(first, 6);
        Db.Attendances.Add(Row(second, 6));

        var error = await Assert.ThrowsAnyAsync<DbUpdateException>(() => Db.SaveChangesAsync(Stop));

        Assert.Equal(Refusal.Duplicate, DatabaseTrouble.Of(error));
        Db.ChangeTracker.Clear();
        Db.Attendances.Add(Row(second, 0));
        Assert.Equal(1, await Db.SaveChangesAsync(Stop));
    }

    [Fact]
    public async Task Two_schools_that_record_at_once_do_not_both_succeed()
    {
        var kept = await Task.WhenAll(new[] { first, second }.Select(place => Task.Run(() => ElsewhereAsync(async s =>
        {
            var db = s.GetRequiredService<HubDb>();
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            db.Attendances.Add(Row(place, 6));
            try
            {
                await db.SaveChangesAsync(Stop);
                await Task.Delay(100, Stop);
                await transaction.CommitAsync(Stop);
                return 1;
            }
            catch (DbUpdateException refused) when (DatabaseTrouble.Of(refused) == Refusal.Duplicate)
            {
                return 0;
            }
        }))));

        Assert.Equal(1, kept.Sum());
        Assert.Equal(1, await Db.Attendances.CountAsync(Stop));
    }

    private async Task<(Enrolment, ClassSession)> InAClassAsync()
    {
        var run = await Given.RunAsync(await Given.SchoolAsync(), Day.AddDays(-3));
        run.Start(Clock.Now);
        var enrolment = await Given.EnrolmentAsync(run, person);
        return (enrolment, await Db.ClassSessions.SingleAsync(s => s.CourseRunId == run.Id && s.Day == Day, Stop));
    }

    private async Task<ClassSession> LessonAsync(Guid run, DateOnly day, TimeOnly from, TimeOnly to)
    {
        await Db.ClassSessions.Where(s => s.CourseRunId == run && s.Day == day).ExecuteDeleteAsync(Stop);
        var lesson = new ClassSession { CourseRunId = run, Day = day, From = from, To = to, Kind = SessionKind.Theory };
        Db.Add(lesson);
        await Db.SaveChangesAsync(Stop);
        return lesson;
    }

    private static Attendance Row((Enrolment Enrolment, ClassSession Lesson) at, int hours) => new()
    {
        EnrolmentId = at.Enrolment.Id,
        SessionId = at.Lesson.Id,
        Revision = 0,
        Hours = hours,
        RecordedBy = "测试",
        RecordedAt = new FakeClock().Now,
    };

    private Task<int> RecordAsync((Enrolment Enrolment, ClassSession Lesson) at, int hours) => ElsewhereAsync(s =>
        s.GetRequiredService<RecordAttendance>().RunAsync(at.Lesson.Id, new Dictionary<Guid, int> { [at.Enrolment.Id] = hours }, Actor.System, Stop));
}
