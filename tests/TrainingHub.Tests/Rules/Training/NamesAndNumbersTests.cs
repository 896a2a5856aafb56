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

    [Theory]
    [InlineData("⽅⽂华", "方文华")] // Kangxi radicals
    [InlineData("⾒⽯花", "见石花")]
    [InlineData("⻢⻓⻩", "马长黄")] // the other block of radicals, which Unicode does not fold
    [InlineData("\uF90A\uFA18", "金礼")] // compatibility ideographs
    [InlineData("\U0002F80B", "像")]
    [InlineData("葛\U000E0100", "葛")] // a selector of a variant
    [InlineData("丁\uFE00", "丁")]
    public void Signs_that_only_look_like_characters_become_the_character_and_are_told(string typed, string name)
    {
        var read = PersonName.Parse(typed);
        Assert.Equal((name, typed, true), (read.Text, read.Original, read.WasFolded));
        Assert.Equal(PersonName.Parse(name).MatchKey, read.MatchKey);
        Assert.False(PersonName.Parse(name).WasFolded);
    }

    [Theory]
    [InlineData("﨑\uFA11")] // unified although it stands among the compatibility forms
    [InlineData("王⺁")] // GB 18030 itself has this one
    public void Characters_of_their_own_stay(string typed) => Assert.Equal(typed, PersonName.Parse(typed).Text);

    [Theory]
    [InlineData("买买提。艾力")]
    [InlineData("买买提●艾力")]
    [InlineData("买买提▪艾力")]
    [InlineData("买买提﹒艾力")]
    [InlineData("买买提-艾力")]
    [InlineData("买买提－艾力")]
    [InlineData("买买提—艾力")]
    [InlineData("买买提ꞏ艾力")]
    [InlineData("买买提•艾力")]
    [InlineData("买买提 . 艾力")]
    public void Signs_in_the_place_of_the_dot_match_it_and_are_asked_about(string typed)
    {
        var name = PersonName.Parse(typed);
        Assert.Equal(PersonName.Parse("买买提·艾力").MatchKey, name.MatchKey);
        Assert.NotNull(name.StrangeDot);
        Assert.Null(PersonName.Parse("买买提·艾力").StrangeDot);
        Assert.Null(PersonName.Parse("Jean-Luc J. O’Neil").StrangeDot);
    }

    [Fact]
    public void A_hyphen_between_letters_stays_a_hyphen() => Assert.NotEqual(PersonName.Parse("Jean·Luc").MatchKey, PersonName.Parse("Jean-Luc").MatchKey);

    [Fact]
    public void An_old_private_character_keeps_its_original_and_an_unknown_one_is_marked()
    {
        Assert.Equal("王\uE863", PersonName.Parse("王\uE863").Original);
        Assert.False(PersonName.Parse("王\uE863").HasUnknownCharacter);
        Assert.True(PersonName.Parse("王\uE000").HasUnknownCharacter);
    }

    [Theory]
    [InlineData("13162369551")]
    [InlineData(" +86 13162369551")]
    [InlineData("１３１６２３６９５５１")]
    [InlineData("131-6236-9551")]
    [InlineData("131 6236 9551")]
    [InlineData("131.6236.9551")]
    [InlineData("131 623 69551")]
    [InlineData("+86 131 6236 9551")]
    [InlineData("(+86)13162369551")]
    [InlineData("86-13162369551")]
    [InlineData("8613162369551")]
    [InlineData("008613162369551")]
    [InlineData("0086-131-6236-9551")]
    [InlineData("013162369551")]
    [InlineData("131\u00A06236\u20119551")]
    public void A_mobile_number_is_read_in_every_spelling(string typed)
    {
        var phone = PhoneNumber.Read(typed, out var remark);
        Assert.Null(remark);
        Assert.Equal(("13162369551", "131****9551"), (phone!.Number, phone.Masked));
    }

    [Theory]
    [InlineData("13162369551、13900001234", "phone.two", "13162369551")]
    [InlineData("13162369551/139 0000 1234", "phone.two", "13162369551")]
    [InlineData("13162369551 13900001234", "phone.two", "13162369551")]
    [InlineData("13162369551（女儿）", "phone.characters", "13162369551")]
    [InlineData("本人13162369551", "phone.characters", "13162369551")]
    [InlineData("13162369551\n1", "phone.characters", "13162369551")]
    [InlineData("0398-2812345", "phone.landline", "0398-2812345")]
    [InlineData("(0398)2812345", "phone.landline", "0398-2812345")]
    [InlineData("010 6551 2345", "phone.landline", "010-65512345")]
    [InlineData("0398-2812345转801", "phone.landline", "0398-2812345-801")]
    [InlineData("2812345", "phone.landline", "2812345")]
    [InlineData("1316236955", "phone.length", null)]
    [InlineData("12345678901", "phone.shape", null)]
    [InlineData("411202198001010014", "phone.length", null)]
    [InlineData("١٣١٦٢٣٦٩٥٥١", "phone.characters", null)]
    [InlineData("找她女儿", "phone.characters", null)]
    [InlineData("1.38E+10", "phone.numeric", null)]
    [InlineData("无", "phone.missing", null)]
    [InlineData("没有", "phone.missing", null)]
    [InlineData("/", "phone.missing", null)]
    [InlineData("", "phone.missing", null)]
    public void What_else_stands_there_is_told_with_what_was_kept(string typed, string code, string? kept)
    {
        var phone = PhoneNumber.Read(typed, out var remark);
        Assert.Equal((code, kept), (remark!.Code, phone?.Number));
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
    [InlineData("五级-初级工", Level.Five)]
    [InlineData("养老护理员五级", Level.Five)]
    [InlineData("养老护理员（五级/初级工）", Level.Five)]
    [InlineData("国家五级", Level.Five)]
    [InlineData("国家职业资格四级", Level.Four)]
    [InlineData("职业技能等级三级", Level.Three)]
    [InlineData("Ⅴ级", Level.Five)]
    [InlineData("Ⅳ", Level.Four)]
    [InlineData("III级", Level.Three)]
    [InlineData("初级护理员", Level.Five)]
    [InlineData("中级（四级）", Level.Four)]
    [InlineData("二级技师", Level.Two)]
    [InlineData("5级工", Level.Five)]
    [InlineData("初级技能", Level.Five)]
    [InlineData("四级/中级工", Level.Four)]
    [InlineData("三级 / 高级工", Level.Three)]
    [InlineData("技师", Level.Two)]
    [InlineData("二级/技师", Level.Two)]
    [InlineData("一级/高级技师", Level.One)]
    [InlineData("高级技师", Level.One)]
    [InlineData("五级/中级工", null)]
    [InlineData("六级", null)]
    [InlineData("Ⅵ级", null)]
    [InlineData("55", null)]
    [InlineData("初级和中级", null)]
    [InlineData("养老护理员", null)]
    [InlineData("", null)]
    public void Levels_are_known_by_their_words(string words, Level? level) => Assert.Equal(level, Levels.Parse(words));

    [Theory]
    [InlineData("初中", "初中")]
    [InlineData("初中及以下", "初中")]
    [InlineData("高中以上", "高中")]
    [InlineData("本科（函授）", "本科")]
    [InlineData("大学本科", "本科")]
    [InlineData("大专学历", "大专")]
    [InlineData("专科毕业", "大专")]
    [InlineData("函授大专", "大专")]
    [InlineData("高职高专", "大专")]
    [InlineData("中专生", "中专")]
    [InlineData("职中", "职高")]
    [InlineData("小学肄业", "小学")]
    [InlineData("高中文化", "高中")]
    [InlineData("硕士研究生", "硕士")]
    [InlineData("文盲", "小学以下")]
    [InlineData("自学", null)]
    [InlineData("高中/初中", null)]
    public void Education_is_known_by_its_words(string words, string? education) => Assert.Equal(education, EducationWords.Parse(words));

    [Theory]
    [InlineData("1980-01-31")]
    [InlineData("1980/1/31")]
    [InlineData("1980/1/31 0:00")]
    [InlineData("1980-01-31 00:00:00")]
    [InlineData("1980-01-31T00:00:00")]
    [InlineData("1980.1.31")]
    [InlineData("19800131")]
    [InlineData("1980年1月31日")]
    public void A_day_is_read_as_sheets_write_it(string typed) => Assert.Equal(new DateOnly(1980, 1, 31), DayText.Parse(typed));

    [Theory]
    [InlineData("1980/1/32 0:00")]
    [InlineData("0:00")]
    [InlineData("1980")]
    public void What_is_no_day_is_none(string typed) => Assert.Null(DayText.Parse(typed));
}
