using TrainingHub.Certification;

namespace TrainingHub.Tests.Rules;

/// <summary>Marks are tenths of points; the pass mark is 60.</summary>
public class PassMarkTests
{
    private static bool IsPassed(Level level, params int[] tenths) => PassMark.IsPassed(level, Marks(tenths), 60);

    private static Dictionary<Part, int> Marks(int[] tenths) => tenths.Select((t, i) => ((Part)i, t)).ToDictionary();

    [Theory]
    [InlineData(600, 600, true)]
    [InlineData(599, 600, false)]
    [InlineData(600, 599, false)]
    [InlineData(1000, 1000, true)]
    [InlineData(0, 0, false)]
    public void Each_part_reaches_the_mark(int theory, int skills, bool passed) => Assert.Equal(passed, IsPassed(Level.Five, theory, skills));

    [Fact]
    public void A_good_part_does_not_lift_a_bad_one()
    {
        Assert.False(IsPassed(Level.Three, 599, 1000));
        Assert.False(IsPassed(Level.One, 1000, 1000, 599));
    }

    [Theory]
    [InlineData(Level.Five, 2)]
    [InlineData(Level.Four, 2)]
    [InlineData(Level.Three, 2)]
    [InlineData(Level.Two, 3)]
    [InlineData(Level.One, 3)]
    public void The_level_says_which_parts_there_are(Level level, int parts)
    {
        var all = Enumerable.Repeat(600, parts).ToArray();
        Assert.True(IsPassed(level, all));
        Assert.True(PassMark.IsComplete(level, Marks(all)));
        Assert.False(IsPassed(level, all[1..]));
        Assert.False(PassMark.IsComplete(level, Marks(all[1..])));
        Assert.False(IsPassed(level));
    }

    [Fact]
    public void A_part_the_level_does_not_have_changes_nothing() => Assert.True(IsPassed(Level.Five, 600, 600, 0));

    [Fact]
    public void The_mark_is_the_rulebooks()
    {
        Assert.False(PassMark.IsPassed(Level.Five, Marks([600, 600]), 61));
        Assert.True(PassMark.IsPassed(Level.Five, Marks([610, 610]), 61));
    }
}
