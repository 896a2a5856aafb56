using System.Globalization;

namespace TrainingHub.Ground;

/// <summary>Days as people write them down: 2026-10-01 至 2026-10-07，2026-09-20; blanks, commas or line ends between.</summary>
internal static class DayList
{
    private static readonly char[] Between = [' ', '\t', '\r', '\n', ',', '，', '、', ';', '；', '\u3000'];

    /// <exception cref="RuleBroken">a piece is no day, or a span runs backwards or over a month: <c>days.form</c></exception>
    public static IReadOnlyList<DateOnly> Parse(string? text, string? field = null)
    {
        var days = new SortedSet<DateOnly>();
        // "2026-10-01 至 2026-10-07" is one piece: the sign between takes its blanks along.
        var pieces = string.Join('~', (text ?? "").Split(['~', '～', '至', '到'], StringSplitOptions.TrimEntries))
            .Split(Between, StringSplitOptions.RemoveEmptyEntries);
        foreach (var piece in pieces)
        {
            var ends = piece.Split('~');
            if (ends.Length > 2 || Day(ends[0]) is not { } first || Day(ends[^1]) is not { } last || last < first || last > first.AddDays(31))
                throw new RuleBroken("days.form", "日期应写成 2026-10-01 或 2026-10-01~2026-10-07，现在是“{0}”", piece) { Field = field };
            for (var day = first; day <= last; day = day.AddDays(1))
                days.Add(day);
        }
        return [.. days];
    }

    /// <summary>The same way back, spans together; for days in order.</summary>
    public static IReadOnlyList<string> Spans(IEnumerable<DateOnly> days)
    {
        var spans = new List<(DateOnly First, DateOnly Last)>();
        foreach (var day in days)
        {
            if (spans.Count > 0 && spans[^1].Last.AddDays(1) == day)
                spans[^1] = (spans[^1].First, day);
            else
                spans.Add((day, day));
        }
        return [.. spans.Select(s => s.First == s.Last ? s.First.Iso : $"{s.First.Iso}~{s.Last.Iso}")];
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
