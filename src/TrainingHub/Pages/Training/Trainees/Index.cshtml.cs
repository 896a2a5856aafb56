using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Ground;
using TrainingHub.Platform.Data;
using TrainingHub.Training;

namespace TrainingHub.Pages.Training.Trainees;

/// <summary>People whom the reader sees through enrolments of the own school, assessor or area.</summary>
internal sealed class IndexModel(HubDb db, Actor actor, TimeProvider clock) : PageModel
{
    public sealed record Row(Guid Id, string Name, string MaskedNumber, Sex Sex, string? Phone, string? Workplace, int Classes, int Certificates);

    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [BindProperty(SupportsGet = true, Name = "class")] public string? ClassCode { get; set; }
    [BindProperty(SupportsGet = true)] public string? Region { get; set; }
    [BindProperty(SupportsGet = true)] public int? Year { get; set; }

    /// <summary>Those whom the targets of this year count as trained, in the county where they are counted.</summary>
    [BindProperty(SupportsGet = true)] public int? Trained { get; set; }

    public PageOf<Row> List { get; private set; } = PageOf<Row>.Empty;
    public string? RegionName { get; private set; }
    public bool MayImport => actor.Can(Permission.ImportTrainees);
    public bool IsFiltered => !string.IsNullOrWhiteSpace(Search) || ClassCode is { Length: > 0 } || Region is { Length: > 0 } || Year is not null || Trained is not null;

    public async Task OnGetAsync(int p = 1, CancellationToken ct = default)
    {
        var area = actor.RegionPath;
        var enrolments = db.Enrolments.AsNoTracking().VisibleTo(actor);
        if (ClassCode?.Trim() is { Length: > 0 } code)
            enrolments = enrolments.Where(e => e.Run.Code == code);
        if (Region?.Trim() is { Length: > 0 } regionCode)
        {
            var region = await db.Regions.AsNoTracking().SingleOrDefaultAsync(r => r.Code == regionCode, ct) ?? throw new NotHere();
            RegionName = region.Name;
            area = region.Path;
            enrolments = enrolments.Where(e => e.RegionPath.StartsWith(region.Path));
        }
        if (Year is { } year)
        {
            DateOnly first = new(Math.Clamp(year, 1, 9998), 1, 1), next = first.AddYears(1);
            enrolments = enrolments.Where(e => e.Run.FirstDay >= first && e.Run.FirstDay < next);
        }
        var found = await FoundAsync(enrolments, area, ct);
        // Of twenty it is asked how many classes and certificates they have, not of all that match.
        var page = await found.Ids.OrderByDescending(id => id).PageAsync(found.Counted, p, Paging.Usual, ct);
        var certificates = db.Certificates.VisibleTo(actor);
        var rows = await db.Trainees.AsNoTracking().Where(t => page.Rows.Contains(t.Id))
            .Select(t => new Row(t.Id, t.Name, t.MaskedNumber, t.Sex, t.Phone, t.Workplace,
                enrolments.Count(e => e.TraineeId == t.Id),
                certificates.Count(c => c.TraineeId == t.Id && c.State == CertificateState.Live)))
            .ToDictionaryAsync(r => r.Id, ct);
        List = page.Select(id => rows[id]);
    }

    /// <summary>Keys of those who match, and by what they are counted: the same people, asked for in the way that stops soonest.</summary>
    private async Task<(IQueryable<Guid> Ids, IQueryable<Guid> Counted)> FoundAsync(IQueryable<Enrolment> enrolments, string area, CancellationToken ct)
    {
        var isBureau = actor.SchoolId is null && actor.AssessorId is null;
        var isOfClassOrYear = ClassCode is { Length: > 0 } || Year is not null;
        var ofEnrolments = enrolments.Select(e => e.TraineeId).Distinct();
        IQueryable<Guid>? ids = null;
        if (Trained is >= 2000 and <= 2100)
        {
            DateOnly today = clock.Today, last = new(Trained.Value, 12, 31);
            var trained = db.ReachedBetween(new(last.Year, 1, 1), today < last ? today : last).Where(e => e.CountsAsPerson && e.RegionPath.StartsWith(area));
            // Whom a bureau's own area counts, the bureau sees.
            ids = (isBureau ? trained.VisibleTo(actor) : trained).Select(e => e.TraineeId);
            if (!isBureau || isOfClassOrYear)
                ids = ids.Where(id => enrolments.Any(e => e.TraineeId == id));
        }
        if (Search?.Trim() is { Length: > 0 and <= 64 } text)
        {
            var key = PersonName.Read(text, out _)?.MatchKey ?? text;
            var named = char.IsAsciiDigit(text[0]) ? db.Trainees.Where(t => t.Phone == text) : await db.Trainees.NamedAsync(key, ct);
            named = named.Where(t => enrolments.Any(e => e.TraineeId == t.Id));
            if (ids is { } counted)
                named = named.Where(t => counted.Contains(t.Id));
            ids = named.Select(t => t.Id);
        }
        if (ids is not null)
            return (ids, ids);
        // Almost everybody of a city or a county's share of it is seen: the newest are looked up one by one until the page is full.
        var areMost = isBureau && !isOfClassOrYear && Region is not { Length: > 0 };
        return (areMost ? db.Trainees.Where(t => enrolments.Any(e => e.TraineeId == t.Id)).Select(t => t.Id) : ofEnrolments, ofEnrolments);
    }
}
