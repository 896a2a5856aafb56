namespace TrainingHub.Sheets;

/// <summary>
/// Rows of an uploaded .xlsx, .xls or .csv, told apart by content. Whatever a file holds, the answer is rows or a
/// <see cref="SheetRefused"/> whose code begins with <c>sheet.</c> and whose words say what to do.
/// </summary>
public static class SheetReader
{
    /// <inheritdoc cref="Open(byte[], string, SheetLimits, CancellationToken)"/>
    public static Sheet Read(Stream file, string fileName, SheetLimits limits)
    {
        var bytes = new byte[limits.MaxBytes + 1];
        var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return Read(bytes[..length], fileName, limits);
    }

    /// <summary>The first visible sheet.</summary>
    /// <inheritdoc cref="Open(byte[], string, SheetLimits, CancellationToken)"/>
    public static Sheet Read(byte[] file, string fileName, SheetLimits limits) => Open(file, fileName, limits).Sheets[0];

    /// <summary>All visible sheets; limits are checked before anything is unpacked.</summary>
    /// <param name="file">the bytes as they came</param>
    /// <param name="fileName">its extension tells text files</param>
    /// <param name="limits">how much it may hold</param>
    /// <param name="stop">the asker has left; also while rows are read</param>
    /// <exception cref="SheetRefused">the file is too large, broken, hostile or no sheet</exception>
    public static SheetFile Open(byte[] file, string fileName, SheetLimits limits, CancellationToken stop = default)
    {
        if (file.Length == 0)
            throw SheetFaults.Empty();
        if (file.Length > limits.MaxBytes)
            throw SheetFaults.TooLarge(limits);
        var time = new ReadingTime(limits, stop);
        try
        {
            var opened = Open(file, fileName, limits, time);
            if (opened.Sheets.Count == 0)
                throw SheetFaults.NoVisibleSheet();
            return opened with { Sheets = [.. opened.Sheets.Select(s => s with { Rows = Bounded(s.Rows, limits, time) })] };
        }
        catch (Exception e) when (SheetFaults.Of(e) is not null)
        {
            throw SheetFaults.Of(e)!;
        }
    }

    private static SheetFile Open(byte[] file, string fileName, SheetLimits limits, ReadingTime time) => file switch
    {
        [0x50, 0x4B, 0x03, 0x04, ..] => XlsxReader.Open(file, limits, time),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => XlsReader.Open(file, limits, time),
        _ when CsvReader.LooksLikeMarkup(file) => throw SheetFaults.Html(),
        _ when Path.GetExtension(fileName).ToUpperInvariant() is ".CSV" or ".TXT" or ".TSV" => new([CsvReader.Open(file, fileName, limits, time)], [], 0),
        _ => throw SheetFaults.NotAWorkbook(),
    };

    private static IEnumerable<SheetRow> Bounded(IEnumerable<SheetRow> rows, SheetLimits limits, ReadingTime time)
    {
        using var each = rows.GetEnumerator();
        var count = 0;
        while (true)
        {
            SheetRow row;
            try
            {
                time.Check();
                if (!each.MoveNext())
                    yield break;
                row = each.Current;
            }
            catch (Exception e) when (SheetFaults.Of(e) is not null)
            {
                throw SheetFaults.Of(e)!;
            }
            if (Array.TrueForAll(row.Cells, c => c.IsBlank))
                continue;
            if (++count > limits.MaxRows)
                throw SheetFaults.TooManyRows(limits);
            yield return row;
        }
    }
}
