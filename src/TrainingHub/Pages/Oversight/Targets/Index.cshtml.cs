using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Oversight;
using TrainingHub.Web;
using TrainingHub.Web.TagHelpers;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Pages.Oversight.Targets;

internal sealed class IndexModel(HubDb db, CountOnce counts, Actor actor, TimeProvider clock) : PageModel
{
    private readonly long askedAt = Stopwatch.GetTimestamp();

    public sealed record SchoolRow(Guid Id, string Name, long Done);

    [BindProperty(SupportsGet = true)]
    public string? Region { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>Key of the indicator that the table compares.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Metric { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    public Progress Progress { get; private set; } = null!;
    public Indicator Chosen { get; private set; }
    public Weeks Weeks { get; private set; } = null!;
    public DemoBasis DemoBasis { get; private set; } = null!;
    public IReadOnlyList<int> Years { get; private set; } = [];
    public IReadOnlyList<RegionProgress> Rows { get; private set; } = [];
    public IReadOnlyList<SchoolRow> Schools { get; private set; } = [];

    /// <summary>The regions above that the reader may open, the highest first.</summary>
    public IReadOnlyList<Region> Above { get; private set; } = [];

    public IndicatorProgress Figures => Progress[Chosen];
    public bool IsCity => Progress.Area.Tier == Tier.City;
    public bool IsThisYear => Progress.Year == clock.Today.Year;
    public DateTime Now { get; } = clock.Now;

    /// <summary>Neither targets nor anything to count: the page says how to begin.</summary>
    public bool IsEmpty => Progress.Indicators.All(i => i.Percent is { Done: 0, HasTarget: false });

    public Scale Scale => Scale.For([.. Rows.Select(r => r.Percent), Figures.Percent]);

    public async Task OnGetAsync(CancellationToken ct)
    {
        await CountAsync(ct);
        Chosen = Indicators.All.FirstOrDefault(i => i.Key == Metric);
        Rows = Sorted(Figures.Units);
        Weeks = Weeks.Of(Progress, Chosen);
        DemoBasis = await DemoBasis.OfAsync(db, Progress, ct);
        if (Figures.Units.Count == 0)
            Schools = await SchoolsAsync(Progress.Area.Path, ct);
    }

    /// <summary>The same figures as a workbook.</summary>
    public async Task<IActionResult> OnGetSheetAsync(CancellationToken ct)
    {
        await CountAsync(ct);
        return await this.WorkbookAsync(T("{0} {1}年度目标完成情况", T(Progress.Area.Name), Progress.Year), numbers: 0, stream => ProgressSheet.Write(stream, Progress), ct);
    }

    /// <summary>Opens on the latest year that has a target.</summary>
    private async Task CountAsync(CancellationToken ct)
    {
        actor.Must(Permission.SeeTargets);
        var area = await AreaAsync(ct);
        var targetYears = await db.Targets.Select(t => t.Year).Distinct().ToListAsync(ct);
        var today = clock.Today;
        var year = Year is >= 2000 and <= 2100 ? Year.Value : targetYears.Where(y => y <= today.Year).DefaultIfEmpty(today.Year).Max();
        Years = [.. targetYears.Append(today.Year).Append(year).Distinct().OrderDescending()];
        Progress = await counts.OfAsync(db, year, today, area.Path, askedAt, ct);
    }

    /// <summary>What the reader asked for inside the own area; another's area is not here.</summary>
    private async Task<Region> AreaAsync(CancellationToken ct)
    {
        var mine = db.Regions.AsNoTracking().Where(r => r.Path.StartsWith(actor.RegionPath));
        var area = Region is { Length: > 0 } code
            ? await mine.SingleOrDefaultAsync(r => r.Code == code, ct)
            : await mine.OrderBy(r => r.Path.Length).ThenBy(r => r.Code).FirstOrDefaultAsync(ct);
        if (area is null)
            throw new NotHere();
        var above = RegionPath.Upward(area.Path).Skip(1).ToList();
        if (area.Path != actor.RegionPath)
            Above = await mine.Where(r => above.Contains(r.Path)).OrderBy(r => r.Path.Length).ToListAsync(ct);
        return area;
    }

    /// <summary>Worst first; without a target there is nothing to be worse than.</summary>
    private IReadOnlyList<RegionProgress> Sorted(IEnumerable<RegionProgress> rows) => Sort switch
    {
        "name" => [.. rows.OrderBy(r => r.Code, StringComparer.Ordinal)],
        "-name" => [.. rows.OrderByDescending(r => r.Code, StringComparer.Ordinal)],
        "done" => [.. rows.OrderBy(r => r.Percent.Done)],
        "-done" => [.. rows.OrderByDescending(r => r.Percent.Done)],
        "-pct" => [.. rows.OrderByDescending(r => r.Percent.Value ?? -1)],
        _ => [.. rows.OrderBy(r => r.Percent.Value ?? decimal.MaxValue)],
    };

    private async Task<IReadOnlyList<SchoolRow>> SchoolsAsync(string area, CancellationToken ct)
    {
        var done = await Achieved.BySchoolAsync(db, Chosen, area, new(Progress.Year, 1, 1), Progress.AsOf, ct);
        var known = done.Keys.ToList();
        var schools = await db.Schools.AsNoTracking().Where(s => s.RegionPath.StartsWith(area) || known.Contains(s.Id))
            .Select(s => new { s.Id, s.Name }).ToListAsync(ct);
        return [.. schools.Select(s => new SchoolRow(s.Id, s.Name, done.GetValueOrDefault(s.Id))).OrderBy(s => s.Done).ThenBy(s => s.Name, StringComparer.Ordinal)];
    }

    /// <summary>What needs attention: units behind the pace, and targets that no longer steer.</summary>
    public IEnumerable<(Indicator Indicator, RegionProgress Row, bool IsBehind)> ToWatch()
    {
        var behind = Progress.Indicators.SelectMany(i => i.Units.Where(u => Standing.Of(u.Percent, Progress.Pace).IsBehind).Select(u => (i.Indicator, u, true)));
        var above = Progress.Indicators.Where(i => i.Percent.Value >= 300).Select(i => (i.Indicator, i.Whole, false));
        return behind.OrderBy(b => b.u.Percent.Value).Take(5).Concat(above);
    }

    /// <summary>The list that a figure counts, where the reader may open it.</summary>
    public string? ListOf(Indicator indicator, RegionProgress row)
    {
        var certificates = actor.Can(Permission.SeeCertificates) ? $"/certificates?region={row.Code}&year={Progress.Year}&state=Live" : null;
        return indicator switch
        {
            Indicator.TrainedPersons => actor.Can(Permission.SeeTrainees) ? $"/trainees?region={row.Code}&trained={Progress.Year}" : null,
            Indicator.NewlySkilled => certificates,
            Indicator.NewlyHighlySkilled => certificates is null ? null : certificates + "&high=true",
            _ => throw new ArgumentOutOfRangeException(nameof(indicator), indicator, null),
        };
    }

    /// <summary>This page for another region or indicator, the same year.</summary>
    public string Link(string? region = null, Indicator? metric = null, int? year = null)
    {
        var code = region ?? Progress.Area.Code;
        return $"/dashboard?region={code}&year={year ?? Progress.Year}&metric={(metric ?? Chosen).Key}";
    }

    public static string N(long value) => value.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);

    public static string Times(Percent percent) => (percent.Value!.Value / 100).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture);

    public string WeekLabel => Weeks.Values.Count == 0
        ? T("没有每周数据")
        : T("{0}起{1}周的每周新增人数，最高{2}人，最后一周{3}人", Weeks.First.InWords, Weeks.Values.Count, Weeks.Values.Max(), Weeks.Values[^1])
            + (Weeks.MetWeek is { } met ? T("；第{0}周已完成全年目标", met + 1) : "");
}
