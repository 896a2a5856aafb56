using System.Buffers.Binary;
using System.IO.Compression;

namespace TrainingHub.Papers;

/// <summary>
/// A zlib stream put together from pieces that were packed earlier (RFC 1950 and 1951). A piece ends on a whole byte and refers to nothing
/// before it, so it may stand in any stream; what is not worth packing stands plain between them.
/// </summary>
internal sealed class ZlibPieces(int capacity) : IDisposable
{
    private const int LongestPlain = 65_535;
    private readonly PdfBytes stream = new PdfBytes(capacity).Add([0x78, 0xDA]);
    private uint sum = 1;

    public static byte[] Pack(ReadOnlySpan<byte> raw)
    {
        using var packed = new MemoryStream(raw.Length + 16);
        using var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize);
        deflate.Write(raw);
        deflate.Flush(); // to a whole byte; what closing would add ends a stream
        return packed.ToArray();
    }

    /// <param name="piece">made by <see cref="Pack"/></param>
    /// <param name="raw">what it was made from</param>
    public void Add(byte[] piece, ReadOnlySpan<byte> raw)
    {
        stream.Add(piece);
        Count(raw);
    }

    public void Add(ReadOnlySpan<byte> plain)
    {
        Count(plain);
        for (; plain.Length > LongestPlain; plain = plain[LongestPlain..])
            Block(0, plain[..LongestPlain]);
        Block(0, plain);
    }

    public byte[] Finish()
    {
        Block(1, []);
        Span<byte> end = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(end, sum);
        return stream.Add(end).Span.ToArray();
    }

    public void Dispose() => stream.Dispose();

    private void Block(byte isLast, ReadOnlySpan<byte> plain)
    {
        var length = plain.Length;
        stream.Add([isLast, (byte)length, (byte)(length >> 8), (byte)~length, (byte)(~length >> 8)]).Add(plain);
    }

    // Adler-32; so many bytes are added before the sums could overflow.
    private void Count(ReadOnlySpan<byte> raw)
    {
        const int atOnce = 5552;
        const uint prime = 65_521;
        var (low, high) = (sum & 0xFFFF, sum >> 16);
        for (; raw.Length > 0; raw = raw[Math.Min(atOnce, raw.Length)..])
        {
            foreach (var b in raw[..Math.Min(atOnce, raw.Length)])
            {
                low += b;
                high += low;
            }
            (low, high) = (low % prime, high % prime);
        }
        sum = high << 16 | low;
    }
}
