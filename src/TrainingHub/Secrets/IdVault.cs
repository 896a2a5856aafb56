using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TrainingHub.Data;

namespace TrainingHub.Secrets;

/// <summary>
/// Seals what nobody may read in the database: AES-256-GCM with the row's identity as associated data, so that a sealed value
/// copied to another row does not open. Layout: algorithm 1, key id 1, nonce 12, tag 16, cipher text.
/// </summary>
internal sealed class IdVault(IDbContextFactory<HubDb> databases, IOptions<KeySettings> settings)
{
    /// <summary>AES-256-GCM; another number leaves room for SM4.</summary>
    private const byte AesGcm256 = 1;
    private const int Head = 2 + 12 + 16;

    private readonly Lazy<KeyRing> ring = new(() => OpenRing(databases, settings.Value));

    public byte[] Seal(Guid row, string text) => Seal(row, Encoding.UTF8.GetBytes(text));

    public byte[] Seal(Guid row, ReadOnlySpan<byte> plain)
    {
        var key = ring.Value.Active;
        var sealedBytes = new byte[Head + plain.Length];
        sealedBytes[0] = AesGcm256;
        sealedBytes[1] = key.Id;
        var nonce = sealedBytes.AsSpan(2, 12);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key.Encrypt, 16);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(Head), sealedBytes.AsSpan(14, 16), row.ToByteArray());
        return sealedBytes;
    }

    public string Open(Guid row, byte[] sealedBytes) => Encoding.UTF8.GetString(OpenBytes(row, sealedBytes));

    /// <exception cref="CryptographicException">the bytes were changed, or belong to another row</exception>
    public byte[] OpenBytes(Guid row, byte[] sealedBytes)
    {
        if (sealedBytes.Length < Head || sealedBytes[0] != AesGcm256)
            throw new CryptographicException("not a sealed value of a known kind");
        var key = ring.Value.Of(sealedBytes[1]);
        var plain = new byte[sealedBytes.Length - Head];
        using var aes = new AesGcm(key.Encrypt, 16);
        aes.Decrypt(sealedBytes.AsSpan(2, 12), sealedBytes.AsSpan(Head), sealedBytes.AsSpan(14, 16), plain, row.ToByteArray());
        return plain;
    }

    /// <summary>The keyed index by which a canonical text is found again: HMAC-SHA256, 32 bytes.</summary>
    public byte[] IndexOf(string canonical) => HMACSHA256.HashData(ring.Value.Active.Index, Encoding.UTF8.GetBytes(canonical));

    private static KeyRing OpenRing(IDbContextFactory<HubDb> databases, KeySettings settings)
    {
        using var db = databases.CreateDbContext();
        var installation = db.Set<Installation>().AsNoTracking().SingleOrDefault()
            ?? throw new RuleBroken("keys.no-installation", "数据库还没有初始化，请先运行 migrate 或 seed");
        var isNew = !db.Set<Trainees.IdentityPaper>().Any() && !db.Set<Files.StoredFile>().Any();
        return KeyRing.Open(settings.File ?? KeyRing.DefaultFile(installation.Id), isNew);
    }
}
