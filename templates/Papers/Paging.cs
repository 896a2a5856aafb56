namespace TrainingHub.Templates.Papers;

/// <summary>How the rows of a table fall on pages.</summary>
public static class Paging
{
    private const int WithTheFoot = 3;

    /// <summary>Cuts rows into pages; there is always at least one page.</summary>
    /// <param name="rows">all rows</param>
    /// <param name="first">rows that fit on the first page, under its head</param>
    /// <param name="later">rows that fit on the others</param>
    /// <param name="tail">rows' worth of room that the last page needs for what stands under the table</param>
    public static IReadOnlyList<IReadOnlyList<T>> Cut<T>(IReadOnlyList<T> rows, int first, int later, int tail = 0)
    {
        var pages = new List<IReadOnlyList<T>>();
        var at = 0;
        while (true)
        {
            var room = pages.Count == 0 ? first : later;
            var left = rows.Count - at;
            // what stands under the table does not stand alone: some rows go with it to the last page
            var taken = left <= room - tail ? left : Math.Clamp(left - WithTheFoot, 1, room);
            pages.Add([.. rows.Skip(at).Take(taken)]);
            at += taken;
            if (left <= room - tail)
                return pages;
        }
    }

    /// <summary>Cuts rows of different heights into pages of one height; a row taller than a page has one for itself.</summary>
    public static IReadOnlyList<IReadOnlyList<T>> CutByHeight<T>(IReadOnlyList<T> rows, double room, Func<T, double> height)
    {
        var pages = new List<IReadOnlyList<T>>();
        var page = new List<T>();
        foreach (var row in rows)
        {
            if (page.Count > 0 && page.Sum(height) + height(row) > room)
            {
                pages.Add(page);
                page = [];
            }
            page.Add(row);
        }
        if (page.Count > 0)
            pages.Add(page);
        return pages;
    }
}
