namespace TrainingHub.Sheets;

/// <summary>What a file holds.</summary>
/// <param name="Sheets">the visible ones in the order of their tabs, at least one</param>
/// <param name="HiddenSheets">names of those that are passed over because they are hidden</param>
/// <param name="Pictures">pictures inside, which are passed over unread</param>
public sealed record SheetFile(IReadOnlyList<Sheet> Sheets, IReadOnlyList<string> HiddenSheets, int Pictures);

/// <summary>One visible sheet.</summary>
/// <param name="Name">as on its tab; the file's name for CSV</param>
/// <param name="HiddenSheets">sheets of the file that were skipped because they are hidden</param>
/// <param name="Rows">rows that hold something, read anew from the file on every enumeration; a damaged place throws <see cref="SheetRefused"/></param>
public sealed record Sheet(string Name, IReadOnlyList<string> HiddenSheets, IEnumerable<SheetRow> Rows)
{
    /// <summary>Merged cells over more than one row; known when <see cref="Rows"/> has been read to its end.</summary>
    public IReadOnlyList<MergedCells> Merged { get; init; } = [];
}

/// <summary>Cells of one column that are merged into one: the topmost holds the value.</summary>
/// <param name="FirstRow">as the spreadsheet numbers it</param>
/// <param name="LastRow">the same</param>
/// <param name="Column">from 0; of a block of several columns the first</param>
/// <param name="LastColumn">the last column of the block</param>
public readonly record struct MergedCells(int FirstRow, int LastRow, int Column, int LastColumn);

/// <summary>One row.</summary>
/// <param name="Number">as the spreadsheet numbers it, from 1</param>
/// <param name="Hidden">hidden by hand or by a filter</param>
/// <param name="Cells">by column from A; shorter than the sheet where the end is empty</param>
public sealed record SheetRow(int Number, bool Hidden, Cell[] Cells)
{
    /// <summary>The cell of a column from 0; empty beyond the end.</summary>
    public Cell At(int column) => column < Cells.Length ? Cells[column] : Cell.Empty;
}
