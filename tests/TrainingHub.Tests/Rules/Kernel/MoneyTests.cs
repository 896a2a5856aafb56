namespace TrainingHub.Tests.Rules;

/// <summary>Sums in capital figures, each expected as it is written by hand on accounting papers.</summary>
public class MoneyTests
{
    [Theory]
    [InlineData(0, "零元整")]
    [InlineData(1, "壹分")]
    [InlineData(5, "伍分")]
    [InlineData(50, "伍角整")]
    [InlineData(55, "伍角伍分")]
    [InlineData(100, "壹元整")]
    [InlineData(905, "玖元零伍分")]
    [InlineData(1000, "壹拾元整")]
    [InlineData(1050, "壹拾元伍角整")]
    [InlineData(1_200_00, "壹仟贰佰元整")]
    [InlineData(325_04, "叁佰贰拾伍元零肆分")]
    [InlineData(1_409_50, "壹仟肆佰零玖元伍角整")]
    [InlineData(6_007_14, "陆仟零柒元壹角肆分")]
    [InlineData(1_010_00, "壹仟零壹拾元整")]
    [InlineData(10_000_00, "壹万元整")]
    [InlineData(16_409_02, "壹万陆仟肆佰零玖元零贰分")]
    [InlineData(20_003_40, "贰万零叁元肆角整")]
    [InlineData(100_200_00, "壹拾万零贰佰元整")]
    [InlineData(120_000_00, "壹拾贰万元整")]
    [InlineData(100_000_000_00, "壹亿元整")]
    [InlineData(100_000_001_00, "壹亿零壹元整")]
    [InlineData(100_010_001_01, "壹亿零壹万零壹元零壹分")]
    [InlineData(999_999_999_999_99, "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分")]
    public void A_sum_is_written_in_capital_figures(long fen, string words) => Assert.Equal(words, Money.InWords(fen));

    [Theory]
    [InlineData(-1)]
    [InlineData(1_000_000_000_000_00)]
    public void Sums_outside_the_papers_are_not_written(long fen) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Money.InWords(fen));

    [Theory]
    [InlineData(0, "¥0.00")]
    [InlineData(5, "¥0.05")]
    [InlineData(120_000, "¥1,200.00")]
    public void People_read_yuan(long fen, string printed) => Assert.Equal(printed, Money.Yuan(fen));
}
