using System.Buffers.Binary;
using System.Security.Cryptography;

namespace TrainingHub.Kernel;

/// <summary>
/// Keys of rows: UUID version 7 (RFC 9562, section 6.2, method 1), rising within this process also inside one millisecond, so
/// that the people of a roster sort as the roster had them.
/// </summary>
internal static class RowId
{
    private const int CounterBits = 12;
    private static readonly Lock Door = new();
    private static readonly byte[] Chance = new byte[1024]; // asking for it costs the same for one key as for many
    private static int used = Chance.Length;
    private static long last;

    public static Guid New()
    {
        long stamp;
        Span<byte> bytes = stackalloc byte[16];
        lock (Door)
        {
            stamp = last = Math.Max(last + 1, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() << CounterBits);
            if (used == Chance.Length)
            {
                RandomNumberGenerator.Fill(Chance);
                used = 0;
            }
            Chance.AsSpan(used, 8).CopyTo(bytes[8..]);
            used += 8;
        }
        BinaryPrimitives.WriteInt64BigEndian(bytes, (stamp >> CounterBits << 16) | 0x7000 | (stamp & 0xFFF));
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
