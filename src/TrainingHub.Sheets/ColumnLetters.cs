namespace TrainingHub.Sheets;

/// <summary>Columns as spreadsheets letter them.</summary>
public static class ColumnLetters
{
    /// <summary>0 is A, 25 Z, 26 AA.</summary>
    public static string Of(int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
            letters = (char)('A' + (rest - 1) % 26) + letters;
        return letters;
    }
}
