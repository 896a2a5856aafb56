namespace TrainingHub.Papers;

/// <summary>A size of code at error correction M: how much it holds, and where what is drawn (ISO/IEC 18004, 6.3 and 7.7). Made once.</summary>
internal sealed class QrVersion
{
    // Table 9, column M, from version 1 on.
    private static ReadOnlySpan<byte> Correction => [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28];
    private static ReadOnlySpan<byte> BlockCounts => [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25];

    /// <summary>The largest whose lines fit a machine's longest word.</summary>
    public const int Largest = 27;

    private static readonly Lazy<QrVersion>[] All = [.. Enumerable.Range(1, Largest).Select(v => new Lazy<QrVersion>(() => new QrVersion(v)))];

    private readonly int number;
    private readonly QrSquare drawn;
    private readonly QrSquare taken;

    private QrVersion(int number)
    {
        this.number = number;
        (drawn, taken) = (new(Size), new(Size));
        DrawFixed();
        Path = [.. Way()];
        Codewords = Path.Length / 8;
        CorrectionOfABlock = Correction[number - 1];
        Blocks = BlockCounts[number - 1];
        Masked = [.. Enumerable.Range(0, 8).Select(WithMask)];
    }

    public int Size => 17 + 4 * number;

    /// <summary>Bytes that the code holds, those of correction included.</summary>
    public int Codewords { get; }

    public int Blocks { get; }
    public int CorrectionOfABlock { get; }
    public int DataBytes => Codewords - Blocks * CorrectionOfABlock;

    /// <summary>Where the bits go, in their order.</summary>
    public (byte X, byte Y)[] Path { get; }

    /// <summary>By mask: everything but the bits, under the mask and with its number.</summary>
    public QrSquare[] Masked { get; }

    /// <summary>Digits of the count of characters.</summary>
    public int CountBits(bool isAlphanumeric) => isAlphanumeric ? number < 10 ? 9 : 11 : number < 10 ? 8 : 16;

    /// <summary>The smallest that holds so many bits besides the count.</summary>
    public static QrVersion Holding(Func<QrVersion, int> bits) =>
        All.Select(v => v.Value).FirstOrDefault(v => bits(v) <= 8 * v.DataBytes) ?? throw new ArgumentException("the text is too long for a QR code", nameof(bits));

    private void Set(int x, int y, bool dark)
    {
        taken.Darken(x, y);
        if (dark)
            drawn.Darken(x, y);
    }

    private void DrawFixed()
    {
        foreach (var (x, y) in new[] { (3, 3), (Size - 4, 3), (3, Size - 4) })
            Rings(x, y, 4);
        int[] places = [.. Alignments()];
        foreach (var x in places)
            foreach (var y in places)
                if (!(x == 6 && y == 6 || x == 6 && y == Size - 7 || x == Size - 7 && y == 6))
                    Rings(x, y, 2);
        for (var i = 8; i < Size - 8; i++)
        {
            Set(6, i, i % 2 == 0);
            Set(i, 6, i % 2 == 0);
        }
        for (var bit = 0; bit < 15; bit++)
            foreach (var (x, y) in FormatPlaces(bit))
                Set(x, y, false);
        Set(8, Size - 8, true);
        if (number < 7)
            return;
        var told = number << 12 | Remainder(number, 12, 0x1F25);
        for (var bit = 0; bit < 18; bit++)
        {
            var (across, along) = (Size - 11 + bit % 3, bit / 3);
            Set(across, along, (told >> bit & 1) != 0);
            Set(along, across, (told >> bit & 1) != 0);
        }
    }

    /// <summary>A finder (4, its light margin included) or an alignment mark (2).</summary>
    private void Rings(int centreX, int centreY, int reach)
    {
        for (var y = Math.Max(0, centreY - reach); y <= Math.Min(Size - 1, centreY + reach); y++)
            for (var x = Math.Max(0, centreX - reach); x <= Math.Min(Size - 1, centreX + reach); x++)
            {
                var ring = Math.Max(Math.Abs(x - centreX), Math.Abs(y - centreY));
                Set(x, y, reach == 4 ? ring is not (2 or 4) : ring != 1);
            }
    }

    private IEnumerable<int> Alignments()
    {
        if (number == 1)
            yield break;
        var count = number / 7 + 2;
        var step = (number * 8 + count * 3 + 5) / (count * 4 - 4) * 2;
        yield return 6;
        for (var i = count - 2; i >= 0; i--)
            yield return Size - 7 - i * step;
    }

    /// <summary>The two places of a bit of the format.</summary>
    private (int X, int Y)[] FormatPlaces(int bit) =>
    [
        bit switch { < 6 => (8, bit), 6 => (8, 7), 7 => (8, 8), 8 => (7, 8), _ => (14 - bit, 8) },
        bit < 8 ? (Size - 1 - bit, 8) : (8, Size - 15 + bit),
    ];

    /// <summary>From the lower right corner in columns of two, up and down; over the timing column.</summary>
    private IEnumerable<(byte X, byte Y)> Way()
    {
        var up = true;
        for (var right = Size - 1; right >= 1; right -= 2, up = !up)
        {
            if (right == 6)
                right = 5;
            for (var step = 0; step < Size; step++)
                for (var x = right; x > right - 2; x--)
                {
                    var y = up ? Size - 1 - step : step;
                    if (!taken.IsDark(x, y))
                        yield return ((byte)x, (byte)y);
                }
        }
    }

    private QrSquare WithMask(int mask)
    {
        var square = new QrSquare(Size);
        foreach (var (x, y) in Path)
            if (IsTurned(mask, x, y))
                square.Darken(x, y);
        var told = (mask << 10 | Remainder(mask, 10, 0x537)) ^ 0x5412; // correction M is 00
        for (var bit = 0; bit < 15; bit++)
            if ((told >> bit & 1) != 0)
                foreach (var (x, y) in FormatPlaces(bit))
                    square.Darken(x, y);
        return square.Against(drawn);
    }

    private static bool IsTurned(int mask, int x, int y) => mask switch
    {
        0 => (x + y) % 2 == 0,
        1 => y % 2 == 0,
        2 => x % 3 == 0,
        3 => (x + y) % 3 == 0,
        4 => (x / 3 + y / 2) % 2 == 0,
        5 => x * y % 2 + x * y % 3 == 0,
        6 => (x * y % 2 + x * y % 3) % 2 == 0,
        _ => ((x + y) % 2 + x * y % 3) % 2 == 0,
    };

    private static int Remainder(int number, int bits, int divisor)
    {
        var rest = number;
        for (var i = 0; i < bits; i++)
            rest = rest << 1 ^ (rest >> bits - 1) * divisor;
        return rest;
    }
}
