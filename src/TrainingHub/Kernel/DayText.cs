using System.Globalization;

namespace TrainingHub.Kernel;

/// <summary>Days as people write them in sheets.</summary>
public static class DayText
{
    private static readonly string[] Forms =
        ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日", "yyyy-MM-dd HH:mm:ss"];

    /// <summary>2025-06-01, 2025/6/1, 2025.6.1, 20250601, 2025年6月1日; null for anything else.</summary>
    public static DateOnly? Parse(string text) =>
        TypedText.Code(text) is { } code && DateTime.TryParseExact(code, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? DateOnly.FromDateTime(day) : null;
}
