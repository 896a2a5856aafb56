namespace TrainingHub.Sheets;

/// <summary>
/// Rows of an uploaded .xlsx, .xls or .csv, told apart by content. Whatever a file holds, the answer is rows or a
/// <see cref="SheetRefused"/> whose code begins with <c>sheet.</c> and whose words say what to do.
/// </summary>
public static class SheetReader
{
    /// <inheritdoc cref="Read(byte[], string, SheetLimits)"/>
    public static Sheet Read(Stream file, string fileName, SheetLimits limits)
    {
        var bytes = new byte[limits.MaxBytes + 1];
        var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return Read(bytes[..length], fileName, limits);
    }

    /// <summary>The first visible sheet; limits are checked before anything is unpacked.</summary>
    /// <exception cref="SheetRefused">the file is too large, broken, hostile or no sheet</exception>
    public static Sheet Read(byte[] file, string fileName, SheetLimits limits)
    {
        if (file.Length == 0)
            throw SheetFaults.Empty();
        if (file.Length > limits.MaxBytes)
            throw SheetFaults.TooLarge(limits);
        try
        {
            var sheet = Open(file, fileName, limits);
            return sheet with { Rows = Bounded(sheet.Rows, limits) };
        }
        catch (Exception e) when (SheetFaults.Of(e) is not null)
        {
            throw SheetFaults.Of(e)!;
        }
    }

    private static Sheet Open(byte[] file, string fileName, SheetLimits limits) => file switch
    {
        [0x50, 0x4B, 0x03, 0x04, ..] => XlsxReader.Open(file, limits),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => XlsReader.Open(file, limits),
        _ when CsvReader.LooksLikeMarkup(file) => throw SheetFaults.Html(),
        _ when Path.GetExtension(fileName).ToUpperInvariant() is ".CSV" or ".TXT" or ".TSV" => CsvReader.Open(file, fileName, limits),
        _ => throw SheetFaults.NotAWorkbook(),
    };

    private static IEnumerable<SheetRow> Bounded(IEnumerable<SheetRow> rows, SheetLimits limits)
    {
        using var each = rows.GetEnumerator();
        var count = 0;
        while (true)
        {
            SheetRow row;
            try
            {
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
