using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TrainingHub.Platform.Data;

namespace TrainingHub.Platform.Secrets;

/// <summary>
/// Seals what nobody may read in the database, with the installation's keys (<see cref="HubKey"/> has the format). A sealed value
/// that is moved to another row or another column does not open.
/// </summary>
internal sealed class IdVault(IDbContextFactory<HubData> databases, IOptions<KeySettings> settings, TimeProvider clock)
{
    private readonly Lock door = new();
    private volatile RingRead? read;

    private sealed record RingRead(KeyRing Ring, string File, DateTime Written);

    /// <summary>Which key seals now.</summary>
    public byte ActiveKey => Ring().Active.Id;

    /// <summary>Where the keys are.</summary>
    public string File => Ring() is not null ? read!.File : "";

    /// <summary>Reads the keys and proves them, so that a missing or changed file is told at the start and not in the middle of an act.</summary>
    /// <exception cref="RuleBroken">they are not this database's: <c>keys.missing</c>, <c>keys.wrong</c> and the like, with the cure</exception>
    public void MustOpen() => Ring();

    public byte[] Seal(SealedAs kind, Guid row, string text) => Seal(kind, row, Encoding.UTF8.GetBytes(text));

    public byte[] Seal(SealedAs kind, Guid row, ReadOnlySpan<byte> plain) => Ring().Active.Seal(kind, row, plain);

    /// <inheritdoc cref="OpenBytes"/>
    public string Open(SealedAs kind, Guid row, byte[] bytes) => Encoding.UTF8.GetString(OpenBytes(kind, row, bytes));

    /// <exception cref="CryptographicException">the bytes were changed, or belong to another row or kind</exception>
    /// <exception cref="RuleBroken">their key is not in the file (<c>keys.unknown</c>) or not used any more (<c>keys.retired</c>)</exception>
    public byte[] OpenBytes(SealedAs kind, Guid row, byte[] bytes)
    {
        var id = HubKey.IdIn(bytes);
        // A rotation beside a running site is noticed when the first row sealed with the new key comes by.
        var key = Ring().Find(id) ?? Ring(again: true).Find(id)
            ?? throw new RuleBroken("keys.unknown", "数据是用另一把密钥（{0}）加密的，本机密钥文件里没有它；请恢复原密钥文件", id);
        return key.State == KeyState.Retired
            ? throw new RuleBroken("keys.retired", "数据是用已停用的密钥（{0}）加密的；如果这是早先的备份，请在密钥文件里把它的 State 改为 DecryptOnly", id)
            : key.Open(kind, row, bytes);
    }

    /// <summary>For bytes that anybody may have made up: null when they do not open, whatever the reason.</summary>
    public byte[]? TryOpen(SealedAs kind, Guid row, byte[] bytes)
    {
        try
        {
            return OpenBytes(kind, row, bytes);
        }
        catch (Exception closed) when (closed is CryptographicException or RuleBroken { Code: "keys.unknown" or "keys.retired" })
        {
            return null;
        }
    }

    /// <summary>The keyed index by which a canonical text is found again: HMAC-SHA256, 32 bytes.</summary>
    public byte[] IndexOf(string canonical) => HMACSHA256.HashData(Ring().Index, Encoding.UTF8.GetBytes(canonical));

    /// <summary>Writes a changed ring into the file and uses it from now on.</summary>
    public void Change(Func<KeyRing, KeyRing> change)
    {
        lock (door)
        {
            var changed = change(Ring(again: true));
            KeyFile.Write(read!.File, changed, replace: true);
            using (var db = databases.CreateDbContext())
                Prove(db, changed, read.File);
            read = null;
        }
    }

    private KeyRing Ring(bool again = false)
    {
        if (!again && read is { } known)
            return known.Ring;
        lock (door)
        {
            if (read is { } meanwhile && (!again || System.IO.File.GetLastWriteTimeUtc(meanwhile.File) == meanwhile.Written))
                return meanwhile.Ring;
            read = Read();
            return read.Ring;
        }
    }

    private RingRead Read()
    {
        Installation installation;
        using (var db = databases.CreateDbContext())
            installation = db.Set<Installation>().AsNoTracking().SingleOrDefault()
                ?? throw new RuleBroken("keys.no-installation", "数据库还没有初始化，请先运行 migrate 或 seed");
        var file = settings.Value.File ?? KeyFile.DefaultFor(installation.Id);
        if (!System.IO.File.Exists(file))
            Make(file, installation);
        var written = System.IO.File.GetLastWriteTimeUtc(file);
        var ring = KeyFile.Read(file, installation.Id);
        if (ring.Active.Id < installation.SealedWith)
            throw new RuleBroken("keys.old", "密钥文件{0}是密钥轮换以前的，数据已改用密钥{1}；请恢复轮换以后的密钥文件", file, installation.SealedWith);
        using (var db = databases.CreateDbContext())
            Prove(db, ring, file);
        return new(ring, file, written);
    }

    /// <summary>Every key is the one that the database knows; one that it meets for the first time is kept in mind.</summary>
    private static void Prove(HubData db, KeyRing ring, string file)
    {
        var known = db.Set<KeyCheck>().AsNoTracking().ToDictionary(c => c.Id, c => c.Value);
        List<KeyCheck> anew = [];
        foreach (var check in KeyCheck.Of(ring))
            if (!known.TryGetValue(check.Id, out var value))
                anew.Add(check);
            else if (!value.AsSpan().SequenceEqual(check.Value))
                throw check.Id == KeyCheck.IndexKey
                    ? new RuleBroken("keys.wrong", "密钥文件{0}里的检索密钥（Index）与数据库不符，可能错了一个字符：用它查不到任何人。请从备份恢复密钥文件", file)
                    : new RuleBroken("keys.wrong", "密钥文件{0}里的密钥{1}与数据库不符，可能错了一个字符：用它打不开数据。请从备份恢复密钥文件", file, check.Id);
        if (anew.Count == 0 || db.ReadsOnly())
            return;
        db.AddRange(anew);
        try
        {
            db.SaveChanges();
        }
        catch (DbUpdateException other) when (DatabaseTrouble.Of(other) is Refusal.Duplicate or Refusal.Unavailable)
        {
            // Another process of the same installation was first; or the disk is full, and the next start keeps it.
        }
    }

    private void Make(string file, Installation installation)
    {
        using (var db = databases.CreateDbContext())
            if (SealedColumn.All(db.Model).Any(column => column.HasRows(db)))
                throw new RuleBroken("keys.missing", "找不到密钥文件{0}。没有它，证件号码和文件都打不开；请从备份恢复，或用 --keys 指明位置", file);
        using (var db = databases.CreateDbContext())
            if (db.Set<KeyCheck>().Any())
                db.Set<KeyCheck>().ExecuteDelete(); // of keys that were lost before they had sealed anything
        try
        {
            KeyFile.Write(file, KeyRing.Fresh(installation.Id, clock.Today), replace: false);
        }
        catch (IOException) when (System.IO.File.Exists(file))
        {
            // another process of the same installation was first; its keys serve
        }
    }
}
