using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TrainingHub.Oversight;
using TrainingHub.Platform.Data;

namespace TrainingHub.Commands;

/// <summary><c>progress --year Y</c>: what is done against the targets of a year.</summary>
internal static class ProgressCommand
{
    public static Command Make()
    {
        var year = new Option<int>("--year") { Description = "the year", Required = true };
        var region = new Option<string?>("--region") { Description = "code of a region; the whole city without it" };
        var json = new Option<bool>("--json") { Description = "as JSON" };
        var command = new Command("progress", "tell what is done against the targets of a year") { year, region, json };
        command.SetAction((parsed, ct) => CommandHost.RunAsync(CommandHost.Builder(parsed, new() { ["Data:ReadOnly"] = "true" }), async services =>
        {
            CommandHost.MustExist(services.GetRequiredService<IOptions<DataSettings>>().Value);
            var db = services.GetRequiredService<HubDb>();
            var code = parsed.GetValue(region);
            var path = await db.Regions.AsNoTracking().Where(r => code == null ? r.ParentPath == null : r.Code == code).Select(r => r.Path).SingleOrDefaultAsync(ct)
                ?? throw new RuleBroken("progress.region", "没有编号为{0}的地区", code ?? "");
            var progress = await Progress.OfAsync(db, parsed.GetValue(year), services.GetRequiredService<TimeProvider>().Today, path, ct);
            Console.WriteLine(parsed.GetValue(json) ? ProgressReport.JsonOf(progress) : ProgressReport.Text(progress));
            return 0;
        }, "progress"));
        return command;
    }
}
