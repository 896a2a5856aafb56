namespace TrainingHub.Platform.Secrets;

/// <summary>Makes no key: seals what is left and ends the use of all former keys. Backups of their time open no more.</summary>
internal sealed class RetireKeys(IdVault vault, Reseal reseal)
{
    /// <exception cref="RuleBroken">a row needs a former key: <c>keys.needed</c></exception>
    public async Task<Rotation> RunAsync(CancellationToken ct = default)
    {
        var (resealed, left) = await reseal.AllAsync(ct);
        if (left > 0)
            throw new RuleBroken("keys.needed", "有{0}行仍用以前的密钥加密且打不开，以前的密钥还不能停用；请先运行 verify 查明原因", left);
        var retired = 0;
        vault.Change(ring =>
        {
            retired = ring.Keys.Count(k => k.State == KeyState.DecryptOnly);
            return ring.WithoutFormer();
        });
        return new(vault.ActiveKey, resealed, left, retired, vault.File);
    }
}
