using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Demo;
using TrainingHub.Platform.Files;
using TrainingHub.Platform.Letters;
using TrainingHub.Platform.Secrets;
using TrainingHub.Subsidies;
using TrainingHub.Templates.Letters;
using TrainingHub.Training;

namespace TrainingHub.Tests;

internal sealed partial class Given
{
    /// <summary>Rows of many people from document to claim, in the context and not saved; what they rest on is saved.</summary>
    /// <returns>every new row</returns>
    public async Task<List<object>> ManyAsync(int people, IdVault vault, FileStore files, Post post)
    {
        var first = await IssuedAsync();
        var (batch, claimed) = await BatchAsync(first);
        var run = await db.CourseRuns.SingleAsync(r => r.Id == first.CourseRunId);
        var session = await db.ClassSessions.FirstAsync(s => s.CourseRunId == run.Id);
        var issue = await db.CertificateIssues.SingleAsync(i => i.Id == first.IssueId);
        var plan = await db.AssessmentPlans.SingleAsync(p => p.Id == issue.PlanId);
        var series = await db.NumberSeries.SingleAsync(s => s.Id == first.SeriesId);
        var assessor = await db.Assessors.SingleAsync(a => a.Id == first.AssessorId);
        db.ChangeTracker.Clear();
        for (var n = 1; n <= people; n++)
        {
            var document = IdDocument.Parse(IdKind.ResidentId, DemoPeople.At(n, "湖滨区").Number);
            var id = Guid.CreateVersion7();
            var person = Trainee(document: document);
            person.Phone = n % 2 == 0 ? "13900000000" : null;
            var enrolment = Enrolment(run, person);
            var candidate = Candidate(plan, enrolment);
            var certificate = Certificate(run, person, candidate, issue, series, 100 + n, first.IssuedOn, assessor);
            var paper = Guid.CreateVersion7();
            var file = files.Keep([1, 2, (byte)n], $"{n}.pdf", "application/pdf", numbers: 1);
            db.AddRange(
                person, enrolment, candidate, certificate, Attendance(enrolment, session, n % 6, 0),
                new IdentityDocument { Id = id, TraineeId = person.Id, Kind = document.Kind, Sealed = vault.Seal(SealedAs.IdentityNumber, id, document.Number), Index = IdentityDocument.IndexOf(vault, document.Kind, document.Number), Masked = document.Masked },
                new CertificatePaper { Id = paper, CertificateId = certificate.Id, FileId = file.Id, Sha256 = file.Sha256, Snapshot = vault.Seal(SealedAs.CertificateSnapshot, paper, "{}"), PressedAt = Now },
                new Claim { BatchId = batch.Id, TraineeId = person.Id, CertificateId = certificate.Id, SchoolId = run.SchoolId, RegionPath = run.RegionPath, OccupationCode = certificate.OccupationCode, Level = run.Level, SchemeGroup = claimed.SchemeGroup, RuleId = claimed.RuleId, AmountFen = claimed.AmountFen + n, CreatedAt = Now },
                new LeftOut { BatchId = batch.Id, TraineeId = person.Id, Reasons = nameof(NotEligible.NoCertificate) });
            post.Promise(new CertificateReady { Name = person.Name, Occupation = "养老护理员", Level = "五级", School = "学校", MyAddress = "http://localhost/my", CheckAddress = "http://localhost/verify" },
                certificate.Id, person.Name, n % 3 == 0 ? null : "a@example.cn");
        }
        return [.. db.ChangeTracker.Entries().Where(e => e.State == EntityState.Added).Select(e => e.Entity)];
    }
}
