namespace TrainingHub.Papers;

/// <summary>The plain shapes, as paths.</summary>
internal static class SvgShapes
{
    /// <summary>How far the handles of a quarter circle reach, for a radius of 1.</summary>
    private const double Handle = 0.5522847498;

    public static void Draw(SvgElement element, PdfCanvas canvas)
    {
        var style = element.Style;
        switch (element.Name)
        {
            case "rect":
                Rectangle(canvas, element.Number("x"), element.Number("y"), element.Number("width"), element.Number("height"), element.Number("rx"));
                break;
            case "line":
                canvas.MoveTo(element.Number("x1"), element.Number("y1"));
                canvas.LineTo(element.Number("x2"), element.Number("y2"));
                style.Fill = null;
                break;
            case "circle":
                Ellipse(canvas, element.Number("cx"), element.Number("cy"), element.Number("r"), element.Number("r"));
                break;
            case "ellipse":
                Ellipse(canvas, element.Number("cx"), element.Number("cy"), element.Number("rx"), element.Number("ry"));
                break;
            case "polyline" or "polygon":
                Points(canvas, Numbers.All(element.Needed("points")));
                if (element.Name == "polygon")
                    canvas.Close();
                break;
            case "path":
                SvgPath.Draw(element.Needed("d"), canvas);
                break;
            default:
                throw new FormatException($"<{element.Name}> may not stand here");
        }
        canvas.Paint(style);
    }

    private static void Points(PdfCanvas canvas, double[] numbers)
    {
        if (numbers.Length < 4 || numbers.Length % 2 != 0)
            throw new FormatException("points must be pairs, at least two");
        canvas.MoveTo(numbers[0], numbers[1]);
        for (var i = 2; i < numbers.Length; i += 2)
            canvas.LineTo(numbers[i], numbers[i + 1]);
    }

    private static void Rectangle(PdfCanvas canvas, double x, double y, double width, double height, double radius)
    {
        if (radius <= 0)
        {
            canvas.Rectangle(x, y, width, height);
            return;
        }
        var (r, k) = (radius, radius * (1 - Handle));
        double right = x + width, bottom = y + height;
        canvas.MoveTo(x + r, y);
        canvas.LineTo(right - r, y);
        canvas.CurveTo(right - k, y, right, y + k, right, y + r);
        canvas.LineTo(right, bottom - r);
        canvas.CurveTo(right, bottom - k, right - k, bottom, right - r, bottom);
        canvas.LineTo(x + r, bottom);
        canvas.CurveTo(x + k, bottom, x, bottom - k, x, bottom - r);
        canvas.LineTo(x, y + r);
        canvas.CurveTo(x, y + k, x + k, y, x + r, y);
        canvas.Close();
    }

    private static void Ellipse(PdfCanvas canvas, double x, double y, double rx, double ry)
    {
        double kx = rx * Handle, ky = ry * Handle;
        canvas.MoveTo(x + rx, y);
        canvas.CurveTo(x + rx, y + ky, x + kx, y + ry, x, y + ry);
        canvas.CurveTo(x - kx, y + ry, x - rx, y + ky, x - rx, y);
        canvas.CurveTo(x - rx, y - ky, x - kx, y - ry, x, y - ry);
        canvas.CurveTo(x + kx, y - ry, x + rx, y - ky, x + rx, y);
        canvas.Close();
    }
}
