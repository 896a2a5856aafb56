using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Ground;
using TrainingHub.Platform.Data;
using TrainingHub.Sheets;
using TrainingHub.Training;
using TrainingHub.Web;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Pages.Certification.Certificates;

/// <summary>The register of certificates, as far as the reader's school, assessor or area goes.</summary>
internal sealed class IndexModel(HubDb db, Actor actor, TimeProvider clock) : PageModel
{
    private const int MaxExport = 20_000;

    public sealed record Row(
        string Number, string HolderName, string MaskedNumber, Level Level, CertificateState State, DateOnly IssuedOn, string ClassCode, string SchoolName, string AssessorName);

    [BindProperty(SupportsGet = true, Name = "number")] public string? Number { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Name { get; set; }
    [BindProperty(SupportsGet = true, Name = "level")] public int? Digit { get; set; }
    [BindProperty(SupportsGet = true, Name = "state")] public CertificateState? State { get; set; }
    [BindProperty(SupportsGet = true, Name = "year")] public int? Year { get; set; }
    [BindProperty(SupportsGet = true, Name = "class")] public string? ClassCode { get; set; }
    [BindProperty(SupportsGet = true, Name = "region")] public string? RegionCode { get; set; }
    [BindProperty(SupportsGet = true, Name = "high")] public bool High { get; set; }
    [BindProperty(SupportsGet = true, Name = "sort")] public string? Sort { get; set; }

    public PageOf<Row> List { get; private set; } = PageOf<Row>.Empty;
    public IReadOnlyList<Region> Regions { get; private set; } = [];
    public string? RegionName => Regions.FirstOrDefault(r => r.Code == RegionCode)?.Name;
    public Level? Level => Levels.All.Cast<Level?>().FirstOrDefault(l => l!.Value.Digit == Digit);
    public bool MayIssue => actor.Can(Permission.IssueCertificates);
    public bool IsFiltered => new[] { Number, Name, ClassCode, RegionCode }.Any(t => !string.IsNullOrWhiteSpace(t)) || Digit is not null || State is not null || Year is not null || High;

    public IEnumerable<SelectListItem> LevelOptions => [new(T("全部"), ""), .. Levels.All.Select(l => new SelectListItem(l.Words, DigitOf(l), l == Level))];
    public IEnumerable<SelectListItem> StateOptions => [new(T("全部"), ""), .. Enum.GetValues<CertificateState>().Select(s => new SelectListItem(s.Words, s.ToString(), s == State))];
    public IEnumerable<SelectListItem> RegionOptions => [new(T("全部"), ""), .. Regions.Select(r => new SelectListItem(r.Name, r.Code, r.Code == RegionCode))];

    public async Task OnGetAsync(int p = 1, CancellationToken ct = default)
    {
        var found = await FoundAsync(ct);
        var page = await Ordered(found).Select(c => c.Number).PageAsync(found, p, Paging.Usual, ct);
        var rows = await Rows(db.Certificates.AsNoTracking().Where(c => page.Rows.Contains(c.Number))).ToDictionaryAsync(r => r.Number, ct);
        List = page.Select(number => rows[number]);
    }

    /// <summary>What the screen shows, all pages of it, as a workbook.</summary>
    public async Task<IActionResult> OnGetExportAsync(CancellationToken ct)
    {
        var rows = await Rows(Ordered(await FoundAsync(ct))).Take(MaxExport + 1).ToListAsync(ct);
        if (rows.Count > MaxExport)
            throw new RuleBroken("certificates.export", "一次最多导出{0}本证书，请加上年度、县区或班次条件后分次导出", MaxExport);
        return await this.WorkbookAsync($"证书登记册-{clock.Today.Iso}", numbers: 0, stream => Write(stream, rows), ct);
    }

    private void Write(Stream stream, List<Row> rows)
    {
        using var sheet = new SheetWriter(stream);
        sheet.BeginSheet("证书登记册", Columns, $"证书登记册　{actor.Name}　{clock.Now.IsoMinute}导出");
        foreach (var r in rows)
            sheet.Row().Add(r.HolderName).Add(r.MaskedNumber).Add(r.Level.InChinese).Add(r.Number).Add(r.State.InChinese).Add(r.IssuedOn)
                .Add(r.AssessorName).Add(r.SchoolName).Add(r.ClassCode);
    }

    private static readonly SheetColumn[] Columns =
    [
        new("姓名", 14), new("证件号码", 22), new("职业技能等级", 16), new("证书编号", 26), new("状态", 10), new("发证日期", 12, CellStyle.Day),
        new("评价机构", 30), new("培训机构", 30), new("班次", 18),
    ];

    private async Task<IQueryable<Certificate>> FoundAsync(CancellationToken ct)
    {
        var area = actor.RegionPath;
        Regions = await db.Regions.AsNoTracking().Where(r => r.Tier == Tier.County && r.Path.StartsWith(area)).OrderBy(r => r.Code).ToListAsync(ct);
        string? path = null;
        if (!string.IsNullOrWhiteSpace(RegionCode))
            path = await db.Regions.Where(r => r.Code == RegionCode).Select(r => r.Path).SingleOrDefaultAsync(ct) ?? throw new NotHere();
        var filter = new RegisterFilter(Number, Name, Level, State, Year, ClassCode, path, High);
        return await filter.OfAsync(db.Certificates.AsNoTracking().VisibleTo(actor), db, ct);
    }

    private IOrderedQueryable<Certificate> Ordered(IQueryable<Certificate> rows) => Sort switch
    {
        "number" => rows.OrderBy(c => c.Number),
        "-number" => rows.OrderByDescending(c => c.Number),
        null when !string.IsNullOrWhiteSpace(Number) => rows.OrderBy(c => c.Number), // those that begin so stand together in the index
        "issued" => rows.OrderBy(c => c.IssuedOn).ThenBy(c => c.Number),
        _ => rows.OrderByDescending(c => c.IssuedOn).ThenBy(c => c.Number),
    };

    private IQueryable<Row> Rows(IQueryable<Certificate> rows) => rows.Select(c => new Row(
        c.Number, c.HolderName, c.HolderMaskedNumber, c.Level, c.State, c.IssuedOn,
        db.CourseRuns.Where(r => r.Id == c.CourseRunId).Select(r => r.Code).Single(),
        db.Schools.Where(s => s.Id == c.SchoolId).Select(s => s.Name).Single(), c.AssessorName));

    private static string DigitOf(Level level) => level.Digit.ToString(CultureInfo.InvariantCulture);
}
