using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Competitions;
using TrainingHub.Ground;
using TrainingHub.Training;

namespace TrainingHub.Pages.Training.Trainees;

/// <summary>One person's record, as far as the reader's own enrolments show her.</summary>
internal sealed class TraineeModel(HubDb db, Actor actor) : PageModel
{
    /// <param name="Hours">class hours that count</param>
    public sealed record ClassRow(string Code, string Name, Level Level, DateOnly FirstDay, DateOnly LastDay, int Hours);
    public sealed record CertificateRow(string Number, Level Level, DateOnly IssuedOn, string Assessor, CertificateState State);
    public sealed record HeldRow(string Number, Level Level, DateOnly IssuedOn, Trust Trust, bool IsDemo);

    public Trainee Person { get; private set; } = null!;
    public IReadOnlyList<ClassRow> Classes { get; private set; } = [];
    public IReadOnlyList<CertificateRow> Certificates { get; private set; } = [];
    public IReadOnlyList<HeldRow> Held { get; private set; } = [];
    public IReadOnlyList<Honour> Honours { get; private set; } = [];
    public IReadOnlyList<IdKind> Papers { get; private set; } = [];

    /// <summary>Her own account, where the reader administers accounts and it is of his area.</summary>
    public Guid? AccountId { get; private set; }
    public bool MayInvite { get; private set; }

    public async Task OnGetAsync(Guid id, CancellationToken ct)
    {
        Person = await db.Trainees.AsNoTracking().VisibleTo(db, actor).Where(t => t.Id == id).OneOrNotHere(ct);
        var hours = await Hours.SumAsync(db.CountedOf(id), ct);
        var classes = await db.Enrolments.VisibleTo(actor).Where(e => e.TraineeId == id).OrderByDescending(e => e.Run.FirstDay)
            .Select(e => new { e.Id, Row = new ClassRow(e.Run.Code, e.Run.Name, e.Run.Level, e.Run.FirstDay, e.Run.LastDay, 0) })
            .ToListAsync(ct);
        Classes = classes.ConvertAll(c => c.Row with { Hours = hours.GetValueOrDefault(c.Id) });
        // A person is shared, her certificates are not: those of another school or assessor are not here.
        Certificates = await db.Certificates.AsNoTracking().VisibleTo(actor).Where(c => c.TraineeId == id).OrderByDescending(c => c.IssuedOn)
            .Select(c => new CertificateRow(c.Number, c.Level, c.IssuedOn, c.AssessorName, c.State)).ToListAsync(ct);
        Held = await db.HeldCertificates.AsNoTracking().Where(c => c.TraineeId == id).OrderByDescending(c => c.IssuedOn)
            .Select(c => new HeldRow(c.Number, c.Level, c.IssuedOn, c.Trust, c.IsDemo)).ToListAsync(ct);
        Honours = await HonoursOf.TraineeAsync(db, id, ct);
        await AccountAsync(id, ct);
        Papers = await db.IdentityDocuments.AsNoTracking().Where(p => p.TraineeId == id).OrderBy(p => p.Id).Select(p => p.Kind).ToListAsync(ct);
    }

    private async Task AccountAsync(Guid id, CancellationToken ct)
    {
        if (!actor.Can(Permission.ManageAccounts))
            return;
        var path = actor.RegionPath;
        var live = await db.Memberships.Where(m => m.TraineeId == id && m.EndedAt == null).Select(m => new { m.UserId, IsMine = m.RegionPath.StartsWith(path) }).FirstOrDefaultAsync(ct);
        AccountId = live?.UserId;
        MayInvite = live is null or { IsMine: true };
    }
}
