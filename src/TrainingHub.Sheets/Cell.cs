using System.Globalization;
using System.Text.Json.Serialization;

namespace TrainingHub.Sheets;

/// <summary>What the sheet says a cell is.</summary>
public enum CellKind : byte { Empty, Text, Number, Date, Bool, Error }

/// <summary>One cell as its file holds it.</summary>
/// <param name="Kind">an identity number must be <see cref="CellKind.Text"/>: spreadsheets keep 15 digits of a number</param>
/// <param name="Text">text as written; a number as people see it; a date as yyyy-MM-dd; an error as #N/A</param>
/// <param name="Formula">the text is what a formula gave when the file was saved</param>
[method: JsonConstructor]
public readonly record struct Cell(CellKind Kind, string? Text, bool Formula = false)
{
    public static readonly Cell Empty;

    public string Text { get => field ?? ""; } = Text;

    [JsonIgnore]
    public bool IsBlank => Kind == CellKind.Empty || string.IsNullOrWhiteSpace(Text);

    /// <summary>Text without the apostrophe that programs put in front to keep digits from becoming a number.</summary>
    public static Cell OfText(string text, bool formula = false) =>
        text.Length == 0 && !formula ? Empty : new(CellKind.Text, IsKept(text) ? text[1..] : text, formula);

    /// <summary>
    /// A number of up to 15 significant digits, which is what a spreadsheet shows of it: 88.3 is kept in files as
    /// 88.299999999999997. Whole ones lose exponent and ".0"; what has more digits stays as the file writes it.
    /// </summary>
    public static Cell OfNumber(string raw, bool formula = false)
    {
        if (raw.AsSpan().ContainsAnyExceptInRange('0', '9')
            && double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < 1e15)
            raw = ((decimal)value).ToString("0.#############################", CultureInfo.InvariantCulture);
        return new(CellKind.Number, raw, formula);
    }

    /// <summary>A day, with the time of day when there is one.</summary>
    public static Cell OfDate(DateTime at, bool formula = false) =>
        new(CellKind.Date, at.ToString(at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), formula);

    // 't Hooft keeps hers: no digit follows.
    private static bool IsKept(string text) =>
        text.Length > 1 && text[0] is '\'' or '＇' && (!char.IsAsciiLetter(text[1]) || text.AsSpan(1).ContainsAnyInRange('0', '9'));
}
