using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Training;
using TrainingHub.Web;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Pages.Training.Rosters;

/// <summary>The rehearsal of a roster: counts, causes, rows put right in place, then the commit with its number.</summary>
internal sealed class CheckModel(HubDb db, OpenImport open, CorrectRow correct, CommitImport commit, DropImport drop, Actor actor) : PageModel, IShowAgain
{
    public const int RowsShown = 50;

    public sealed record Row(RosterCells Cells, IReadOnlyList<RowProblem> Problems, bool LeftOut);
    public sealed record Cause(string Code, Sentence Words, Severity Severity, int Rows);

    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty(SupportsGet = true)] public string? Show { get; set; }
    [BindProperty(Name = nameof(Fields))] public Dictionary<RosterField, string?> Fields { get; set; } = [];

    public OpenedImport Opened { get; private set; } = null!;
    public IReadOnlyList<RosterField> Columns { get; private set; } = [];
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public IReadOnlyList<Cause> Causes { get; private set; } = [];
    public int Good { get; private set; }
    public int More { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var id = Id;
        if (await db.RosterImports.VisibleTo(actor).AnyAsync(i => i.Id == id && i.State != ImportState.Rehearsed, ct))
            return RedirectToPage("/Training/Rosters/Result", new { id });
        await ShowAgainAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostRowAsync(int number, CancellationToken ct)
    {
        await correct.RunAsync(Id, number, Fields.ToDictionary(f => f.Key, f => f.Value?.Trim() ?? ""), leftOut: null, actor, ct);
        return RedirectToPage(null, null, new { id = Id, show = Show }, $"row-{number}");
    }

    public async Task<IActionResult> OnPostLeaveOutAsync(int number, bool take, CancellationToken ct)
    {
        await correct.RunAsync(Id, number, null, leftOut: !take, actor, ct);
        return RedirectToPage(null, null, new { id = Id, show = Show }, $"row-{number}");
    }

    public async Task<IActionResult> OnPostCommitAsync(int expected, CancellationToken ct)
    {
        var counts = await commit.RunAsync(Id, expected, actor, ct);
        var code = await db.RosterImports.Where(i => i.Id == Id).Select(i => i.Run.Code).SingleAsync(ct);
        this.Say(counts.ToString());
        return RedirectToPage("/Training/Classes/Class", new { code });
    }

    public async Task<IActionResult> OnPostDropAsync(CancellationToken ct)
    {
        await drop.RunAsync(Id, actor, ct);
        this.Say(T("已放弃这份名单，没有写入任何学员"));
        return RedirectToPage("/Training/Rosters/Index");
    }

    /// <summary>The rows with problems, annotated, to be put right in the sheet and brought again.</summary>
    public async Task<IActionResult> OnGetProblemsAsync(CancellationToken ct)
    {
        var opened = await open.RunAsync(Id, actor, ct);
        var numbers = opened.Cells.Where(c => opened.Rehearsed.Check.Problems.Any(p => p.Row == c.Number)).Count(c => c.At(RosterField.DocumentNumber).Text.Length > 0);
        return await this.WorkbookAsync(T("有问题的行"), numbers, stream => RosterTemplate.WriteAnnotated(stream, opened.Columns, opened.Cells, opened.Rehearsed.Check.Problems), ct);
    }

    public async Task ShowAgainAsync(CancellationToken ct)
    {
        Opened = await open.RunAsync(Id, actor, ct);
        Good = Opened.Rehearsed.Good.Count();
        Columns = [.. Opened.Columns.All.OrderBy(c => c.Index).Select(c => c.Field)];
        var problems = Opened.Rehearsed.Check.Problems.ToLookup(p => p.Row);
        Causes = [.. Opened.Rehearsed.Check.Problems.GroupBy(p => (p.Code, p.Severity))
            .Select(g => new Cause(g.Key.Code, g.First().Message, g.Key.Severity, g.Select(p => p.Row).Distinct().Count()))
            .OrderBy(c => c.Severity).ThenByDescending(c => c.Rows)];
        var all = Opened.Cells.Zip(Opened.Kept, (cells, kept) => new Row(cells, [.. problems[cells.Number]], kept.LeftOut));
        var chosen = Show switch
        {
            "all" => all,
            "left-out" => all.Where(r => r.LeftOut),
            _ => all.Where(r => !r.LeftOut && r.Problems.Count > 0).OrderBy(r => r.Problems.Min(p => p.Severity)).ThenBy(r => r.Cells.Number),
        };
        var rows = chosen.ToList();
        More = Math.Max(0, rows.Count - RowsShown);
        Rows = [.. rows.Take(RowsShown)];
    }
}
