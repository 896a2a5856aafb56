using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace TrainingHub.Ground;

/// <summary>Codes that change every 30 seconds (RFC 6238, SHA-1, six digits: what every authenticator app speaks).</summary>
public static class Totp
{
    private const string Base32Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(20);

    /// <summary>Number of the 30-second step a moment (UTC) falls in.</summary>
    public static long StepOf(DateTime now) => (long)(now - DateTime.UnixEpoch).TotalSeconds / 30;

    public static string CodeOf(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var mac = HMACSHA1.HashData(secret, counter);
        var at = mac[^1] & 0xf;
        var number = BinaryPrimitives.ReadInt32BigEndian(mac.AsSpan(at, 4)) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The step whose code was typed: the current one or a neighbour, for phones whose clock is a little off.
    /// Null when none fits or when it is not later than <paramref name="lastUsed"/>, so that a code serves once.
    /// </summary>
    public static long? Match(byte[] secret, string code, DateTime now, long lastUsed)
    {
        var typed = System.Text.Encoding.UTF8.GetBytes(code);
        for (var step = StepOf(now) - 1; step <= StepOf(now) + 1; step++)
        {
            if (step > lastUsed && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(CodeOf(secret, step)), typed))
                return step;
        }
        return null;
    }

    /// <summary>The secret as apps take it by hand: groups of four letters.</summary>
    public static string InLetters(byte[] secret) =>
        string.Join(' ', Base32(secret).Chunk(4).Select(g => new string(g)));

    /// <summary>The address a QR code carries (otpauth).</summary>
    public static string Address(byte[] secret, string issuer, string userName) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(userName)}?secret={Base32(secret)}&issuer={Uri.EscapeDataString(issuer)}";

    private static string Base32(byte[] bytes)
    {
        var letters = new char[(bytes.Length * 8 + 4) / 5];
        for (var i = 0; i < letters.Length; i++)
        {
            var bit = i * 5;
            var two = bytes[bit / 8] << 8 | (bit / 8 + 1 < bytes.Length ? bytes[bit / 8 + 1] : 0);
            letters[i] = Base32Letters[two >> (11 - bit % 8) & 31];
        }
        return new string(letters);
    }
}
