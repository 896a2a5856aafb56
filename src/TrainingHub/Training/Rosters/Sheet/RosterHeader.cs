using TrainingHub.Sheets;

namespace TrainingHub.Training;

/// <summary>Finds the headings among the first rows of a sheet, whatever stands above them.</summary>
internal static class RosterHeader
{
    /// <summary>Rows that are searched.</summary>
    public const int MaxRow = 20;

    /// <summary>The columns, and the row after which people begin.</summary>
    /// <exception cref="RuleBroken">no heading of name and number, or one of them twice</exception>
    public static (RosterColumns Columns, int LastRow) Find(string sheetName, IReadOnlyList<SheetRow> top)
    {
        for (var i = 0; i < top.Count; i++)
        {
            var below = i + 1 < top.Count && top[i + 1].Number == top[i].Number + 1 ? top[i + 1] : null;
            var alone = Columns(top[i], null);
            var both = below == null ? alone : Columns(top[i], below);
            if (!IsComplete(alone) && !IsComplete(both))
                continue;
            // A second heading row stands under captions: it names more fields and holds no name or number of its own.
            var isTwoRows = !IsComplete(alone) || IsComplete(both) && both.Count > alone.Count && alone.Where(c => IsRequired(c.Field)).All(c => below!.At(c.Index).IsBlank);
            return (new([.. (isTwoRows ? both : alone).OrderBy(c => c.Index)]), isTwoRows ? below!.Number : top[i].Number);
        }
        throw Missing(sheetName, top);
    }

    private static bool IsRequired(RosterField field) => field is RosterField.Name or RosterField.DocumentNumber;

    private static bool IsComplete(List<RosterColumn> columns) => columns.Count(c => IsRequired(c.Field)) == 2;

    // Under a heading that spans two rows the second cell is empty; under a caption it names the field.
    private static List<RosterColumn> Columns(SheetRow upper, SheetRow? lower)
    {
        var best = new Dictionary<RosterField, (RosterColumn Column, int Rank)>();
        for (var i = 0; i < Math.Max(upper.Cells.Length, lower?.Cells.Length ?? 0); i++)
        {
            var heading = lower?.At(i) is { IsBlank: false } under ? under.Text : upper.At(i).Text;
            if (RosterFields.Find(heading) is not { } found)
                continue;
            var column = new RosterColumn(found.Field, i, heading.Trim());
            if (best.TryGetValue(found.Field, out var other) && other.Rank == found.Rank)
                throw new RuleBroken("roster.heading-twice", "表头里有两列“{0}”（{1}列和{2}列），请只保留一列后再上传", column.Heading, other.Column.Letter, column.Letter);
            if (other.Column == null || found.Rank < other.Rank)
                best[found.Field] = (column, found.Rank);
        }
        return [.. best.Values.Select(b => b.Column)];
    }

    private static RuleBroken Missing(string sheetName, IReadOnlyList<SheetRow> top)
    {
        var nearest = top.Select(r => (Row: r, Columns: Columns(r, null))).OrderByDescending(r => r.Columns.Count).FirstOrDefault();
        if (nearest.Columns is not { Count: > 1 } found)
            return new RuleBroken("roster.no-header", "在工作表“{0}”的前{1}行里没有找到表头。表头至少要有“姓名”和“证件号码”两列，请对照模板补上后再上传", sheetName, MaxRow);
        var missing = found.Exists(c => c.Field == RosterField.Name) ? RosterField.DocumentNumber : RosterField.Name;
        return new RuleBroken("roster.no-column", "工作表“{0}”第{1}行的表头里没有“{2}”列，请补上后再上传", sheetName, nearest.Row.Number, missing.InChinese);
    }
}
