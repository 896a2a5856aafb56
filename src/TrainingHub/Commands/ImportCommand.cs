using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Sheets;
using TrainingHub.Training;

namespace TrainingHub.Commands;

/// <summary><c>import</c>: a roster into a class. Rows with errors keep the whole file out unless <c>--leave-out-errors</c> says otherwise.</summary>
internal static class ImportCommand
{
    public static Command Make()
    {
        var file = new Option<FileInfo>("--roster") { Description = "the roster: .xlsx, .xls or .csv", Required = true };
        var code = new Option<string>("--class") { Description = "code of the class", Required = true };
        var rehearse = new Option<bool>("--rehearse") { Description = "say what would happen, write nothing" };
        var leaveOut = new Option<bool>("--leave-out-errors") { Description = "import the good rows though others have errors" };
        var command = new Command("import", "import a roster into a class; exit 3 when rows have errors") { file, code, rehearse, leaveOut, CommandLine.Json };
        return command.Does(parsed => parsed.GetValue(rehearse) ? Opened.ToRead : Opened.Existing, async call =>
        {
            var (sheet, dry) = (call.Typed(file), call.Typed(rehearse));
            if (!sheet.Exists)
                throw new RuleBroken("import.no-file", "找不到名单文件{0}", sheet.FullName);
            var run = await call.Db.CourseRuns.SingleOrDefaultAsync(r => r.Code == call.Typed(code), call.Stop)
                ?? throw new RuleBroken("import.no-class", "没有编号为{0}的班次；用 classes 命令列出全部班次", call.Typed(code));
            var bytes = await File.ReadAllBytesAsync(sheet.FullName, call.Stop);
            var roster = TraineeSheet.Read(bytes, sheet.Name, SheetLimits.Upload, call.Stop);
            var rehearsed = await call.The<Rehearse>().RunAsync(run, roster.Rows, roster.Columns, call.Stop);
            var refused = rehearsed.Check.WithErrors.Count > 0 && !call.Typed(leaveOut);
            var counts = dry || refused
                ? null
                : await call.The<ImportWhole>().RunAsync(run, roster, rehearsed, bytes, sheet.Name, Actor.System, call.Stop);
            call.Tell(() => Facts(roster, rehearsed.Check, counts), () => Lines(roster, rehearsed, counts));
            return refused ? CommandLine.Refused : 0;
        });
    }

    private static object Facts(Roster roster, RosterCheck check, ImportCounts? counts) => new
    {
        sheet = roster.Columns.Sheet,
        notices = roster.Columns.Notices.Select(n => n.ToString()),
        rows = roster.Rows.Count,
        ok = roster.Rows.Count - check.WithErrors.Count,
        warnings = check.WithWarningsOnly.Count,
        errors = check.WithErrors.Count,
        imported = counts,
        problems = check.Problems.Select(p => new { p.Row, p.Column, p.Field, p.Code, severity = p.Severity == Severity.Error ? "error" : "warning", expected = p.Expected.ToString(), found = p.Found.ToString(), message = p.Message.ToString() }),
    };

    private static IEnumerable<string> Lines(Roster roster, Rehearsed rehearsed, ImportCounts? counts)
    {
        foreach (var notice in roster.Columns.Notices)
            yield return notice.ToString();
        foreach (var p in rehearsed.Check.Problems)
            yield return $"{p.Severity.Words} {Words.T("第{0}行", p.Row)} {p.Column}: {p.Message}";
        yield return counts is null
            ? Words.T("共{0}行，可以导入{1}行，{2}行有错误；没有写入任何内容", roster.Rows.Count, rehearsed.Good.Count(), rehearsed.Check.WithErrors.Count)
            : counts.ToString();
    }
}
