namespace TrainingHub.Papers;

/// <summary>The d attribute of a path (SVG 1.1, chapter 8.3), all commands.</summary>
internal static class SvgPath
{
    public static void Draw(string d, PdfCanvas canvas)
    {
        var numbers = new Numbers(d);
        double x = 0, y = 0, startX = 0, startY = 0, handleX = 0, handleY = 0;
        char command = '\0', before = '\0';
        while (numbers.More)
        {
            var letter = numbers.Letter();
            if (command == '\0' && letter is not ('M' or 'm'))
                throw new FormatException("a path begins with M");
            command = letter != '\0' ? letter : command switch
            {
                'M' => 'L',
                'm' => 'l',
                'Z' or 'z' => throw new FormatException("after Z a path needs a command"),
                _ => command,
            };
            var (fromX, fromY) = char.IsLower(command) ? (x, y) : (0, 0);
            var smoothCubic = before is 'c' or 's';
            var smoothQuadratic = before is 'q' or 't';
            switch (before = char.ToLowerInvariant(command))
            {
                case 'm':
                    (startX, startY) = (x, y) = (fromX + numbers.Next(), fromY + numbers.Next());
                    canvas.MoveTo(x, y);
                    break;
                case 'l':
                    (x, y) = (fromX + numbers.Next(), fromY + numbers.Next());
                    canvas.LineTo(x, y);
                    break;
                case 'h':
                    x = fromX + numbers.Next();
                    canvas.LineTo(x, y);
                    break;
                case 'v':
                    y = fromY + numbers.Next();
                    canvas.LineTo(x, y);
                    break;
                case 'c' or 's':
                    var (x1, y1) = before == 'c' ? (fromX + numbers.Next(), fromY + numbers.Next())
                        : smoothCubic ? (2 * x - handleX, 2 * y - handleY) : (x, y);
                    (handleX, handleY) = (fromX + numbers.Next(), fromY + numbers.Next());
                    (x, y) = (fromX + numbers.Next(), fromY + numbers.Next());
                    canvas.CurveTo(x1, y1, handleX, handleY, x, y);
                    break;
                case 'q' or 't':
                    (handleX, handleY) = before == 'q' ? (fromX + numbers.Next(), fromY + numbers.Next())
                        : smoothQuadratic ? (2 * x - handleX, 2 * y - handleY) : (x, y);
                    var (endX, endY) = (fromX + numbers.Next(), fromY + numbers.Next());
                    canvas.CurveTo(x + (handleX - x) * 2 / 3, y + (handleY - y) * 2 / 3, endX + (handleX - endX) * 2 / 3, endY + (handleY - endY) * 2 / 3, endX, endY);
                    (x, y) = (endX, endY);
                    break;
                case 'a':
                    var arc = new Arc(x, y, Math.Abs(numbers.Next()), Math.Abs(numbers.Next()), numbers.Next(), numbers.Flag(), numbers.Flag(), fromX + numbers.Next(), fromY + numbers.Next());
                    arc.Draw(canvas);
                    (x, y) = (arc.X2, arc.Y2);
                    break;
                case 'z':
                    canvas.Close();
                    (x, y) = (startX, startY);
                    break;
                default:
                    throw new FormatException($"'{command}' is no path command");
            }
        }
    }

    /// <summary>An elliptical arc between two points, turned into curves by the rules of SVG 1.1, appendix F.6.</summary>
    private readonly record struct Arc(double X1, double Y1, double Rx, double Ry, double Turn, bool Large, bool Sweep, double X2, double Y2)
    {
        public void Draw(PdfCanvas canvas)
        {
            if (Rx == 0 || Ry == 0)
            {
                canvas.LineTo(X2, Y2);
                return;
            }
            if (X1 == X2 && Y1 == Y2)
                return;
            var (sin, cos) = Math.SinCos(Turn * Math.PI / 180);
            double dx = (X1 - X2) / 2, dy = (Y1 - Y2) / 2, px = cos * dx + sin * dy, py = cos * dy - sin * dx;
            var grow = Math.Sqrt(Math.Max(1, px * px / (Rx * Rx) + py * py / (Ry * Ry)));
            double rx = Rx * grow, ry = Ry * grow;
            var spread = rx * rx * py * py + ry * ry * px * px;
            var reach = Math.Sqrt(Math.Max(0, rx * rx * ry * ry - spread) / spread) * (Large == Sweep ? -1 : 1);
            double ux = reach * rx * py / ry, uy = -reach * ry * px / rx;
            double cx = cos * ux - sin * uy + (X1 + X2) / 2, cy = sin * ux + cos * uy + (Y1 + Y2) / 2;
            var start = Math.Atan2((py - uy) / ry, (px - ux) / rx);
            var angle = Math.Atan2((-py - uy) / ry, (-px - ux) / rx) - start;
            if (Sweep && angle < 0)
                angle += 2 * Math.PI;
            if (!Sweep && angle > 0)
                angle -= 2 * Math.PI;
            var pieces = Math.Max(1, (int)Math.Ceiling(Math.Abs(angle) / (Math.PI / 2) - 1e-9));
            var (step, handle) = (angle / pieces, 4.0 / 3 * Math.Tan(angle / pieces / 4));
            for (var i = 0; i < pieces; i++)
            {
                var (sa, ca) = Math.SinCos(start + i * step);
                var (sb, cb) = Math.SinCos(start + (i + 1) * step);
                var (x1, y1) = At(ca - handle * sa, sa + handle * ca);
                var (x2, y2) = At(cb + handle * sb, sb - handle * cb);
                var (x, y) = At(cb, sb);
                canvas.CurveTo(x1, y1, x2, y2, x, y);
            }

            (double, double) At(double u, double v) => (cos * rx * u - sin * ry * v + cx, sin * rx * u + cos * ry * v + cy);
        }
    }
}
