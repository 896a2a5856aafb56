using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Platform.Data;

namespace TrainingHub.Platform.Secrets;

/// <summary>
/// Seals with the active key what an earlier one sealed, in small steps: stopped anywhere, the next run goes on with what is left.
/// A duty of the site, and the longer part of <see cref="RotateKeys"/>.
/// </summary>
internal sealed class Reseal(HubData db, IdVault vault, ILogger<Reseal> log)
{
    private const int AtATime = 32;

    public async Task RunAsync(CancellationToken ct = default)
    {
        if (!await IsDoneAsync(ct))
            await AllAsync(ct);
    }

    /// <summary>Whether every row was sealed with the active key when the last run ended.</summary>
    internal Task<bool> IsDoneAsync(CancellationToken ct = default)
    {
        int active = vault.ActiveKey;
        return db.Set<Installation>().AnyAsync(i => i.SealedWith >= active, ct);
    }

    /// <summary>The same without asking whether it was done before.</summary>
    /// <returns>how many rows were sealed anew, and how many did not open and were left as they are</returns>
    internal async Task<(int Count, int Left)> AllAsync(CancellationToken ct = default)
    {
        var active = vault.ActiveKey;
        var (count, left) = (0, 0);
        foreach (var column in SealedColumn.All(db.Model))
        {
            var (anew, closed) = await ColumnAsync(column, active, ct);
            (count, left) = (count + anew, left + closed);
        }
        int done = active;
        await db.Set<Installation>().Where(i => i.SealedWith < done).ExecuteUpdateAsync(i => i.SetProperty(x => x.SealedWith, done), ct);
        log.LogInformation("Sealed {Count} rows anew with key {Key}, left {Left} that do not open", count, active, left);
        return (count, left);
    }

    private async Task<(int Count, int Left)> ColumnAsync(SealedColumn column, byte active, CancellationToken ct)
    {
        var (count, left, last) = (0, 0, Guid.Empty);
        while (await column.AfterAsync(db, last, active, AtATime, ct) is { Count: > 0 } values)
        {
            var opened = values.ConvertAll(v => (Was: v, Anew: Anew(column.Kind, v)));
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            foreach (var (was, anew) in opened)
                if (anew is not null)
                    count += await column.ReplaceAsync(db, was, anew, ct);
            await transaction.CommitAsync(ct);
            left += opened.Count(o => o.Anew is null);
            last = values[^1].Id;
        }
        return (count, left);
    }

    private byte[]? Anew(SealedAs kind, SealedColumn.Value value)
    {
        try
        {
            return vault.Seal(kind, value.Id, vault.OpenBytes(kind, value.Id, value.Bytes));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
