using TrainingHub.Web.TagHelpers;

namespace TrainingHub.Tests.Pages;

/// <summary>Cities reach 15 times their target; the drawing stays honest above it and readable below it.</summary>
public sealed class FarAboveTheTargetTests
{
    private static readonly Percent Trained = new(1703, 110), Skilled = new(331, 60), High = new(54, 20);

    [Theory, InlineData(0, 0), InlineData(50, 32), InlineData(100, 64), InlineData(-5, 0)]
    public void Up_to_the_target_the_scale_is_even(double percent, double x) =>
        Assert.Equal(x, new Scale(2000).X(percent), 6);

    [Fact]
    public void Above_the_target_it_is_logarithmic_and_ends_at_the_edge()
    {
        var scale = new Scale(1000);
        Assert.Equal(100, scale.X(1000), 6);
        Assert.Equal(64 + 36 / 2.0, scale.X(Math.Sqrt(10) * 100), 6);
        Assert.Equal(100, scale.X(50_000), 6);
    }

    [Fact]
    public void One_column_has_one_scale_and_figures_without_target_do_not_count()
    {
        Assert.Equal(2000, Scale.For([Trained, Skilled, High, new(9, null)]).Max);
        Assert.Equal(120, Scale.For([new(3, 10), new(10, 10)]).Max);
        Assert.Equal(120, Scale.For([]).Max);
        Assert.Equal(150, Scale.For([new(101, 100)]).Max);
        Assert.Equal(10000, Scale.For([new(500_000, 1)]).Max);
    }

    [Fact]
    public void The_bar_draws_the_part_below_and_the_hatched_part_above_apart()
    {
        var scale = Scale.For([Trained]);
        var svg = Drawn.By(new BulletTagHelper { Percent = Trained, Pace = new(212, 365), Scale = scale });
        Assert.Equal("true", svg.GetAttribute("aria-hidden"));
        Assert.Contains("bullet-met", svg.ClassName!);
        Assert.Equal(64, svg.QuerySelector(".bl-v")!.Percent("width"), 2);
        Assert.Equal(scale.X(1548.1818) - 64, svg.QuerySelector(".bl-o")!.Percent("width"), 1);
        Assert.Equal("url(#th-hatch)", svg.QuerySelectorAll("rect").Single(r => r.HasAttribute("fill")).GetAttribute("fill"));
        Assert.Equal(.64 * 58.1, svg.QuerySelector("svg")!.Percent("x"), 1);
    }

    [Fact]
    public void A_bar_below_the_target_has_no_part_above()
    {
        var svg = Drawn.By(new BulletTagHelper { Percent = new(1, 3), Pace = new(212, 365), Scale = new(500) });
        Assert.Contains("bullet-behind", svg.ClassName!);
        Assert.Null(svg.QuerySelector(".bl-o"));
        Assert.Equal(64 / 3.0, svg.QuerySelector(".bl-v")!.Percent("width"), 1);
    }

    [Fact]
    public void Without_a_target_there_is_a_track_and_nothing_else()
    {
        var svg = Drawn.By(new BulletTagHelper { Percent = new(7, null), Pace = new(212, 365) });
        Assert.Equal(["bl-a", "bl-b"], svg.Children.Select(c => c.ClassName));
    }

    [Fact]
    public void One_block_is_one_whole_target()
    {
        var svg = Drawn.By(new LapsTagHelper { Percent = High });
        Assert.Single(svg.QuerySelectorAll(".lp-1"));
        var over = svg.QuerySelectorAll("rect.lp");
        Assert.Equal(2, over.Length);
        Assert.Equal(.7, over[1].Percent("width") / over[0].Percent("width"), 2);
        Assert.Single(svg.QuerySelectorAll(".lp-0"));
    }

    [Fact]
    public void Sixteen_blocks_for_1703_of_110_and_an_arrow_beyond_twenty()
    {
        Assert.Equal(16, Drawn.By(new LapsTagHelper { Percent = Trained }).QuerySelectorAll("rect.lp, rect.lp-1").Length);
        var far = Drawn.By(new LapsTagHelper { Percent = new(561, 25) });
        Assert.Equal(20, far.QuerySelectorAll("rect").Length);
        Assert.Single(far.QuerySelectorAll("path"));
        Assert.Empty(Drawn.By(new LapsTagHelper { Percent = new(500, 25) }).QuerySelectorAll("path"));
    }

    [Fact]
    public void The_judgement_follows_the_counts_and_asks_to_review_on_cards_alone()
    {
        static string Tag(long done, long? target, bool card = false) =>
            Drawn.By(new StandingTagHelper { Percent = new(done, target), Pace = new(212, 365), Card = card }).ClassName!;
        Assert.Equal("tag tag-bad", Tag(58, 100));
        Assert.Equal("tag tag-info", Tag(59, 100));
        Assert.Equal("tag tag-info", Tag(99_999, 100_000));
        Assert.Equal("tag tag-ok", Tag(100, 100));
        Assert.Equal("tag tag-ok", Tag(54, 20, card: true));
        Assert.Equal("tag tag-review", Tag(60, 20, card: true));
        Assert.Equal("tag tag-ok", Tag(60, 20));
        Assert.Equal("tag tag-idle", Tag(5, null));
    }

    [Fact]
    public void The_weeks_name_the_week_in_which_the_target_was_met_and_are_read_as_one_sentence()
    {
        var svg = Drawn.By(new WeeksTagHelper { Values = [12, 18, 24, 31, 26, 0], First = new(2026, 1, 5), MetWeek = 4, Label = "六周" });
        Assert.Equal("img", svg.GetAttribute("role"));
        Assert.Equal("六周", svg.GetAttribute("aria-label"));
        Assert.Equal(6, svg.QuerySelectorAll("rect").Length);
        Assert.Equal("第5周：全年目标已完成", svg.QuerySelector(".wk-mark-t")!.TextContent);
        Assert.Equal(["31", "0"], svg.QuerySelectorAll(".wk-v").Select(t => t.TextContent));
    }
}
