using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Platform.Work;

namespace TrainingHub.Certification;

/// <summary>Why a certificate is revoked.</summary>
internal enum RevokeReason
{
    [Display(Name = "持证人身份信息有误")]
    WrongIdentity,

    [Display(Name = "成绩有误，实际未合格")]
    WrongMarks,

    [Display(Name = "重复发证")]
    Twice,

    [Display(Name = "弄虚作假或冒名顶替")]
    Fraud,

    /// <summary>其他, written out.</summary>
    [Display(Name = "其他")]
    Other,
}

/// <summary>
/// The assessor revokes its own certificate. The row is the paper, the percentage and the public answer, so that all of them
/// change with this one save, and no sum counts its claim any more; it cannot be taken back.
/// </summary>
[Needs(Permission.IssueCertificates)]
internal sealed class RevokeCertificate(HubDb db, Worklist work, MakerCheck makers, TimeProvider clock)
{
    /// <summary>Longest free text, in characters.</summary>
    public const int MaxDetails = 200;

    public async Task RunAsync(string number, RevokeReason? reason, string? details, Actor actor, CancellationToken ct = default)
    {
        actor.MustBeAllowed(this);
        var certificate = await db.Certificates.VisibleTo(actor).Where(c => c.Number == number).OneOrNotHere(ct);
        var more = details?.Trim() ?? "";
        if (reason is not { } why || !Enum.IsDefined(why))
            throw new RuleBroken("certificate.revoke-reason", "请选择注销原因") { Field = "Reason" };
        if (why == RevokeReason.Other && more.Length == 0)
            throw new RuleBroken("certificate.revoke-details", "选“其他”时，请写明具体原因") { Field = "Details" };
        if (more.Length > MaxDetails)
            throw new RuleBroken("certificate.revoke-details", "说明最多{0}个字，现在是{1}个字，请缩短", MaxDetails, more.Length) { Field = "Details" };
        var now = clock.Now;
        var asked = await db.CertificateIssues.Where(i => i.Id == certificate.IssueId).Select(i => i.AskedBy).SingleAsync(ct);
        await makers.MustBeAnotherAsync(asked, certificate.RegionPath, actor, now, ct);
        certificate.Revoke(more.Length == 0 ? why.InChinese : $"{why.InChinese}：{more}", now);
        work.Add(Promised.FollowRevocation, certificate.Id);
        await db.SaveChangesAsync(ct);
    }
}
