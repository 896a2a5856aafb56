using TrainingHub.Ground;

namespace TrainingHub.Certification;

/// <summary>Why a certificate is revoked.</summary>
public enum RevokeReason
{
    /// <summary>持证人身份信息有误.</summary>
    WrongIdentity,

    /// <summary>成绩有误，实际未合格.</summary>
    WrongMarks,

    /// <summary>重复发证.</summary>
    Twice,

    /// <summary>弄虚作假或冒名顶替.</summary>
    Fraud,

    /// <summary>其他, written out.</summary>
    Other,
}

/// <summary>
/// The assessor revokes its own certificate. The row is the paper, the percentage and the public answer, so that all of them
/// change with this one save; it cannot be taken back.
/// </summary>
[Needs(Permission.IssueCertificates)]
internal sealed class RevokeCertificate(HubDb db, TimeProvider clock)
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
        certificate.Revoke(more.Length == 0 ? Words(why) : $"{Words(why)}：{more}", clock.Now);
        await db.SaveChangesAsync(ct);
    }

    public static string Words(RevokeReason reason) => reason switch
    {
        RevokeReason.WrongIdentity => "持证人身份信息有误",
        RevokeReason.WrongMarks => "成绩有误，实际未合格",
        RevokeReason.Twice => "重复发证",
        RevokeReason.Fraud => "弄虚作假或冒名顶替",
        RevokeReason.Other => "其他",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}
