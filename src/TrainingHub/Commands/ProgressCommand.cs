using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Oversight;

namespace TrainingHub.Commands;

/// <summary><c>progress --year Y</c>: what is done against the targets of a year.</summary>
internal static class ProgressCommand
{
    public static Command Make()
    {
        var year = new Option<int>("--year") { Description = "the year", Required = true };
        var region = new Option<string?>("--region") { Description = "code of a region; the whole city without it" };
        return new Command("progress", "tell what is done against the targets of a year") { year, region, CommandLine.Json }.Does(Opened.ToRead, async call =>
        {
            var code = call.Typed(region);
            var path = await call.Db.Regions.AsNoTracking().Where(r => code == null ? r.ParentPath == null : r.Code == code).Select(r => r.Path).SingleOrDefaultAsync(call.Stop)
                ?? throw new RuleBroken("progress.region", "没有编号为{0}的地区", code ?? "");
            var progress = await Progress.OfAsync(call.Db, call.Typed(year), call.The<TimeProvider>().Today, path, call.Stop);
            call.Tell(() => ProgressReport.Facts(progress), () => [ProgressReport.Text(progress)]);
            return 0;
        });
    }
}
