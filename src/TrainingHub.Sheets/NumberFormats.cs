namespace TrainingHub.Sheets;

/// <summary>Which number formats show a day, and the day behind a serial number.</summary>
internal static class NumberFormats
{
    /// <summary>Built-in formats with dates, the Chinese 27-36 and 50-58 (年月日) included.</summary>
    public static bool IsDate(int id) => id is >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58;

    /// <summary>A custom format with y, m, d, h, s or 年月日 outside quotes, escapes and brackets.</summary>
    public static bool IsDate(string format)
    {
        bool quoted = false, bracketed = false;
        for (var i = 0; i < format.Length; i++)
        {
            var c = format[i];
            if (c == '"')
                quoted = !quoted;
            else if (quoted)
                continue;
            else if (c is '\\' or '_' or '*')
                i++;
            else if (c == '[')
                bracketed = true;
            else if (c == ']')
                bracketed = false;
            else if (!bracketed && c is 'y' or 'Y' or 'm' or 'M' or 'd' or 'D' or 'h' or 'H' or 's' or 'S' or '年' or '月' or '日')
                return true;
        }
        return false;
    }

    /// <summary>Serial 60 of the 1900 calendar is a 29 February that never was; null outside 1900-9999.</summary>
    public static DateTime? Date(double serial, bool since1904)
    {
        if (!(serial >= 0) || serial >= 2_958_466 - (since1904 ? 1462 : 0))
            return null;
        var days = since1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
        var ticks = Math.Round(days * 86_400) * TimeSpan.TicksPerSecond;
        return new DateTime(1899, 12, 30).AddTicks((long)ticks);
    }

    /// <summary>A numeric cell under its format: a date where the format shows one.</summary>
    public static Cell Cell(string raw, bool isDate, bool since1904, bool formula)
    {
        if (isDate && double.TryParse(raw, System.Globalization.CultureInfo.InvariantCulture, out var serial) && Date(serial, since1904) is { } day)
            return Sheets.Cell.OfDate(day, formula);
        return Sheets.Cell.OfNumber(raw, formula);
    }
}
