using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TrainingHub.Papers;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.Files;
using TrainingHub.Platform.Letters;
using TrainingHub.Platform.Work;
using TrainingHub.Templates.Papers;

namespace TrainingHub.Certification;

/// <summary>The letter of those without a mail address: one printable sheet per issue, which the school hands out and has signed.</summary>
internal sealed class PrintHandOutSheet(HubDb db, PressRoom press, IOptions<SiteSettings> site) : IWorkStep
{
    public static string Kind => "certificate.hand-out";
    public static string Title => "制作领证签收表";

    public async Task RunAsync(Guid subject, CancellationToken ct)
    {
        var issue = await db.CertificateIssues.SingleOrDefaultAsync(i => i.Id == subject, ct) ?? throw new NotHere();
        if (issue.HandOutFileId is not null)
            return;
        var rows = await db.Certificates.Where(c => c.IssueId == issue.Id).OrderBy(c => c.Number)
            .Select(c => new { c.HolderName, c.Number, c.Level, c.AssessorName, c.IssuedOn, c.IssuedAt, c.Trainee.Mail }).ToListAsync(ct);
        var onPaper = rows.Where(r => string.IsNullOrWhiteSpace(r.Mail)).ToList();
        if (onPaper.Count == 0)
            return;
        var run = await db.CourseRuns.Where(r => r.Id == issue.CourseRunId).Select(r => new { r.Name, r.Code, School = r.School.Name }).SingleAsync(ct);
        var address = site.Value.At("/verify").ToString();
        var code = QrCode.Svg(address.ToUpperInvariant());
        var first = onPaper[0];
        var sheet = new HandOutSheet
        {
            School = run.School,
            ClassName = $"{run.Name}（{run.Code}）",
            Issuer = first.AssessorName,
            Date = first.IssuedOn.InChinese,
            CheckAddress = address,
            QrPath = code.Path,
            QrModules = code.Modules,
            Rows = [.. onPaper.Select(r => new HandOutRow(r.HolderName, r.Number, r.Level.InChinese))],
            Specimen = await db.IsDemoAsync(ct),
        };
        var file = await press.PressAsync(sheet, new PaperInfo("证书领取登记表", run.School, run.Code, first.IssuedAt), $"领证登记表-{run.Code}.pdf", numbers: 0, ct);
        issue.HandOutPressed(file.Id);
    }
}
