using System.Globalization;

namespace TrainingHub.Competitions;

/// <summary>Points of a competition, kept in hundredths: 0 to 100 with at most two decimals.</summary>
internal static class Points
{
    public const int Full = 100_00;

    /// <summary>Hundredths of points, or null when the text is no mark from 0 to 100 with at most two decimals.</summary>
    public static int? Parse(string typed)
    {
        var text = TypedText.Code(typed) ?? "";
        if (text.Length is 0 or > 6 || !text.All(c => char.IsAsciiDigit(c) || c == '.')
            || !decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var points))
            return null;
        var hundredths = points * 100;
        return hundredths <= Full && hundredths == decimal.Truncate(hundredths) ? (int)hundredths : null;
    }

    /// <summary>Two decimals always, so that a column can be read down: 88.00, 88.25.</summary>
    public static string Print(int hundredths) => (hundredths / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
