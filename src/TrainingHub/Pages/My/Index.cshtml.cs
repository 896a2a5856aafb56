using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;

namespace TrainingHub.Pages.My;

/// <summary>A caregiver's own certificates.</summary>
internal sealed class IndexModel(HubDb db, Actor actor) : PageModel
{
    public sealed record Row(string Number, Level Level, DateOnly IssuedOn, string Assessor, string Code, CertificateState State);

    public string Who => actor.Name;
    public IReadOnlyList<Row> Certificates { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var self = actor.TraineeId;
        Certificates = await db.Certificates.AsNoTracking().Where(c => self != null && c.TraineeId == self)
            .OrderByDescending(c => c.IssuedOn)
            .Select(c => new Row(c.Number, c.Level, c.IssuedOn, c.AssessorName, c.Code, c.State)).ToListAsync(ct);
    }
}
