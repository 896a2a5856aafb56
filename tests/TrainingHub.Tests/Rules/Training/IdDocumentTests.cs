using System.Globalization;
using TrainingHub.Training;

namespace TrainingHub.Tests.Rules;

public class IdDocumentTests
{
    [Theory]
    [InlineData("34052419800101001X", "1980-01-01", Sex.Male)]
    [InlineData("11010519491231002X", "1949-12-31", Sex.Female)]
    [InlineData("411202198001010014", "1980-01-01", Sex.Male)]
    [InlineData("411202199003070023", "1990-03-07", Sex.Female)]
    [InlineData("14050219851231102X", "1985-12-31", Sex.Female)]
    [InlineData("140403198802290010", "1988-02-29", Sex.Male)]
    [InlineData("41128219880616002X", "1988-06-16", Sex.Female)]
    [InlineData("410902198808080010", "1988-08-08", Sex.Male)]
    [InlineData("140581197203040036", "1972-03-04", Sex.Male)]
    [InlineData("411222197506150013", "1975-06-15", Sex.Male)] // 陕县 no longer exists
    [InlineData("140402196811220027", "1968-11-22", Sex.Female)]
    [InlineData("371081198402290047", "1984-02-29", Sex.Female)]
    public void A_resident_id_tells_birthday_and_sex(string number, string born, Sex sex)
    {
        var id = IdDocument.Parse(IdKind.ResidentId, number);
        Assert.Equal(number, id.Number);
        Assert.Equal(DateOnly.Parse(born, CultureInfo.InvariantCulture), id.BirthDate);
        Assert.Equal(sex, id.Sex);
    }

    [Theory]
    [InlineData("371083197002290038", "document.birth-date")]
    [InlineData("371002197902290019", "document.birth-date")]
    [InlineData("411202198001010015", "document.check-digit")]
    [InlineData("4112021980010100", "document.length")]
    [InlineData("", "document.missing")]
    [InlineData("   ", "document.missing")]
    [InlineData("991202198001010014", "document.province")] // no document begins with 99
    [InlineData("011202198001010014", "document.province")]
    [InlineData("810000199001010019", "document.kind")]
    [InlineData("411202 198001010014", "document.blank")]
    [InlineData("411202-19800101-0014", "document.hyphen")]
    [InlineData("41120219800101OO14", "document.letter")]
    [InlineData("X11202198001010014", "document.letter")]
    [InlineData("41120219800101001Х", "document.characters")] // Cyrillic
    [InlineData("٤١١٢٠٢١٩٨٠٠١٠١٠٠١٤", "document.characters")] // Arabic digits
    [InlineData("४११२०२१९८००१०१००१४", "document.characters")]
    [InlineData("411202198001010014\u0000", "document.characters")]
    [InlineData("4112021980\n01010014", "document.blank")]
    [InlineData("411202187001010017", "document.birth-date")]
    public void A_wrong_number_is_named(string number, string code)
    {
        Assert.Null(IdDocument.Read(IdKind.ResidentId, number, out var fault));
        Assert.Equal(code, fault!.Code);
        Assert.Equal(code, Assert.Throws<RuleBroken>(() => IdDocument.Parse(IdKind.ResidentId, number)).Code);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused()
    {
        IdDocument.Read(IdKind.ResidentId, "411202198001010014\uD800", out var fault);
        Assert.Equal("document.characters", fault!.Code);
    }

    [Fact]
    public void The_check_digit_that_was_expected_is_said()
    {
        IdDocument.Read(IdKind.ResidentId, "411202198001010015", out var fault);
        Assert.Equal("最后一位校验码不对（应为4），请核对是否有数字录错", fault!.Message.ToString());
        Assert.Equal(("4", "5"), (fault.Expected.ToString(), fault.Found.ToString()));
    }

    [Theory]
    [InlineData(" 34052419800101001x ")]
    [InlineData("３４０５２４１９８００１０１００１ｘ")]
    [InlineData("\u3000340524198001010\u200B01X\uFEFF")]
    [InlineData("34052419800101001X\n")]
    public void Ways_of_typing_one_number_give_one_number(string typed) =>
        Assert.Equal("34052419800101001X", IdDocument.Parse(IdKind.ResidentId, typed).Number);

    [Fact]
    public void Fifteen_old_digits_become_eighteen() =>
        Assert.Equal("411202197506150018", IdDocument.Parse(IdKind.ResidentId, "411202750615001").Number);

    [Theory]
    [InlineData(IdKind.HkMoTwResidencePermit, "810000199001010019")]
    [InlineData(IdKind.HkMoTwResidencePermit, "820000198811110027")]
    [InlineData(IdKind.HkMoTwResidencePermit, "830000199503150031")]
    [InlineData(IdKind.ForeignerPermit, "911132199101010025")]
    [InlineData(IdKind.ForeignerPermit, "usa310190010112")]
    [InlineData(IdKind.Passport, "G12345678")]
    [InlineData(IdKind.TravelPermit, "H12345678")]
    [InlineData(IdKind.TravelPermit, "M1234567801")]
    [InlineData(IdKind.TravelPermit, "12345678")]
    public void Other_documents_are_accepted(IdKind kind, string number) =>
        Assert.Equal(number.ToUpperInvariant(), IdDocument.Parse(kind, number).Number);

    [Theory]
    [InlineData(IdKind.HkMoTwResidencePermit, "810000199001010018", "document.check-digit")]
    [InlineData(IdKind.HkMoTwResidencePermit, "411202198001010014", "document.kind")]
    [InlineData(IdKind.ForeignerPermit, "US310190010112", "document.length")]
    [InlineData(IdKind.Passport, "G1234", null)]
    [InlineData(IdKind.Passport, "ABCDE", "document.passport")]
    [InlineData(IdKind.Passport, "G123 4567", "document.blank")]
    [InlineData(IdKind.TravelPermit, "K12345678", "document.travel-permit")]
    [InlineData(IdKind.TravelPermit, "H123456789", "document.travel-permit")]
    public void Other_documents_have_rules_too(IdKind kind, string number, string? code)
    {
        IdDocument.Read(kind, number, out var fault);
        Assert.Equal(code, fault?.Code);
    }

    [Theory]
    [InlineData("810000199001010019", IdKind.HkMoTwResidencePermit)]
    [InlineData("911132199101010025", IdKind.ForeignerPermit)]
    [InlineData("USA310190010112", IdKind.ForeignerPermit)]
    [InlineData("411202198001010014", IdKind.ResidentId)]
    [InlineData("41120219800101", IdKind.ResidentId)]
    public void A_number_without_a_kind_shows_its_kind(string number, IdKind kind) => Assert.Equal(kind, IdKindWords.Of(number));

    [Theory]
    [InlineData("居民身份证", IdKind.ResidentId)]
    [InlineData(" 身份证 ", IdKind.ResidentId)]
    [InlineData("201", IdKind.ResidentId)]
    [InlineData("港澳台居民居住证", IdKind.HkMoTwResidencePermit)]
    [InlineData("外国人永久居留身份证", IdKind.ForeignerPermit)]
    [InlineData("护照", IdKind.Passport)]
    [InlineData("台湾居民来往大陆通行证", IdKind.TravelPermit)]
    [InlineData("驾驶证", null)]
    public void Kinds_are_known_by_their_words(string words, IdKind? kind) => Assert.Equal(kind, IdKindWords.Parse(words));

    [Theory]
    [InlineData("411202198001010026", "411*************26")]
    [InlineData("4112021980010126", "411***********26")]
    [InlineData("G1234", "G***4")]
    [InlineData("", "")]
    public void A_mask_keeps_first_three_and_last_two(string number, string masked) => Assert.Equal(masked, IdDocument.Mask(number));

    [Fact]
    public void A_document_never_writes_its_number_into_text() =>
        Assert.DoesNotContain("0101", IdDocument.Parse(IdKind.ResidentId, "411202198001010014").ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("2006-09-01", "2022-09-01", 16)]
    [InlineData("2006-09-02", "2022-09-01", 15)]
    [InlineData("2004-02-29", "2021-02-28", 16)]
    [InlineData("2004-02-29", "2021-03-01", 17)]
    [InlineData("2004-02-29", "2024-02-29", 20)]
    public void Age_counts_from_the_birthday(string born, string day, int years) =>
        Assert.Equal(years, Age.On(DateOnly.Parse(born, CultureInfo.InvariantCulture), DateOnly.Parse(day, CultureInfo.InvariantCulture)));

    [Fact]
    public void A_birthday_on_29_February_is_reached_on_1_March() =>
        Assert.Equal(new DateOnly(2020, 3, 1).AddYears(1), Age.Reached(new DateOnly(2004, 2, 29), 17));
}
