namespace TrainingHub.Sheets;

/// <summary>The first visible sheet of a file.</summary>
/// <param name="Name">as on its tab; the file's name for CSV</param>
/// <param name="HiddenSheets">sheets that were skipped because they are hidden</param>
/// <param name="Rows">rows that hold something, read anew from the file on every enumeration; a damaged place throws <see cref="SheetRefused"/></param>
public sealed record Sheet(string Name, IReadOnlyList<string> HiddenSheets, IEnumerable<SheetRow> Rows);

/// <summary>One row.</summary>
/// <param name="Number">as the spreadsheet numbers it, from 1</param>
/// <param name="Hidden">hidden by hand or by a filter</param>
/// <param name="Cells">by column from A; shorter than the sheet where the end is empty</param>
public sealed record SheetRow(int Number, bool Hidden, Cell[] Cells)
{
    /// <summary>The cell of a column from 0; empty beyond the end.</summary>
    public Cell At(int column) => column < Cells.Length ? Cells[column] : Cell.Empty;
}

/// <summary>How much a file may hold; taken from real files, so that a hostile one is refused before it costs anything.</summary>
public sealed record SheetLimits
{
    /// <summary>For rosters and the like that people upload.</summary>
    public static readonly SheetLimits Upload = new();

    public int MaxBytes { get; init; } = 10 << 20;
    public int MaxRows { get; init; } = 50_000;
    public int MaxColumns { get; init; } = 200;
    public int MaxEntries { get; init; } = 64;

    /// <summary>Bytes of all parts together once unpacked.</summary>
    public long MaxUnpacked { get; init; } = 50L << 20;

    /// <summary>Unpacked : packed, for parts over 1 MB; real sheets are near 5, rarely 30.</summary>
    public double MaxRatio { get; init; } = 100;

    /// <summary>Characters of a cell, the limit of spreadsheets themselves.</summary>
    public int MaxCellText { get; init; } = 32_767;
}
