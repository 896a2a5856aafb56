using TrainingHub.Sheets;

namespace TrainingHub.Platform.Files;

/// <summary>Opens what people upload; what is wrong with a file is a rule broken, in the reader's language.</summary>
internal static class Workbooks
{
    /// <inheritdoc cref="SheetReader.Open"/>
    /// <exception cref="RuleBroken">the file is too large, broken, hostile or no sheet; also while the rows are read</exception>
    public static SheetFile Open(byte[] file, string fileName, SheetLimits limits, CancellationToken stop)
    {
        try
        {
            var opened = SheetReader.Open(file, fileName, limits, stop);
            return opened with { Sheets = [.. opened.Sheets.Select(s => s with { Rows = Told(s.Rows) })] };
        }
        catch (SheetRefused refused)
        {
            throw Said(refused);
        }
    }

    private static IEnumerable<SheetRow> Told(IEnumerable<SheetRow> rows)
    {
        using var each = rows.GetEnumerator();
        while (true)
        {
            try
            {
                if (!each.MoveNext())
                    yield break;
            }
            catch (SheetRefused refused)
            {
                throw Said(refused);
            }
            yield return each.Current;
        }
    }

    private static RuleBroken Said(SheetRefused refused) => new(refused.Code, refused.Template, refused.Args);
}
