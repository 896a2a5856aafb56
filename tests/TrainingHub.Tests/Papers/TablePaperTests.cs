using TrainingHub.Templates;
using TrainingHub.Templates.Papers;

namespace TrainingHub.Tests.Papers;

/// <summary>How rows fall on pages and words on lines.</summary>
public sealed class TablePaperTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(13)]
    [InlineData(18)]
    [InlineData(19)]
    [InlineData(200)]
    public void Pages_hold_every_row_once_and_leave_room_for_the_foot(int rows)
    {
        var pages = Paging.Cut([.. Enumerable.Range(0, rows)], first: 18, later: 22, tail: 8);
        Assert.Equal(Enumerable.Range(0, rows), pages.SelectMany(p => p));
        Assert.True(pages[0].Count <= 18 && pages.All(p => p.Count <= 22));
        Assert.True(pages[^1].Count <= (pages.Count == 1 ? 10 : 14));
        Assert.True(rows == 0 || pages.All(p => p.Count > 0));
    }

    [Fact]
    public void Lines_break_as_Chinese_is_set()
    {
        Assert.Equal(["一二三四，", "五六"], Mm.Wrap("一二三四，五六", 5));
        Assert.Equal(["一二三", "四，五六"], Mm.Wrap("一二三四，五六", 4));
        Assert.Equal(["一二三", "（四）"], Mm.Wrap("一二三（四）", 4));
        Assert.Equal(["批号", "2022-SZ-0003"], Mm.Wrap("批号 2022-SZ-0003", 7));
        Assert.Equal([""], Mm.Wrap("", 4));
    }
}
