using TrainingHub.Sheets;

namespace TrainingHub.Training;

/// <summary>Where a roster's headings stand.</summary>
/// <param name="Columns">the fields that are read</param>
/// <param name="LastRow">the row after which people begin</param>
/// <param name="Headings">all headings, by column; those that are not read too</param>
/// <param name="Titles">what stands above them</param>
internal sealed record RosterHeadings(RosterColumns Columns, int LastRow, IReadOnlyDictionary<int, string> Headings, IReadOnlySet<string> Titles);

/// <summary>Finds the headings among the first rows of a sheet, whatever stands above them.</summary>
internal static class RosterHeader
{
    /// <summary>Rows that are searched.</summary>
    public const int MaxRow = 20;

    /// <summary>Characters of a heading that are kept for messages.</summary>
    private const int Longest = 30;

    /// <summary>The headings; null when none of the rows names both name and number.</summary>
    /// <exception cref="RuleBroken">one of the two stands there twice</exception>
    public static RosterHeadings? Find(IReadOnlyList<SheetRow> top)
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
            var lower = isTwoRows ? below : null;
            return new(new([.. (isTwoRows ? both : alone).OrderBy(c => c.Index)]), lower?.Number ?? top[i].Number,
                Enumerable.Range(0, Math.Max(top[i].Cells.Length, lower?.Cells.Length ?? 0)).ToDictionary(c => c, c => Clipped(Heading(top[i], lower, c))),
                top.Take(lower == null ? i : i + 1).SelectMany(r => r.Cells).Where(c => !c.IsBlank).Select(c => c.Text.Trim()).ToHashSet());
        }
        return null;
    }

    /// <summary>What is missing in a sheet that is no roster.</summary>
    public static RuleBroken Missing(string sheetName, IReadOnlyList<SheetRow> top)
    {
        var nearest = top.Select(r => (Row: r, Columns: Columns(r, null))).OrderByDescending(r => r.Columns.Count).FirstOrDefault();
        if (nearest.Columns is not { Count: > 1 } found)
            return new RuleBroken("roster.no-header", "在工作表“{0}”的前{1}行里没有找到表头。表头至少要有“姓名”和“证件号码”两列，请对照模板补上后再上传", sheetName, MaxRow);
        var missing = found.Exists(c => c.Field == RosterField.Name) ? RosterField.DocumentNumber : RosterField.Name;
        return new RuleBroken("roster.no-column", "工作表“{0}”第{1}行的表头里没有“{2}”列，请补上后再上传", sheetName, nearest.Row.Number, missing.InChinese);
    }

    private static bool IsRequired(RosterField field) => field is RosterField.Name or RosterField.DocumentNumber;

    private static bool IsComplete(List<RosterColumn> columns) => columns.Count(c => IsRequired(c.Field)) == 2;

    // Under a heading that spans two rows the second cell is empty; under a caption it names the field.
    private static string Heading(SheetRow upper, SheetRow? lower, int column) =>
        lower?.At(column) is { IsBlank: false } under ? under.Text : upper.At(column).Text;

    private static string Clipped(string heading) => heading.Trim() is { Length: > Longest } longer ? longer[..Longest] : heading.Trim();

    private static List<RosterColumn> Columns(SheetRow upper, SheetRow? lower)
    {
        var best = new Dictionary<RosterField, (RosterColumn Column, int Rank)>();
        for (var i = 0; i < Math.Max(upper.Cells.Length, lower?.Cells.Length ?? 0); i++)
        {
            var heading = Heading(upper, lower, i);
            if (RosterFields.Find(heading) is not { } found)
                continue;
            var column = new RosterColumn(found.Field, i, Clipped(heading));
            if (best.TryGetValue(found.Field, out var other) && other.Rank == found.Rank)
                throw new RuleBroken("roster.heading-twice", "表头里有两列“{0}”（{1}列和{2}列），请只保留一列后再上传", column.Heading, other.Column.Letter, column.Letter);
            if (other.Column == null || found.Rank < other.Rank)
                best[found.Field] = (column, found.Rank);
        }
        return [.. best.Values.Select(b => b.Column)];
    }
}
