using System.Globalization;
using System.Text;

namespace TrainingHub.Oversight;

/// <summary>Progress as a command prints it.</summary>
internal static class ProgressReport
{
    /// <summary>A short account for people, one block per indicator.</summary>
    public static string Text(Progress progress)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{progress.Area.Name} {progress.Year}年度 · 数据截至 {progress.AsOf.Iso} · 序时进度 {progress.Pace}%");
        foreach (var indicator in progress.Indicators)
        {
            text.AppendLine().AppendLine(Line(indicator.Indicator.InChinese, indicator.Whole, ""));
            foreach (var unit in indicator.Units)
                text.AppendLine(Line(unit.Name, unit, "  "));
        }
        return text.ToString();
    }

    /// <summary>The same for programs; shares are numbers with at most two decimals, null without a target.</summary>
    public static object Facts(Progress progress) => new
    {
        progress.Year,
        AsOf = progress.AsOf.Iso,
        Region = progress.Area.Code,
        progress.Area.Name,
        Pace = progress.Pace.Rounded,
        Indicators = progress.Indicators.Select(i => new
        {
            i.Indicator.Key,
            Name = i.Indicator.InChinese,
            i.Whole.Percent.Done,
            i.Whole.Times,
            i.Whole.Percent.Target,
            Percent = Rounded(i.Percent),
            Printed = i.Percent.ToString(),
            Reached = i.Percent.IsReached,
            Regions = i.Units.Select(u => new
            {
                u.Code,
                u.Name,
                u.Percent.Done,
                u.Times,
                u.Percent.Target,
                Percent = Rounded(u.Percent),
                Printed = u.Percent.ToString(),
                Reached = u.Percent.IsReached,
                u.TargetIsDemo,
            }),
        }),
    };

    private static string Line(string name, RegionProgress row, string indent)
    {
        var times = row.Times > row.Percent.Done ? $"（{row.Times} 人次）" : "";
        return $"{indent}{name}：{row.Percent.Done}{times} / {row.Percent.Target?.ToString(CultureInfo.InvariantCulture) ?? "—"}，完成率 {row.Percent}{(row.TargetIsDemo ? "（目标为演示设定）" : "")}";
    }

    private static decimal? Rounded(Percent percent) => percent.Value is { } value ? Math.Round(value, 2, MidpointRounding.AwayFromZero) : null;
}
