namespace TrainingHub.Papers;

/// <summary>A transformation of the plane: x' = A x + C y + E, y' = B x + D y + F.</summary>
internal readonly record struct Matrix(double A, double B, double C, double D, double E, double F)
{
    public static Matrix Identity { get; } = new(1, 0, 0, 1, 0, 0);

    /// <summary>This first, then the other.</summary>
    public Matrix Then(Matrix m) => new(
        A * m.A + B * m.C, A * m.B + B * m.D, C * m.A + D * m.C, C * m.B + D * m.D,
        E * m.A + F * m.C + m.E, E * m.B + F * m.D + m.F);

    /// <summary>The transform attribute: translate, scale, rotate, matrix.</summary>
    /// <exception cref="FormatException">anything else</exception>
    public static Matrix Parse(string text)
    {
        var all = Identity;
        foreach (var part in text.Split(')', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var open = part.IndexOf('(', StringComparison.Ordinal);
            if (open < 0)
                throw new FormatException($"'{part}' is no transform");
            var n = Numbers.All(part[(open + 1)..]);
            Matrix one = (part[..open].Trim(' ', ','), n.Length) switch
            {
                ("translate", 1) => Move(n[0], 0),
                ("translate", 2) => Move(n[0], n[1]),
                ("scale", 1) => new(n[0], 0, 0, n[0], 0, 0),
                ("scale", 2) => new(n[0], 0, 0, n[1], 0, 0),
                ("rotate", 1) => Turn(n[0]),
                ("rotate", 3) => Move(-n[1], -n[2]).Then(Turn(n[0])).Then(Move(n[1], n[2])),
                ("matrix", 6) => new(n[0], n[1], n[2], n[3], n[4], n[5]),
                _ => throw new FormatException($"'{part})' is no transform of the page subset"),
            };
            all = one.Then(all);
        }
        return all;
    }

    private static Matrix Move(double x, double y) => new(1, 0, 0, 1, x, y);

    private static Matrix Turn(double degrees)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        return new(cos, sin, -sin, cos, 0, 0);
    }
}
