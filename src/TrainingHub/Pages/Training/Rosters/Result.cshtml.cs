using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TrainingHub.Ground;
using TrainingHub.Training;

namespace TrainingHub.Pages.Training.Rosters;

/// <summary>What became of a roster: how many people it brought, how many rows were left out, and how those come in later.</summary>
internal sealed class ResultModel(HubDb db, Actor actor) : PageModel
{
    public sealed record Facts(string FileName, ImportState State, string CreatedBy, DateTime? FinishedAt, string ClassCode, string ClassName, bool ClassIsOpen, int Added, int Matched, int Unchanged, int LeftOut, Guid? Rest);

    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    public Facts Import { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var id = Id;
        Import = await db.RosterImports.VisibleTo(actor).Where(i => i.Id == id)
            .Select(i => new Facts(i.FileName, i.State, i.CreatedBy, i.FinishedAt, i.Run.Code, i.Run.Name, i.Run.State == RunState.Open, i.Added, i.Matched, i.Unchanged, i.LeftOut,
                db.RosterImports.Where(r => r.RestOfId == i.Id && r.State == ImportState.Rehearsed).Select(r => (Guid?)r.Id).SingleOrDefault())).OneOrNotHere(ct);
    }
}
