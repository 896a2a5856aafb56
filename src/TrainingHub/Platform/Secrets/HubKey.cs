using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace TrainingHub.Platform.Secrets;

/// <summary>What a key may still be used for.</summary>
internal enum KeyState
{
    /// <summary>Seals and opens; one key of a ring is active.</summary>
    Active,

    /// <summary>Opens what was sealed before the rotation.</summary>
    DecryptOnly,

    /// <summary>Opens nothing; kept in the file so that a backup from its time can be brought back on purpose.</summary>
    Retired,
}

/// <summary>
/// One key that seals: AES-256-GCM. Layout of what it seals: algorithm 1 byte, key id 1, nonce 12, tag 16, cipher text.
/// Associated data: the kind (1 byte, <see cref="SealedAs"/>) and the row's id (16 bytes, most significant first).
/// </summary>
internal sealed class HubKey(byte id, KeyState state, DateOnly madeOn, byte[] secret)
{
    public const int Head = 2 + NonceLength + TagLength;

    /// <summary>AES-256-GCM; another number leaves room for SM4.</summary>
    private const byte AesGcm256 = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    // Expanding the key costs more than sealing a number with it, and one cipher must not be used by two threads at once.
    private readonly ConcurrentBag<AesGcm> idle = [];

    public byte Id { get; } = id;
    public KeyState State { get; } = state;

    /// <summary>China's day on which the key was made.</summary>
    public DateOnly MadeOn { get; } = madeOn;

    /// <summary>256 bits.</summary>
    public byte[] Secret { get; } = secret;

    public HubKey As(KeyState other) => new(Id, other, MadeOn, Secret);

    public byte[] Seal(SealedAs kind, Guid row, ReadOnlySpan<byte> plain)
    {
        var bytes = new byte[Head + plain.Length];
        bytes[0] = AesGcm256;
        bytes[1] = Id;
        var nonce = bytes.AsSpan(2, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        Span<byte> bound = stackalloc byte[17];
        Bind(bound, kind, row);
        var cipher = Take();
        cipher.Encrypt(nonce, plain, bytes.AsSpan(Head), bytes.AsSpan(2 + NonceLength, TagLength), bound);
        idle.Add(cipher);
        return bytes;
    }

    /// <exception cref="CryptographicException">the bytes were changed, or belong to another row, kind or key</exception>
    public byte[] Open(SealedAs kind, Guid row, ReadOnlySpan<byte> bytes)
    {
        var plain = new byte[bytes.Length - Head];
        Span<byte> bound = stackalloc byte[17];
        Bind(bound, kind, row);
        var cipher = Take();
        try
        {
            cipher.Decrypt(bytes.Slice(2, NonceLength), bytes[Head..], bytes.Slice(2 + NonceLength, TagLength), plain, bound);
        }
        finally
        {
            idle.Add(cipher);
        }
        return plain;
    }

    /// <summary>Which key sealed these bytes.</summary>
    /// <exception cref="CryptographicException">they were cut, or sealed by another algorithm</exception>
    public static byte IdIn(ReadOnlySpan<byte> bytes) => bytes.Length >= Head && bytes[0] == AesGcm256
        ? bytes[1]
        : throw new CryptographicException("not a sealed value of a known kind");

    private AesGcm Take() => idle.TryTake(out var cipher) ? cipher : new(Secret, TagLength);

    private static void Bind(Span<byte> bound, SealedAs kind, Guid row)
    {
        bound[0] = (byte)kind;
        row.TryWriteBytes(bound[1..], bigEndian: true, out _);
    }
}
