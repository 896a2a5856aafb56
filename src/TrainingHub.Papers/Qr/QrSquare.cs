namespace TrainingHub.Papers;

/// <summary>The modules of a code, a bit each, as rows and once more as columns: so lines are compared whole and not module by module.</summary>
internal sealed class QrSquare(int size)
{
    private readonly UInt128[] rows = new UInt128[size];
    private readonly UInt128[] columns = new UInt128[size];

    public int Size => size;

    public bool IsDark(int x, int y) => (rows[y] >> x & UInt128.One) != UInt128.Zero;

    public void Darken(int x, int y)
    {
        rows[y] |= UInt128.One << x;
        columns[x] |= UInt128.One << y;
    }

    /// <summary>Where one of the two is dark and the other is not.</summary>
    public QrSquare Against(QrSquare other)
    {
        var made = new QrSquare(size);
        for (var i = 0; i < size; i++)
        {
            made.rows[i] = rows[i] ^ other.rows[i];
            made.columns[i] = columns[i] ^ other.columns[i];
        }
        return made;
    }

    /// <summary>How hard it is to read (ISO/IEC 18004, 7.8.3.1): long runs, blocks, what looks like a finder, too much of one colour.</summary>
    public int Penalty() => Lines(rows) + Lines(columns) + 3 * Blocks() + 10 * Imbalance();

    private int Lines(UInt128[] lines)
    {
        var all = (UInt128.One << size) - UInt128.One;
        var sum = 0;
        foreach (var line in lines)
            sum += Runs(line) + Runs(~line & all) + 40 * Finders(line, ~line & all);
        return sum;
    }

    /// <summary>3 for five modules alike in a row, 1 for each further one.</summary>
    private static int Runs(UInt128 line)
    {
        var two = line & line >> 1;
        var fives = two & two >> 2 & line >> 4;
        return Count(fives) + 2 * Count(fives & ~(fives << 1));
    }

    /// <summary>Dark 1:1:3:1:1 with four light modules before or behind it.</summary>
    private static int Finders(UInt128 dark, UInt128 light)
    {
        var core = dark & light >> 1 & dark >> 2 & dark >> 3 & dark >> 4 & light >> 5 & dark >> 6;
        if (core == UInt128.Zero)
            return 0;
        var fours = light & light >> 1 & light >> 2 & light >> 3;
        return Count(core & fours << 4) + Count(core & fours >> 7);
    }

    /// <summary>Squares of two by two modules alike.</summary>
    private int Blocks()
    {
        var pairs = (UInt128.One << size - 1) - UInt128.One;
        var sum = 0;
        for (var y = 0; y + 1 < size; y++)
            sum += Count(~(rows[y] ^ rows[y] >> 1) & ~(rows[y + 1] ^ rows[y + 1] >> 1) & ~(rows[y] ^ rows[y + 1]) & pairs);
        return sum;
    }

    /// <summary>Whole twentieths by which dark modules are more or fewer than half.</summary>
    private int Imbalance()
    {
        var dark = rows.Sum(Count);
        return Math.Abs(dark * 20 - size * size * 10) / (size * size);
    }

    private static int Count(UInt128 bits) => (int)UInt128.PopCount(bits);
}
