using System.CommandLine;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TrainingHub.Platform.Data;
using TrainingHub.Training;

namespace TrainingHub.Commands;

/// <summary><c>classes</c>: the classes there are, open ones first.</summary>
internal static class ClassesCommand
{
    public static Command Make()
    {
        var json = new Option<bool>("--json") { Description = "as JSON" };
        var command = new Command("classes", "list the classes, open ones first") { json };
        command.SetAction((parsed, ct) => CommandHost.RunAsync(CommandHost.Builder(parsed, new() { ["Data:ReadOnly"] = "true" }), async services =>
        {
            CommandHost.MustExist(services.GetRequiredService<IOptions<DataSettings>>().Value);
            var db = services.GetRequiredService<HubDb>();
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
                }).ToListAsync(ct);
            if (parsed.GetValue(json))
                Console.WriteLine(JsonSerializer.Serialize(rows.Select(r => new { r.Code, r.Name, Level = r.Level.Digit, State = r.State.ToString(), r.FirstDay, r.LastDay, r.Enrolled, r.Seats }), ImportCommand.Json));
            else
                foreach (var r in rows)
                    Console.WriteLine($"{r.Code,-14} {r.State,-9} {r.Level.Digit} {r.FirstDay.Iso} {r.LastDay.Iso} {r.Enrolled,4}/{r.Seats,-4} {r.Name}");
            return 0;
        }, "classes"));
        return command;
    }
}
