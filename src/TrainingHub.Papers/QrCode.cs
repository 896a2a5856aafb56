using System.Text;

namespace TrainingHub.Papers;

/// <summary>A QR code as one path, a unit a module, its quiet zone of four modules included.</summary>
/// <param name="Path">for the d attribute</param>
/// <param name="Modules">width and height in modules</param>
public sealed record QrCode(string Path, int Modules)
{
    private const int Quiet = 4;

    /// <summary>
    /// Error correction M (15%). Texts of capitals, digits and <c>$%*+-./:</c> alone take the denser alphanumeric form, so addresses are
    /// best written in capitals.
    /// </summary>
    /// <exception cref="ArgumentException">more than about a thousand letters</exception>
    public static QrCode Svg(string text)
    {
        var square = QrText.Square(text);
        return new QrCode(Outline(square), square.Size + 2 * Quiet);
    }

    /// <summary>
    /// The edges of the dark areas. Rows of rectangles would show hair lines between them on screens; outlines do not.
    /// Every edge has dark on its right, so outer edges run clockwise, holes the other way, and the plain filling rule is right.
    /// </summary>
    private static string Outline(QrSquare square)
    {
        var (size, last) = (square.Size, square.Size - 1);
        var width = size + 1;
        var edges = new byte[width * width]; // of each corner a bit for every direction in which an edge begins there
        for (var y = 0; y < size; y++)
            for (var x = 0; x < size; x++)
            {
                if (!square.IsDark(x, y))
                    continue;
                if (y == 0 || !square.IsDark(x, y - 1))
                    edges[y * width + x] |= 1;
                if (x == last || !square.IsDark(x + 1, y))
                    edges[y * width + x + 1] |= 2;
                if (y == last || !square.IsDark(x, y + 1))
                    edges[(y + 1) * width + x + 1] |= 4;
                if (x == 0 || !square.IsDark(x - 1, y))
                    edges[(y + 1) * width + x] |= 8;
            }
        var path = new StringBuilder(8 * size * size);
        for (var corner = 0; corner < edges.Length; corner++)
            while (edges[corner] != 0)
                Trace(edges, width, corner, path);
        return path.ToString();
    }

    /// <summary>Follows one outline from a corner until it is back.</summary>
    private static void Trace(byte[] edges, int width, int corner, StringBuilder path)
    {
        var (direction, place) = (System.Numerics.BitOperations.TrailingZeroCount(edges[corner]), corner);
        path.Append('M').Append(corner % width + Quiet).Append(' ').Append(corner / width + Quiet);
        while (Begins(direction))
        {
            var length = 0;
            while (Begins(direction))
            {
                edges[place] &= (byte)~(1 << direction);
                length++;
                place += direction switch { 0 => 1, 1 => width, 2 => -1, _ => -width };
                // where two dark modules touch at a corner the edge turns right, around its own module
                if (Begins((direction + 1) % 4))
                    break;
            }
            path.Append(direction switch { 0 => "h", 1 => "v", 2 => "h-", _ => "v-" }).Append(length);
            direction = Begins((direction + 1) % 4) ? (direction + 1) % 4 : (direction + 3) % 4;
        }
        path.Append('z');

        bool Begins(int way) => (edges[place] >> way & 1) != 0;
    }
}
