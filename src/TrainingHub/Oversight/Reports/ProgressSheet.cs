using TrainingHub.Sheets;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Oversight;

/// <summary>Progress as a workbook: what the page shows, one row per indicator and region.</summary>
internal static class ProgressSheet
{
    public static void Write(Stream stream, Progress progress)
    {
        using var sheet = new SheetWriter(stream);
        sheet.BeginSheet(T("目标完成情况"),
        [
            new(T("指标"), 30),
            new(T("地区"), 24),
            new(T("实际（人）"), 12, CellStyle.Whole),
            new(T("人次"), 12, CellStyle.Whole),
            new(T("目标"), 12, CellStyle.Whole),
            new(T("完成率"), 14),
            new(T("说明"), 24),
        ], T("{0} {1}年度目标完成情况，数据截至{2}", T(progress.Area.Name), progress.Year, progress.AsOf.Iso));
        foreach (var indicator in progress.Indicators)
            foreach (var row in indicator.Units.Append(indicator.Whole))
                Add(sheet, indicator, row);
    }

    private static void Add(SheetWriter sheet, IndicatorProgress indicator, RegionProgress row)
    {
        var own = row.Path == indicator.Whole.Path && row != indicator.Whole;
        sheet.Row().Add(indicator.Indicator.Words).Add(own ? T("市本级及其他") : T(row.Name)).Add(row.Percent.Done).Add(row.Times);
        _ = row.Percent.HasTarget ? sheet.Add(row.Percent.Target!.Value) : sheet.Add("—");
        sheet.Add(row.Percent.ToString()).Add(row.TargetIsDemo ? T("目标为演示设定") : "");
    }
}
