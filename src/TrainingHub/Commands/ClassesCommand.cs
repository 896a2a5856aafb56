using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Training;

namespace TrainingHub.Commands;

/// <summary><c>classes</c>: the classes there are, open ones first.</summary>
internal static class ClassesCommand
{
    public static Command Make() =>
        new Command("classes", "list the classes, open ones first") { CommandLine.Json }.Does(Opened.ToRead, async call =>
        {
            var db = call.Db;
            var rows = await db.CourseRuns.AsNoTracking()
                .OrderBy(r => r.State == RunState.Open ? 0 : 1).ThenByDescending(r => r.FirstDay).ThenBy(r => r.Code)
                .Select(r => new
                {
                    r.Code,
                    r.Name,
                    r.Level,
                    r.State,
                    r.FirstDay,
                    r.LastDay,
                    Enrolled = db.Enrolments.Count(e => e.CourseRunId == r.Id && e.State == EnrolmentState.Enrolled),
                    r.Seats,
                }).ToListAsync(call.Stop);
            call.Tell(
                () => rows.Select(r => new { r.Code, r.Name, Level = r.Level.Digit, State = r.State.ToString(), r.FirstDay, r.LastDay, r.Enrolled, r.Seats }),
                () => rows.Select(r => $"{r.Code,-14} {r.State,-9} {r.Level.Digit} {r.FirstDay.Iso} {r.LastDay.Iso} {r.Enrolled,4}/{r.Seats,-4} {r.Name}"));
            return 0;
        });
}
