using System.Globalization;
using System.Text;
using QRCoder;

namespace TrainingHub.Papers;

/// <summary>A QR code as one path, a unit a module, its quiet zone of four modules included.</summary>
/// <param name="Path">for the d attribute</param>
/// <param name="Modules">width and height in modules</param>
public sealed record QrCode(string Path, int Modules)
{
    /// <summary>
    /// Error correction M (15%). Texts of capitals, digits and <c>$%*+-./:</c> alone take the denser alphanumeric form, so addresses are
    /// best written in capitals.
    /// </summary>
    public static QrCode Svg(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        return new QrCode(Outline(rows.Count, (x, y) => rows[y][x]), rows.Count);
    }

    /// <summary>
    /// The edges of the dark areas. Rows of rectangles would show hair lines between them on screens; outlines do not.
    /// Every edge has dark on its right, so outer edges run clockwise, holes the other way, and the plain filling rule is right.
    /// </summary>
    private static string Outline(int size, Func<int, int, bool> dark)
    {
        var edges = new Dictionary<(int X, int Y, int Direction), bool>();
        for (var y = 0; y < size; y++)
            for (var x = 0; x < size; x++)
            {
                if (!dark(x, y))
                    continue;
                if (y == 0 || !dark(x, y - 1))
                    edges.Add((x, y, 0), true);
                if (x == size - 1 || !dark(x + 1, y))
                    edges.Add((x + 1, y, 1), true);
                if (y == size - 1 || !dark(x, y + 1))
                    edges.Add((x + 1, y + 1, 2), true);
                if (x == 0 || !dark(x - 1, y))
                    edges.Add((x, y + 1, 3), true);
            }
        return Trace(edges);
    }

    private static string Trace(Dictionary<(int X, int Y, int Direction), bool> edges)
    {
        var path = new StringBuilder();
        foreach (var first in edges.Keys.ToList())
        {
            if (!edges[first])
                continue;
            var (x, y, direction) = first;
            path.Append(CultureInfo.InvariantCulture, $"M{x} {y}");
            while (edges.GetValueOrDefault((x, y, direction)))
            {
                var length = 0;
                while (edges.GetValueOrDefault((x, y, direction)))
                {
                    edges[(x, y, direction)] = false;
                    length++;
                    (x, y) = direction switch { 0 => (x + 1, y), 1 => (x, y + 1), 2 => (x - 1, y), _ => (x, y - 1) };
                    // where two dark modules touch at a corner the edge turns right, around its own module
                    if (edges.GetValueOrDefault((x, y, (direction + 1) % 4)))
                        break;
                }
                path.Append(CultureInfo.InvariantCulture, $"{(direction % 2 == 0 ? 'h' : 'v')}{(direction is 0 or 1 ? length : -length)}");
                direction = edges.GetValueOrDefault((x, y, (direction + 1) % 4)) ? (direction + 1) % 4 : (direction + 3) % 4;
            }
            path.Append('z');
        }
        return path.ToString();
    }
}
