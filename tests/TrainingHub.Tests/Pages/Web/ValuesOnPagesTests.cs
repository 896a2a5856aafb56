using TrainingHub.Web;
using TrainingHub.Web.TagHelpers;

namespace TrainingHub.Tests.Pages;

/// <summary>Dates, money and identity numbers are written one way everywhere.</summary>
public sealed class ValuesOnPagesTests
{
    [Fact]
    public void A_day_is_long_in_text_and_short_in_tables()
    {
        var day = Drawn.By(new DayTagHelper { Value = new(2026, 7, 31) });
        Assert.Equal("2026年7月31日", day.TextContent);
        Assert.Equal("2026-07-31", day.GetAttribute("datetime"));
        Assert.Equal("2026-07-31", Drawn.By(new DayTagHelper { Value = new(2026, 7, 31), Short = true }).TextContent);
        Assert.Equal("—", Drawn.By(new DayTagHelper()).TextContent);
    }

    [Fact]
    public void A_moment_is_china_time()
    {
        var moment = Drawn.By(new MomentTagHelper { Value = new(2026, 7, 31, 16, 2, 0, DateTimeKind.Utc) });
        Assert.Equal("2026年8月1日 00:02", moment.TextContent);
        Assert.Equal("2026-08-01T00:02+08:00", moment.GetAttribute("datetime"));
    }

    [Theory, InlineData(5_760_000L, "¥57,600.00"), InlineData(5L, "¥0.05"), InlineData(-240_000L, "-¥2,400.00"), InlineData(0L, "¥0.00")]
    public void Money_is_yuan_with_two_decimals(long fen, string shown) =>
        Assert.Equal(shown, Drawn.By(new MoneyTagHelper { Fen = fen }).TextContent);

    [Theory]
    [InlineData("411202197001010426", false, "411*************26")]
    [InlineData("H12345678", false, "H12****78")]
    [InlineData("12345", false, "*****")]
    [InlineData("13123459551", true, "131****9551")]
    [InlineData("1234567", true, "*******")]
    [InlineData("", false, "—")]
    public void A_masked_number_shows_its_ends_only_when_something_stays_hidden(string value, bool phone, string shown) =>
        Assert.Equal(shown, Drawn.By(new MaskedTagHelper { Value = value, Phone = phone }).TextContent);

    [Theory]
    [InlineData("/trainees?q=1", true)]
    [InlineData("/", true)]
    [InlineData("//evil.example", false)]
    [InlineData("/\\evil.example", false)]
    [InlineData("https://evil.example", false)]
    [InlineData("/a\nb", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void The_way_back_is_a_path_of_this_site(string? back, bool local) => Assert.Equal(local, Looks.IsLocal(back));
}
