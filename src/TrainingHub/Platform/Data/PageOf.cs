using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Platform.Data;

/// <summary>One page of a list, with the count of all that match.</summary>
/// <param name="Rows">of the page</param>
/// <param name="Number">of the page, from 1</param>
/// <param name="Size">rows on a full page</param>
/// <param name="Total">of all that match, up to <see cref="Paging.Most"/></param>
/// <param name="HasMore">more match than are counted; whoever looks for one of them narrows the list</param>
internal sealed record PageOf<T>(IReadOnlyList<T> Rows, int Number, int Size, int Total, bool HasMore = false)
{
    public int Pages => Math.Max(1, (Total + Size - 1) / Size);

    public static PageOf<T> Empty { get; } = new([], 1, Paging.Usual, 0);

    /// <summary>The same page with each row as <paramref name="shown"/> makes it.</summary>
    public PageOf<TShown> Select<TShown>(Func<T, TShown> shown) => new([.. Rows.Select(shown)], Number, Size, Total, HasMore);
}

internal static class Paging
{
    /// <summary>Rows on a page of an ordinary list.</summary>
    public const int Usual = 20;

    /// <summary>How far a list is counted and turned over: nobody reads on beyond it, and a count of a whole city takes as long as the city is large.</summary>
    public const int Most = 10_000;

    /// <summary>The rows of one page and the count of all.</summary>
    /// <param name="query">ordered to the last key, or pages would overlap</param>
    /// <param name="all">what is counted: the same rows without their order and what is shown of them</param>
    /// <param name="page">from 1; a number outside the list becomes its first or last page</param>
    /// <param name="size">1 to 100</param>
    /// <param name="ct">the reader's</param>
    public static async Task<PageOf<T>> PageAsync<T, TCounted>(this IQueryable<T> query, IQueryable<TCounted> all, int page, int size, CancellationToken ct)
    {
        size = Math.Clamp(size, 1, 100);
        var total = await all.Take(Most + 1).CountAsync(ct);
        var counted = Math.Min(total, Most);
        var number = Math.Clamp(page, 1, Math.Max(1, (counted + size - 1) / size));
        return new(await query.Skip((number - 1) * size).Take(size).ToListAsync(ct), number, size, counted, total > Most);
    }
}
