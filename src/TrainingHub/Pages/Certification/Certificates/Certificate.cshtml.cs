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
        var found = await db.Certificates.AsNoTracking().VisibleTo(actor).Where(c => c.Number == number).Select(c => new
        {
            Certificate = c,
            ClassCode = c.Run.Code,
            SchoolName = c.Run.School.Name,
            PressedAt = db.CertificatePapers.Where(p => p.CertificateId == c.Id).Select(p => (DateTime?)p.PressedAt).SingleOrDefault(),
        }).OneOrNotHere(ct);
        (Certificate, ClassCode, SchoolName, PressedAt) = (found.Certificate, found.ClassCode, found.SchoolName, found.PressedAt);
    }
}
