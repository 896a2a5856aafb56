using System.Text;

namespace TrainingHub.Papers;

/// <summary>A text as the codewords of a code (ISO/IEC 18004, 7.4 to 7.6).</summary>
internal static class QrText
{
    private const string Alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    // Powers of 2 in the field of 256 that the code counts in, and which power a number is.
    private static readonly byte[] Powers = new byte[255];
    private static readonly byte[] PowerOf = new byte[256];

    static QrText()
    {
        for (var (power, value) = (0, 1); power < 255; power++)
        {
            Powers[power] = (byte)value;
            PowerOf[value] = (byte)power;
            value = value << 1 ^ (value >> 7) * 0x11D;
        }
    }

    /// <exception cref="ArgumentException">the text is too long</exception>
    public static QrSquare Square(string text)
    {
        var isAlphanumeric = text.All(c => Alphanumeric.Contains(c, StringComparison.Ordinal));
        var bytes = Encoding.UTF8.GetBytes(text);
        var length = isAlphanumeric ? text.Length / 2 * 11 + text.Length % 2 * 6 : 8 * bytes.Length;
        var version = QrVersion.Holding(v => 4 + v.CountBits(isAlphanumeric) + length);
        var data = new Bits(version.DataBytes);
        data.Add(isAlphanumeric ? 2 : 4, 4);
        data.Add(isAlphanumeric ? text.Length : bytes.Length, version.CountBits(isAlphanumeric));
        if (isAlphanumeric)
            for (var i = 0; i < text.Length; i += 2)
                if (i + 1 < text.Length)
                    data.Add(45 * Alphanumeric.IndexOf(text[i]) + Alphanumeric.IndexOf(text[i + 1]), 11);
                else
                    data.Add(Alphanumeric.IndexOf(text[i]), 6);
        else
            foreach (var b in bytes)
                data.Add(b, 8);
        return Best(version, WithCorrection(version, data.Padded()));
    }

    /// <summary>The mask under which the code is read most easily.</summary>
    private static QrSquare Best(QrVersion version, byte[] codewords)
    {
        var bits = new QrSquare(version.Size);
        for (var i = 0; i < 8 * codewords.Length; i++)
            if ((codewords[i >> 3] >> (7 - (i & 7)) & 1) != 0)
                bits.Darken(version.Path[i].X, version.Path[i].Y);
        return version.Masked.Select(bits.Against).MinBy(square => square.Penalty())!;
    }

    /// <summary>The data in blocks, each with its correction, woven into each other.</summary>
    private static byte[] WithCorrection(QrVersion version, byte[] data)
    {
        var woven = new byte[version.Codewords];
        var divisor = Divisor(version.CorrectionOfABlock);
        var (whole, longer) = Math.DivRem(data.Length, version.Blocks);
        var shorter = version.Blocks - longer;
        for (var (block, from) = (0, 0); block < version.Blocks; block++)
        {
            var part = data.AsSpan(from, whole + (block < shorter ? 0 : 1));
            from += part.Length;
            for (var i = 0; i < part.Length; i++)
                woven[i < whole ? i * version.Blocks + block : whole * version.Blocks + block - shorter] = part[i];
            var rest = Rest(part, divisor);
            for (var i = 0; i < rest.Length; i++)
                woven[data.Length + i * version.Blocks + block] = rest[i];
        }
        return woven;
    }

    /// <summary>The product of (x - 2^0) to (x - 2^(degree-1)), without its highest term.</summary>
    private static byte[] Divisor(int degree)
    {
        var result = new byte[degree];
        result[^1] = 1;
        for (var power = 0; power < degree; power++)
            for (var i = 0; i < degree; i++)
                result[i] = (byte)(Product(result[i], Powers[power]) ^ (i + 1 < degree ? result[i + 1] : 0));
        return result;
    }

    private static byte[] Rest(ReadOnlySpan<byte> data, byte[] divisor)
    {
        var rest = new byte[divisor.Length];
        foreach (var b in data)
        {
            var factor = (byte)(b ^ rest[0]);
            rest.AsSpan(1).CopyTo(rest);
            rest[^1] = 0;
            for (var i = 0; i < rest.Length; i++)
                rest[i] ^= Product(divisor[i], factor);
        }
        return rest;
    }

    private static byte Product(byte a, byte b) => a == 0 || b == 0 ? (byte)0 : Powers[(PowerOf[a] + PowerOf[b]) % 255];

    private sealed class Bits(int capacity)
    {
        private readonly byte[] bytes = new byte[capacity];
        private int length;

        public void Add(int value, int count)
        {
            for (var bit = count - 1; bit >= 0; bit--, length++)
                bytes[length >> 3] |= (byte)((value >> bit & 1) << (7 - (length & 7)));
        }

        /// <summary>Ended by four zeros where there is room, the rest filled with the two bytes that mean nothing.</summary>
        public byte[] Padded()
        {
            var end = (Math.Min(8 * capacity, length + 4) + 7) / 8;
            for (var i = end; i < capacity; i++)
                bytes[i] = (byte)((i - end) % 2 == 0 ? 0xEC : 0x11);
            return bytes;
        }
    }
}
