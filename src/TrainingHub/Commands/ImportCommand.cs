using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TrainingHub.Platform.Data;
using TrainingHub.Sheets;
using TrainingHub.Training;

namespace TrainingHub.Commands;

/// <summary><c>import</c>: a roster into a class. Rows with errors keep the whole file out unless <c>--leave-out-errors</c> says otherwise.</summary>
internal static class ImportCommand
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static Command Make()
    {
        var file = new Option<FileInfo>("--roster") { Description = "the roster: .xlsx, .xls or .csv", Required = true };
        var code = new Option<string>("--class") { Description = "code of the class", Required = true };
        var rehearse = new Option<bool>("--rehearse") { Description = "say what would happen, write nothing" };
        var leaveOut = new Option<bool>("--leave-out-errors") { Description = "import the good rows though others have errors" };
        var json = new Option<bool>("--json") { Description = "as JSON" };
        var command = new Command("import", "import a roster into a class; exit 3 when rows have errors") { file, code, rehearse, leaveOut, json };
        command.SetAction((parsed, ct) =>
        {
            var dry = parsed.GetValue(rehearse);
            return CommandHost.RunAsync(CommandHost.Builder(parsed, dry ? new() { ["Data:ReadOnly"] = "true" } : null), async services =>
            {
                CommandHost.MustExist(services.GetRequiredService<IOptions<DataSettings>>().Value);
                if (!parsed.GetValue(file)!.Exists)
                    throw new RuleBroken("import.no-file", "找不到名单文件{0}", parsed.GetValue(file)!.FullName);
                var run = await services.GetRequiredService<HubDb>().CourseRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Code == parsed.GetValue(code), ct)
                    ?? throw new RuleBroken("import.no-class", "没有编号为{0}的班次；用 classes 命令列出全部班次", parsed.GetValue(code)!);
                var bytes = await File.ReadAllBytesAsync(parsed.GetValue(file)!.FullName, ct);
                var roster = TraineeSheet.Read(bytes, parsed.GetValue(file)!.Name, SheetLimits.Upload);
                var rehearsed = await services.GetRequiredService<Rehearse>().RunAsync(run, roster.Rows, roster.Columns, ct);
                var errors = rehearsed.Check.WithErrors.Count;
                ImportCounts? counts = null;
                if (!dry && (errors == 0 || parsed.GetValue(leaveOut)))
                    counts = await services.GetRequiredService<ImportWhole>().RunAsync(run, roster, rehearsed, bytes, parsed.GetValue(file)!.Name, CommandHost.Actor, ct);
                Tell(roster, rehearsed, counts, parsed.GetValue(json));
                return dry || counts is not null ? 0 : CommandLine.Refused;
            }, "import");
        });
        return command;
    }

    private static void Tell(Roster roster, Rehearsed rehearsed, ImportCounts? counts, bool json)
    {
        var check = rehearsed.Check;
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                rows = roster.Rows.Count,
                ok = roster.Rows.Count - check.WithErrors.Count,
                warnings = check.WithWarningsOnly.Count,
                errors = check.WithErrors.Count,
                imported = counts,
                problems = check.Problems.Select(p => new { p.Row, p.Column, p.Field, p.Code, severity = p.Severity == Severity.Error ? "error" : "warning", p.Expected, p.Found, p.Message }),
            }, Json));
            return;
        }
        foreach (var p in check.Problems)
            Console.WriteLine($"{(p.Severity == Severity.Error ? Words.T("错误") : Words.T("提醒"))} {Words.T("第{0}行", p.Row)} {p.Column}: {p.Message}");
        Console.WriteLine(counts is null
            ? Words.T("共{0}行，可以导入{1}行，{2}行有错误；没有写入任何内容", roster.Rows.Count, rehearsed.Good.Count(), check.WithErrors.Count)
            : Words.T("已导入：新学员{0}人，已在册{1}人，原已在班{2}人", counts.Added, counts.Matched, counts.Unchanged));
    }
}
