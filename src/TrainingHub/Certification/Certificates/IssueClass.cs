using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.History;
using TrainingHub.Platform.Work;
using TrainingHub.Training;

namespace TrainingHub.Certification;

/// <summary>
/// The job of one issue: everybody who is due gets a certificate row with the next number of the assessor's series, a check code
/// and a promised print; all in one transaction, so that a rollback leaves neither a gap nor a number used twice.
/// </summary>
internal sealed class IssueClass(HubDb db, DueCertificates dues, Worklist work, TimeProvider clock) : IWorkStep
{
    public static string Kind => "certificate.issue";
    public static string Title => "编号发证";
    public static StepShape Shape => StepShape.Transaction;

    /// <summary>The assessment that is issued, with everything that its certificates say.</summary>
    private sealed record Assessed(AssessmentPlan Plan, CourseRun Run, Course Course, Assessor Assessor);

    /// <summary>A person who is due, and which document the certificate names.</summary>
    private sealed record Holder(Guid CandidateId, Trainee Person, IdKind IdKind);

    public async Task RunAsync(Guid subject, CancellationToken ct)
    {
        var issue = await db.CertificateIssues.SingleOrDefaultAsync(i => i.Id == subject, ct) ?? throw new NotHere();
        if (issue.IssuedAt is not null)
            return;
        var now = clock.Now;
        await ClockCheck.MustHoldAsync(db, now, ct);
        var assessed = await db.AssessmentPlans.AsNoTracking().Where(p => p.Id == issue.PlanId)
            .Select(p => new Assessed(p, p.Run, p.Run.Course, p.Assessor)).SingleAsync(ct);
        DueCertificates.MustBeOver(assessed.Plan, now.ChinaDay);

        await NextNumbers.WaitForTurnAsync(db, assessed.Assessor, ct);
        var due = await DueAsync(assessed, ct);
        var numbers = await NextNumbers.TakeAsync(db, assessed.Assessor, now.ChinaDay.Year, assessed.Run.Level, due.Count, ct);
        issue.Issued(due.Count, now);
        if (due.Count > 0)
        {
            work.Add<PrintHandOutSheet>(issue.Id, issue.JobId);
            work.Add(Promised.AssembleClaims, assessed.Run.Id, issue.JobId, issue.Id.ToString("N"));
        }
        await db.SaveChangesAsync(ct);
        await db.SaveInPartsAsync(due.Select((holder, place) => CertificateOf(holder, place, numbers, assessed, issue.Id, now)), Add, ct);

        Task Add(Certificate[] certificates)
        {
            db.AddRange(certificates);
            foreach (var certificate in certificates)
                work.Add<PrintCertificate>(certificate.Id, issue.JobId);
            return Task.CompletedTask;
        }
    }

    /// <summary>Everybody who is due now, in the order in which numbers are given.</summary>
    private async Task<List<Holder>> DueAsync(Assessed assessed, CancellationToken ct)
    {
        var due = (await dues.OfPlanAsync(assessed.Plan, assessed.Course.OccupationCode, assessed.Run.Level, ct))
            .Where(d => d.Reason is null).Select(d => d.Result.CandidateId).ToHashSet();
        var roll = await db.Candidates.AsNoTracking().Where(c => c.PlanId == assessed.Plan.Id)
            .Select(c => new Holder(c.Id, c.Trainee, db.IdentityDocuments.Where(p => p.TraineeId == c.TraineeId).OrderBy(p => p.Id).Select(p => p.Kind).First()))
            .ToListAsync(ct);
        return [.. roll.Where(h => due.Contains(h.CandidateId)).OrderBy(h => h.CandidateId)];
    }

    private static Certificate CertificateOf(Holder holder, int place, NextNumbers numbers, Assessed assessed, Guid issueId, DateTime now) => new()
    {
        TraineeId = holder.Person.Id,
        CandidateId = holder.CandidateId,
        CourseRunId = assessed.Run.Id,
        SchoolId = assessed.Run.SchoolId,
        AssessorId = assessed.Assessor.Id,
        RegionPath = assessed.Run.RegionPath,
        Occupation = assessed.Course.Occupation,
        OccupationCode = assessed.Course.OccupationCode,
        Level = assessed.Run.Level,
        Number = numbers.At(place),
        SeriesId = numbers.SeriesId,
        Serial = numbers.SerialAt(place),
        IssuedOn = now.ChinaDay,
        IssuedAt = now,
        Code = CheckCode.New(),
        HolderName = holder.Person.Name,
        HolderSex = holder.Person.Sex,
        HolderIdKind = holder.IdKind,
        HolderMaskedNumber = holder.Person.MaskedNumber,
        AssessorName = assessed.Assessor.Name,
        IssueId = issueId,
    };
}
