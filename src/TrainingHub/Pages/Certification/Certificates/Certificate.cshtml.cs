using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using Issued = TrainingHub.Certification.Certificate;

namespace TrainingHub.Pages.Certification.Certificates;

/// <summary>One certificate with everything the register knows, and what may be done with it.</summary>
internal sealed class CertificateModel(HubDb db, Actor actor) : PageModel
{
    public Issued Certificate { get; private set; } = null!;
    public string ClassCode { get; private set; } = "";
    public string SchoolName { get; private set; } = "";

    /// <summary>When the paper was printed; null while it waits.</summary>
    public DateTime? PressedAt { get; private set; }

    public bool MayRevoke => actor.Can(Permission.IssueCertificates) && Certificate.State == TrainingHub.Certification.CertificateState.Live;
    public bool MaySeePeople => actor.Can(Permission.SeeTrainees);

    public async Task OnGetAsync(string number, CancellationToken ct)
    {
        Certificate = await db.Certificates.AsNoTracking().VisibleTo(actor).Where(c => c.Number == number).OneOrNotHere(ct);
        ClassCode = await db.CourseRuns.Where(r => r.Id == Certificate.CourseRunId).Select(r => r.Code).SingleAsync(ct);
        SchoolName = await db.Schools.Where(s => s.Id == Certificate.SchoolId).Select(s => s.Name).SingleAsync(ct);
        PressedAt = await db.CertificatePapers.Where(p => p.CertificateId == Certificate.Id).Select(p => (DateTime?)p.PressedAt).SingleOrDefaultAsync(ct);
    }
}
