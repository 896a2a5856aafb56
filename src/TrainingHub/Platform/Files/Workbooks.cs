using TrainingHub.Sheets;

namespace TrainingHub.Platform.Files;

/// <summary>Opens what people upload; what is wrong with a file is a rule broken, in the reader's language.</summary>
internal static class Workbooks
{
    /// <inheritdoc cref="SheetReader.Read(byte[], string, SheetLimits)"/>
    /// <exception cref="RuleBroken">the file is too large, broken, hostile or no sheet; also while the rows are read</exception>
    public static Sheet Read(byte[] file, string fileName, SheetLimits limits) => Told(() => SheetReader.Read(file, fileName, limits));

    /// <inheritdoc cref="Read(byte[], string, SheetLimits)"/>
    public static Sheet Read(Stream file, string fileName, SheetLimits limits) => Told(() => SheetReader.Read(file, fileName, limits));

    private static Sheet Told(Func<Sheet> read)
    {
        try
        {
            var sheet = read();
            return sheet with { Rows = Told(sheet.Rows) };
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
