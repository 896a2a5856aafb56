namespace TrainingHub.Ground;

/// <summary>Enters an assessor that the labour authority has filed (备案).</summary>
[Needs(Permission.SetRules)]
internal sealed class FileAssessor(HubDb db, TimeProvider clock)
{
    public async Task<Guid> RunAsync(Assessor assessor, Actor actor, CancellationToken ct = default)
    {
        actor.MustBeAllowed(this);
        if (!Assessor.IsPrefix(assessor.Prefix))
            throw new RuleBroken("assessor.prefix", "认定机构编号应为1位字母（Y、S、J）加12位数字，现在是“{0}”", assessor.Prefix) { Field = nameof(Assessor.Prefix) };
        if (assessor.Prefix[0] != Assessor.LetterOf(assessor.Kind))
            throw new RuleBroken("assessor.kind", "编号首位应为{0}（与机构类别一致），现在是{1}", Assessor.LetterOf(assessor.Kind), assessor.Prefix[0]) { Field = nameof(Assessor.Prefix) };
        var today = clock.Today;
        if (assessor.FiledOn > today)
            throw new RuleBroken("assessor.filed-on", "备案日期不能晚于今天（{0}）", today.Iso) { Field = nameof(Assessor.FiledOn) };
        db.Assessors.Add(assessor);
        await db.SaveChangesAsync(ct);
        return assessor.Id;
    }
}
