using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Pages.Admin.Rules;

internal sealed class IndexModel(HubDb db, Actor actor, TimeProvider clock) : PageModel
{
    public sealed record Row(DatedRule Rule, string Region, bool HoldsToday);

    [BindProperty(SupportsGet = true)]
    public string? Key { get; set; }

    /// <summary>Only rules that hold on this day.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? Day { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public IEnumerable<SelectListItem> Keys => KeysOf(Key).Prepend(new(T("全部项目"), ""));

    public IEnumerable<(string, string?)> Chips =>
        [("key", Key is { } key && RuleKeys.All.TryGetValue(key, out var kind) ? kind.Name.ToString() : null), ("day", Day is { } day ? T("{0}适用", day.Iso) : null)];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var (key, day, today) = (Key, Day, clock.Today);
        var rules = db.DatedRules.AsNoTracking().Where(r => r.RegionPath.StartsWith(actor.RegionPath));
        if (!string.IsNullOrEmpty(key))
            rules = rules.Where(r => r.Key == key);
        if (day is not null)
            rules = rules.Where(r => r.From <= day && (r.Until == null || r.Until >= day));
        var names = await db.Regions.AsNoTracking().ToDictionaryAsync(r => r.Path, r => r.Name, ct);
        Rows = [.. (await rules.ToListAsync(ct))
            .OrderBy(r => RuleWords.Order(r.Key)).ThenBy(r => r.RegionPath, StringComparer.Ordinal).ThenByDescending(r => r.From)
            .Select(r => new Row(r, names.GetValueOrDefault(r.RegionPath, RegionPath.CodeOf(r.RegionPath)), r.HoldsOn(today)))];
    }

    internal static IEnumerable<SelectListItem> KeysOf(string? chosen) =>
        RuleKeys.All.OrderBy(k => RuleWords.Order(k.Key)).Select(k => new SelectListItem(k.Value.Name.ToString(), k.Key, k.Key == chosen));
}
