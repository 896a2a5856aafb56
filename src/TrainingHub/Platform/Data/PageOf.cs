using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Platform.Data;

/// <summary>One page of a list, with the count of all that match.</summary>
internal sealed record PageOf<T>(IReadOnlyList<T> Rows, int Number, int Size, int Total)
{
    public int Pages => Math.Max(1, (Total + Size - 1) / Size);

    public static PageOf<T> Empty { get; } = new([], 1, Paging.Usual, 0);

    /// <summary>The same page with each row as <paramref name="shown"/> makes it.</summary>
    public PageOf<TShown> Select<TShown>(Func<T, TShown> shown) => new([.. Rows.Select(shown)], Number, Size, Total);
}

internal static class Paging
{
    /// <summary>Rows on a page of an ordinary list.</summary>
    public const int Usual = 20;

    /// <summary>The rows of one page and the count of all.</summary>
    /// <param name="query">ordered to the last key, or pages would overlap</param>
    /// <param name="page">from 1; a number outside the list becomes its first or last page</param>
    /// <param name="size">1 to 100</param>
    public static async Task<PageOf<T>> PageAsync<T>(this IQueryable<T> query, int page, int size, CancellationToken ct)
    {
        size = Math.Clamp(size, 1, 100);
        var total = await query.CountAsync(ct);
        var number = Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));
        return new(await query.Skip((number - 1) * size).Take(size).ToListAsync(ct), number, size, total);
    }
}
