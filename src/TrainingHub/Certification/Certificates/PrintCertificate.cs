using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TrainingHub.Papers;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.Files;
using TrainingHub.Platform.Letters;
using TrainingHub.Platform.Secrets;
using TrainingHub.Platform.Work;
using TrainingHub.Templates.Letters;
using TrainingHub.Training;
using Page = TrainingHub.Templates.Papers.Certificate;

namespace TrainingHub.Certification;

/// <summary>Freezes what a certificate prints, presses the PDF, keeps its bytes and hash, and promises the holder's letter.</summary>
internal sealed class PrintCertificate(HubDb db, PressRoom press, IdVault vault, Post post, IOptions<SiteSettings> site, TimeProvider clock) : IWorkStep
{
    private Dictionary<Guid, Sheet> sheets = [];

    /// <summary>What one print needs from the database.</summary>
    private sealed record Sheet(Certificate Certificate, Guid PaperId, byte[] SealedNumber, string? Mail, string School, bool Printed, bool IsDemo);

    public static string Kind => "certificate.print";
    public static string Title => "制作证书";

    public static Task<Dictionary<Guid, string>> NamesAsync(HubData db, Guid[] subjects, CancellationToken ct) =>
        db.Set<Certificate>().Where(c => subjects.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Number, ct);

    public async Task LoadAsync(IReadOnlyList<Guid> subjects, CancellationToken ct)
    {
        var ids = subjects.ToArray();
        var rows = await (
            from c in db.Certificates.AsNoTracking().Where(c => ids.Contains(c.Id))
            join p in db.IdentityDocuments.AsNoTracking() on new { c.TraineeId, Kind = c.HolderIdKind } equals new { p.TraineeId, p.Kind }
            select new Sheet(c, p.Id, p.Sealed, c.Trainee.Mail, c.Run.School.Name, db.CertificatePapers.Any(x => x.CertificateId == c.Id), db.Set<Installation>().Any(i => i.IsDemo))).ToListAsync(ct);
        sheets = rows.DistinctBy(r => r.Certificate.Id).ToDictionary(r => r.Certificate.Id);
    }

    public async Task RunAsync(Guid subject, CancellationToken ct)
    {
        if (!sheets.ContainsKey(subject))
            await LoadAsync([subject], ct);
        var sheet = sheets.GetValueOrDefault(subject) ?? throw new NotHere();
        if (sheet.Printed)
            return;
        var certificate = sheet.Certificate;
        var page = PageOf(certificate, vault.Open(SealedAs.IdentityNumber, sheet.PaperId, sheet.SealedNumber), sheet.IsDemo);
        var info = new PaperInfo("职业技能等级证书", certificate.AssessorName, $"{certificate.Occupation} {certificate.Level.InChinese}", certificate.IssuedAt);
        var file = await press.PressAsync(page, info, certificate.Number + ".pdf", numbers: 1, ct);
        var paper = RowId.New();
        db.CertificatePapers.Add(new CertificatePaper
        {
            Id = paper,
            CertificateId = certificate.Id,
            FileId = file.Id,
            Sha256 = file.Sha256,
            Snapshot = vault.Seal(SealedAs.CertificateSnapshot, paper, JsonSerializer.Serialize(page with { QrPath = "" })),
            PressedAt = clock.Now,
        });
        post.Promise(new CertificateReady
        {
            Name = certificate.HolderName,
            Occupation = certificate.Occupation,
            Level = certificate.Level.InChinese,
            School = sheet.School,
            MyAddress = site.Value.At("/my").ToString(),
            CheckAddress = site.Value.At("/verify").ToString(),
        }, certificate.Id, certificate.HolderName, sheet.Mail);
    }

    private Page PageOf(Certificate certificate, string number, bool isDemo)
    {
        // Capitals keep the code small: QR's alphanumeric form knows no small letters, and addresses of this site do not care.
        var code = QrCode.Svg(site.Value.At("/v/" + certificate.Code).ToString().ToUpperInvariant());
        return new Page
        {
            Holder = certificate.HolderName,
            Sex = certificate.HolderSex == Sex.Female ? "女" : "男",
            IdType = certificate.HolderIdKind.InChinese,
            IdNumber = number,
            Occupation = certificate.Occupation,
            Level = certificate.Level.InChinese,
            Number = certificate.Number,
            Issuer = certificate.AssessorName,
            IssuedOn = certificate.IssuedOn.InChinese,
            QrPath = code.Path,
            QrModules = code.Modules,
            CheckAddress = site.Value.At("/verify").ToString(),
            Specimen = isDemo,
        };
    }
}
