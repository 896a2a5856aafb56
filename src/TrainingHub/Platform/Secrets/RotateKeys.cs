namespace TrainingHub.Platform.Secrets;

/// <summary>What a rotation did.</summary>
/// <param name="Active">id of the key that seals now</param>
/// <param name="Left">rows that did not open and stayed as they are: a matter for <c>verify</c></param>
internal sealed record Rotation(byte Active, int Resealed, int Left, int Retired, string File);

/// <summary>
/// Makes a new key that seals from now on and seals all rows anew with it. One that was stopped half-way is finished first,
/// without another key.
/// </summary>
internal sealed class RotateKeys(IdVault vault, Reseal reseal, TimeProvider clock)
{
    public async Task<Rotation> RunAsync(CancellationToken ct = default)
    {
        if (await reseal.IsDoneAsync(ct))
            vault.Change(ring => ring.Rotated(clock.Today));
        var (resealed, left) = await reseal.AllAsync(ct);
        return new(vault.ActiveKey, resealed, left, 0, vault.File);
    }

    /// <summary>Makes no key: seals what is left and ends the use of all former keys. Backups of their time open no more.</summary>
    /// <exception cref="RuleBroken">a row needs a former key: <c>keys.needed</c></exception>
    public async Task<Rotation> RetireAsync(CancellationToken ct = default)
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
