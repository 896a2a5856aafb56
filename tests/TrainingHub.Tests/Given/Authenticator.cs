using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace TrainingHub.Tests;

/// <summary>The app on the telephone: RFC 6238 with SHA-1, six digits, steps of 30 seconds. Identity looks at the real clock, and so does the app.</summary>
internal static class Authenticator
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The code shown now, or some half minutes later.</summary>
    /// <param name="key">as the page gives it, with or without spaces</param>
    public static string Code(string key, int stepsLater = 0) => Code(Bytes(key), DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30 + stepsLater);

    public static string Code(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var mac = HMACSHA1.HashData(secret, counter);
        var number = BinaryPrimitives.ReadInt32BigEndian(mac.AsSpan(mac[^1] & 0xf, 4)) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>Base 32 (RFC 4648).</summary>
    public static byte[] Bytes(string key)
    {
        var (bytes, held, bits) = (new List<byte>(), 0, 0);
        foreach (var letter in key.Where(char.IsAsciiLetterOrDigit))
        {
            held = held << 5 | Letters.IndexOf(letter, StringComparison.Ordinal);
            if ((bits += 5) < 8)
                continue;
            bytes.Add((byte)(held >> (bits -= 8)));
            held &= (1 << bits) - 1;
        }
        return [.. bytes];
    }
}
