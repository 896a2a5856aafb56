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
}
