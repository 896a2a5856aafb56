namespace TrainingHub.Certification;

/// <summary>Records a certificate that somebody holds from elsewhere, with how far it is believed.</summary>
[Needs(Permission.RunClasses)]
internal sealed class RecordHeldCertificate(HubDb db, TimeProvider clock)
{
    public async Task RunAsync(Guid traineeId, string occupationCode, Level level, string number, DateOnly issuedOn, Trust trust, bool isDemo, Actor actor, CancellationToken ct = default)
    {
        actor.MustBeAllowed(this);
        var canonical = CertificateNumber.Canonical(number);
        if (!CertificateNumber.IsWellFormed(canonical))
            throw new RuleBroken("held.number", "证书编号应为22位（首位Y、S或J），现在是“{0}”", number);
        if (canonical[15] - '0' != level.Digit)
            throw new RuleBroken("held.level", "证书编号第16位是{0}，与所填等级{1}不一致，请核对", canonical[15], level);
        var now = clock.Now;
        if (issuedOn > now.ChinaDay)
            throw new RuleBroken("held.day", "发证日期不能晚于今天");
        db.HeldCertificates.Add(new HeldCertificate
        {
            TraineeId = traineeId,
            OccupationCode = occupationCode,
            Level = level,
            Number = canonical,
            IssuedOn = issuedOn,
            Trust = trust,
            IsDemo = isDemo,
            RecordedBy = actor.Name,
            RecordedAt = now,
        });
        await db.SaveChangesAsync(ct);
    }
}
