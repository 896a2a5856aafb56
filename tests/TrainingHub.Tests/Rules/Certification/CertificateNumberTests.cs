using System.Globalization;
using TrainingHub.Certification;

namespace TrainingHub.Tests.Rules;

public class CertificateNumberTests
{
    [Theory]
    [InlineData("S000041000012", 2022, Level.Five, 331, "S000041000012225000331")]
    [InlineData("Y000037000108", 2023, Level.Three, 7, "Y000037000108233000007")]
    [InlineData("S002114000003", 2024, Level.Four, 120, "S002114000003244000120")]
    [InlineData("J000041000001", 2100, Level.One, 999_999, "J000041000001001999999")]
    public void Is_composed_of_prefix_year_level_and_serial(string prefix, int year, Level level, int serial, string number) =>
        Assert.Equal(number, CertificateNumber.Of(prefix, year, level, serial));

    [Fact]
    public void Says_its_assessor_year_level_and_serial_in_their_places()
    {
        foreach (var level in Levels.All)
            for (var year = 2020; year <= 2030; year++)
            {
                var number = CertificateNumber.Of("S000041000012", year, level, 42);
                Assert.True(CertificateNumber.IsWellFormed(number));
                Assert.Equal("S000041000012", number[..13]);
                Assert.Equal(year - 2000, int.Parse(number[13..15], CultureInfo.InvariantCulture));
                Assert.Equal(level.Digit, number[15] - '0');
                Assert.Equal("000042", number[16..]);
            }
    }

    [Fact]
    public void A_series_ends_at_999999() =>
        Assert.Equal("certificate.series-full", Assert.Throws<RuleBroken>(() => CertificateNumber.Of("S000041000012", 2022, Level.Five, 1_000_000)).Code);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_series_begins_at_1(int serial) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CertificateNumber.Of("S000041000012", 2022, Level.Five, serial));

    [Theory]
    [InlineData("X000041000012")]
    [InlineData("s000041000012")]
    [InlineData("S00004100001")]
    [InlineData("S0000410000123")]
    [InlineData("S00004100001２")]
    [InlineData("")]
    public void A_prefix_that_nobody_filed_makes_no_number(string prefix) =>
        Assert.Throws<ArgumentException>(() => CertificateNumber.Of(prefix, 2022, Level.Five, 1));

    [Theory]
    [InlineData("Y000123456789195000001", true)]
    [InlineData("J00004100000123T000001", true)] // 特级技师 have a letter for the level
    [InlineData("Y000123XXXXXX195000001", false)] // the rule's example before its site is filled in
    [InlineData("A000123456789195000001", false)]
    [InlineData("y000123456789195000001", false)]
    [InlineData("Y000123456789190000001", false)] // no level 0
    [InlineData("Y000123456789196000001", false)] // no level 6
    [InlineData("Y00012345678919500001", false)]
    [InlineData("Y0001234567891950000011", false)]
    [InlineData("Y000123456789195000001\n", false)]
    [InlineData(" Y000123456789195000001", false)]
    [InlineData("Y00012345678919500000١", false)] // a digit of another script
    [InlineData("", false)]
    public void Has_a_form(string text, bool is22) => Assert.Equal(is22, CertificateNumber.IsWellFormed(text));

    [Theory]
    [InlineData("  s000041000012225000331 ")]
    [InlineData("Ｓ０００041000012225000331")]
    [InlineData("S000041000012225000331\n")]
    public void Is_understood_as_people_type_it(string typed) =>
        Assert.Equal("S000041000012225000331", CertificateNumber.Canonical(typed));
}
