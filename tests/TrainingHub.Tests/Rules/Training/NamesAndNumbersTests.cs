using TrainingHub.Ground;
using TrainingHub.Platform.Letters;
using TrainingHub.Training;

namespace TrainingHub.Tests.Rules;

public class NamesAndNumbersTests
{
    [Theory]
    [InlineData("张三", "张三")]
    [InlineData("  张　三 ", "张三")]
    [InlineData("古丽娜尔·买买提", "古丽娜尔·买买提")]
    [InlineData("MARIA   SANTOS", "MARIA SANTOS")]
    [InlineData("Jean-Luc O’Neil", "Jean-Luc O’Neil")]
    [InlineData("王\uE863", "王䶮")] // private use of GB 18030-2000
    [InlineData("𠮷𫖯", "𠮷𫖯")]
    [InlineData("〇一", "〇一")]
    [InlineData("\u202D李四\u202C", "李四")]
    public void A_name_is_kept_as_people_write_it(string typed, string name) => Assert.Equal(name, PersonName.Parse(typed).Text);

    [Theory]
    [InlineData("", "name.missing")]
    [InlineData(" \u3000\u200B", "name.missing")]
    [InlineData("张\u0000三", "name.characters")]
    [InlineData("张\n三", "name.characters")]
    [InlineData("张三1", "name.characters")]
    [InlineData("张?", "name.characters")]
    [InlineData("张\uFFFD", "name.characters")]
    [InlineData("<b>张三</b>", "name.characters")]
    [InlineData("··", "name.characters")]
    public void What_is_not_a_name_is_refused(string typed, string code)
    {
        Assert.Null(PersonName.Read(typed, out var fault));
        Assert.Equal(code, fault!.Code);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused()
    {
        PersonName.Read("张\uD842三", out var fault);
        Assert.Equal("name.broken", fault!.Code);
    }

    [Fact]
    public void Length_counts_characters_not_code_units()
    {
        Assert.NotNull(PersonName.Read(string.Concat(Enumerable.Repeat("𠮷", 50)), out _));
        Assert.Null(PersonName.Read(string.Concat(Enumerable.Repeat("𠮷", 51)), out var fault));
        Assert.Equal("姓名最多50个字，现在是51个字，请核对", fault!.Message.ToString());
        Assert.Null(PersonName.Read("a" + new string('\u0301', 5000), out _));
    }

    [Fact]
    public void Dots_that_look_alike_match_but_stay_as_typed()
    {
        var typed = new[] { "买买提·艾力", "买买提•艾力", "买买提・艾力", "买买提‧艾力", "买买提.艾力", "买买提．艾力" }.Select(PersonName.Parse).ToList();
        Assert.Single(typed.Select(n => n.MatchKey).Distinct());
        Assert.Equal("买买提•艾力", typed[1].Text);
    }

    [Fact]
    public void An_old_private_character_keeps_its_original_and_an_unknown_one_is_marked()
    {
        Assert.Equal("王\uE863", PersonName.Parse("王\uE863").Original);
        Assert.False(PersonName.Parse("王\uE863").HasUnknownCharacter);
        Assert.True(PersonName.Parse("王\uE000").HasUnknownCharacter);
    }

    [Theory]
    [InlineData("13162369551", null)]
    [InlineData(" +86 13162369551", null)]
    [InlineData("１３１６２３６９５５１", null)]
    [InlineData("1316236955", "phone.length")]
    [InlineData("12345678901", "phone.shape")]
    [InlineData("131-6236-9551", "phone.characters")]
    [InlineData("131 6236 9551", "phone.characters")]
    [InlineData("١٣١٦٢٣٦٩٥٥١", "phone.characters")]
    [InlineData("13162369551\n1", "phone.characters")]
    [InlineData("", "phone.missing")]
    public void A_mobile_number_has_eleven_digits(string typed, string? code)
    {
        var phone = MobilePhone.Read(typed, out var fault);
        Assert.Equal(code, fault?.Code);
        if (code == null)
            Assert.Equal(("13162369551", "131****9551"), (phone!.Number, phone.Masked));
    }

    [Theory]
    [InlineData("li.na@example.cn", true)]
    [InlineData(" 10001@qq.example ", true)]
    [InlineData("li.na@example", false)]
    [InlineData("li na@example.cn", false)]
    [InlineData("a@b.cn\r\nBcc: c@d.cn", false)]
    [InlineData("a@b@c.cn", false)]
    [InlineData("李@example.cn", false)]
    [InlineData("<a@b.cn>", false)]
    public void A_mail_address_is_plain(string typed, bool good) => Assert.Equal(good, MailAddress.Read(typed, out _) != null);

    [Theory]
    [InlineData("91350100M000100Y43")]
    [InlineData("52411202MJ12345610")]
    [InlineData("12411200417100015C")]
    [InlineData("114112000056234501")]
    [InlineData("91371002MA3C00011N")]
    [InlineData("914403001922038216")]
    [InlineData("9144030071526726XG")]
    [InlineData(" 9144030071526726xg ")]
    public void A_credit_code_ends_in_its_check_sign(string code) => Assert.Equal(code.Trim().ToUpperInvariant(), CreditCode.Parse(code));

    [Theory]
    [InlineData("91350100M000100Y4Z", "credit-code.characters")]
    [InlineData("91350100M000100Y44", "credit-code.check")]
    [InlineData("91350100M000100Y4", "credit-code.length")]
    [InlineData("91350100M0001O0Y43", "credit-code.characters")]
    [InlineData("", "credit-code.missing")]
    public void A_wrong_credit_code_is_named(string typed, string code)
    {
        CreditCode.Read(typed, out var fault);
        Assert.Equal(code, fault!.Code);
    }

    [Theory]
    [InlineData("5", Level.Five)]
    [InlineData("５", Level.Five)]
    [InlineData("五级", Level.Five)]
    [InlineData("初级", Level.Five)]
    [InlineData("初级工", Level.Five)]
    [InlineData("五级/初级工", Level.Five)]
    [InlineData("五级（初级工）", Level.Five)]
    [InlineData("五级初级工", Level.Five)]
    [InlineData("四级/中级工", Level.Four)]
    [InlineData("三级 / 高级工", Level.Three)]
    [InlineData("技师", Level.Two)]
    [InlineData("二级/技师", Level.Two)]
    [InlineData("一级/高级技师", Level.One)]
    [InlineData("高级技师", Level.One)]
    [InlineData("五级/中级工", null)]
    [InlineData("六级", null)]
    [InlineData("", null)]
    public void Levels_are_known_by_their_words(string words, Level? level) => Assert.Equal(level, Levels.Parse(words));
}
