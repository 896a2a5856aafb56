namespace TrainingHub.Sheets;

/// <summary>How much a file may hold; taken from real files, so that a hostile one is refused before it costs anything.</summary>
public sealed record SheetLimits
{
    /// <summary>For rosters and the like that people upload.</summary>
    public static readonly SheetLimits Upload = new();

    public int MaxBytes { get; init; } = 10 << 20;
    public int MaxRows { get; init; } = 50_000;
    public int MaxColumns { get; init; } = 200;

    /// <summary>Sheets of a workbook, and relations of a part to others.</summary>
    public int MaxSheets { get; init; } = 256;

    /// <summary>Parts of the package that could be read; pictures and what hangs on them are not counted.</summary>
    public int MaxEntries { get; init; } = 64;

    /// <summary>Parts of all kinds, pictures too.</summary>
    public int MaxPictures { get; init; } = 4096;

    /// <summary>Bytes of all parts together once unpacked.</summary>
    public long MaxUnpacked { get; init; } = 50L << 20;

    /// <summary>Unpacked : packed, for parts over 1 MB; real sheets are near 5, rarely 30.</summary>
    public double MaxRatio { get; init; } = 100;

    /// <summary>Characters of a cell, the limit of spreadsheets themselves.</summary>
    public int MaxCellText { get; init; } = 32_767;

    /// <summary>Shared texts of a workbook.</summary>
    public int MaxTexts { get; init; } = 1_000_000;

    /// <summary>Characters of all texts of a workbook, or of a sheet, together: 32 MB.</summary>
    public int MaxTextSum { get; init; } = 16 << 20;

    /// <summary>Formats of cells; spreadsheets allow no more.</summary>
    public int MaxFormats { get; init; } = 65_536;

    public int MaxMerged { get; init; } = 50_000;

    /// <summary>How deep elements are nested; sheets need nine.</summary>
    public int MaxNesting { get; init; } = 32;

    /// <summary>Attributes of one element.</summary>
    public int MaxAttributes { get; init; } = 64;

    /// <summary>Characters between the angle brackets of one element, so of every name and value in it.</summary>
    public int MaxTag { get; init; } = 64 << 10;

    /// <summary>Different names of elements, attributes and namespaces in one part, and characters of one name.</summary>
    public int MaxNames { get; init; } = 2048;

    /// <summary>From opening the file to its last row; a backstop, since a page gives up earlier and the other limits end most readings in a second.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromSeconds(30);
}
