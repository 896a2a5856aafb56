namespace TrainingHub.Tests.Rules;

public sealed class RowIdTests
{
    [Fact]
    public void Keys_made_one_after_another_sort_so_in_both_databases()
    {
        var ids = Enumerable.Range(0, 20_000).Select(_ => RowId.New()).ToList();

        Assert.Equal(ids, ids.Order()); // PostgreSQL compares the bytes
        Assert.Equal(ids, ids.OrderBy(i => i.ToString().ToUpperInvariant(), StringComparer.Ordinal)); // SQLite holds the text
    }

    [Fact]
    public void Keys_made_at_once_are_never_the_same()
    {
        var ids = ParallelEnumerable.Range(0, 100_000).Select(_ => RowId.New()).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void A_key_is_a_uuid_of_version_7_and_carries_its_time()
    {
        var before = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var id = RowId.New();
        Assert.Equal((7, 8), (id.Version, id.Variant & 0xC));
        Assert.InRange(Convert.ToInt64(id.ToString("N")[..12], 16), before, before + 60_000);
    }
}
