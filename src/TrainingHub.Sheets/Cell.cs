using System.Globalization;
using System.Text.Json.Serialization;

namespace TrainingHub.Sheets;

/// <summary>What the sheet says a cell is.</summary>
public enum CellKind : byte { Empty, Text, Number, Date, Bool, Error }

/// <summary>One cell as its file holds it.</summary>
/// <param name="Kind">an identity number must be <see cref="CellKind.Text"/>: spreadsheets keep 15 digits of a number</param>
/// <param name="Text">text as written; a whole number without exponent; a date as yyyy-MM-dd; an error as #N/A</param>
/// <param name="Formula">the text is what a formula gave when the file was saved</param>
[method: JsonConstructor]
public readonly record struct Cell(CellKind Kind, string? Text, bool Formula = false)
{
    public static readonly Cell Empty;

    public string Text { get => field ?? ""; } = Text;

    [JsonIgnore]
    public bool IsBlank => Kind == CellKind.Empty || string.IsNullOrWhiteSpace(Text);

    public static Cell OfText(string text) => text.Length == 0 ? Empty : new(CellKind.Text, text);

    /// <summary>A number as the file writes it; whole ones lose exponent and ".0" while a double can tell them apart.</summary>
    public static Cell OfNumber(string raw, bool formula = false)
    {
        if (raw.AsSpan().ContainsAnyExceptInRange('0', '9')
            && double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && value == Math.Truncate(value) && Math.Abs(value) < 1e15)
            raw = value.ToString("F0", CultureInfo.InvariantCulture);
        return new(CellKind.Number, raw, formula);
    }

    /// <summary>A day, with the time of day when there is one.</summary>
    public static Cell OfDate(DateTime at, bool formula = false) =>
        new(CellKind.Date, at.ToString(at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), formula);
}
