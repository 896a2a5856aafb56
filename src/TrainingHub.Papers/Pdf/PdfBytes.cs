using System.Buffers;
using System.IO.Compression;

namespace TrainingHub.Papers;

/// <summary>Bytes that grow, and the few ways PDF writes numbers and texts. Always the same, whatever the machine's culture.</summary>
internal sealed class PdfBytes(int capacity = 4096) : IDisposable
{
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Span => bytes.AsSpan(0, Length);

    public void Dispose()
    {
        if (bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(bytes);
        (bytes, Length) = ([], 0);
    }

    public void Clear() => Length = 0;

    public PdfBytes Add(ReadOnlySpan<byte> more)
    {
        more.CopyTo(Take(more.Length));
        return this;
    }

    /// <summary>Plain ASCII.</summary>
    public PdfBytes Add(ReadOnlySpan<char> ascii)
    {
        var place = Take(ascii.Length);
        for (var i = 0; i < ascii.Length; i++)
            place[i] = (byte)ascii[i];
        return this;
    }

    public PdfBytes Add(long number)
    {
        Span<byte> digits = stackalloc byte[20];
        System.Buffers.Text.Utf8Formatter.TryFormat(number, digits, out var written);
        return Add(digits[..written]);
    }

    /// <summary>A number with at most four decimals, without exponent, followed by a space.</summary>
    public PdfBytes Add(double number)
    {
        var scaled = (long)Math.Round(number * 10_000);
        if (scaled < 0)
        {
            Add("-"u8);
            scaled = -scaled;
        }
        var (whole, rest) = Math.DivRem(scaled, 10_000);
        Add(whole);
        if (rest > 0)
        {
            Add("."u8);
            for (var unit = 1_000; rest > 0; unit /= 10)
            {
                Take(1)[0] = (byte)('0' + rest / unit);
                rest %= unit;
            }
        }
        return Add(" "u8);
    }

    public PdfBytes AddHex(ReadOnlySpan<byte> raw)
    {
        Convert.TryToHexString(raw, Take(raw.Length * 2), out _);
        return this;
    }

    /// <summary>Four hexadecimal digits.</summary>
    public PdfBytes AddHex(int unit) => AddHex([(byte)(unit >> 8), (byte)unit]);

    /// <summary>A text for people, in UTF-16 as PDF 1.7 (7.9.2.2) wants it.</summary>
    public PdfBytes AddText(string text)
    {
        Add("<FEFF"u8);
        foreach (var c in text)
            AddHex(c);
        return Add(">"u8);
    }

    public static byte[] Deflate(ReadOnlySpan<byte> raw, CompressionLevel level)
    {
        using var packed = new MemoryStream(raw.Length / 2 + 64);
        using (var zip = new ZLibStream(packed, level, leaveOpen: true))
            zip.Write(raw);
        return packed.ToArray();
    }

    private Span<byte> Take(int count)
    {
        if (Length + count > bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(bytes.Length * 2, Length + count));
            Span.CopyTo(larger);
            if (bytes.Length > 0)
                ArrayPool<byte>.Shared.Return(bytes);
            bytes = larger;
        }
        Length += count;
        return bytes.AsSpan(Length - count, count);
    }
}
