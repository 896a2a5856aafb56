using Microsoft.AspNetCore.Mvc.RazorPages;
using TrainingHub.Ground;
using TrainingHub.Platform.Data;
using TrainingHub.Training;

namespace TrainingHub.Pages.Training.Rosters;

/// <summary>Rosters brought so far.</summary>
internal sealed class IndexModel(HubDb db, Actor actor) : PageModel
{
    public sealed record Row(Guid Id, string FileName, string Class, string ClassName, ImportState State, string CreatedBy, DateTime CreatedAt, int Added, int Matched, int Unchanged, int LeftOut);

    public PageOf<Row> List { get; private set; } = PageOf<Row>.Empty;

    public async Task OnGetAsync(int p = 1, CancellationToken ct = default)
    {
        var visible = db.RosterImports.VisibleTo(actor);
        List = await visible.OrderByDescending(i => i.CreatedAt).ThenBy(i => i.Id)
            .Select(i => new Row(i.Id, i.FileName, i.Run.Code, i.Run.Name, i.State, i.CreatedBy, i.CreatedAt, i.Added, i.Matched, i.Unchanged, i.LeftOut))
            .PageAsync(visible, p, Paging.Usual, ct);
    }
}
