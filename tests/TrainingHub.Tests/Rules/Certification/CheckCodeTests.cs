using TrainingHub.Certification;

namespace TrainingHub.Tests.Rules;

public class CheckCodeTests
{
    private const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Codes of very different make; the 17th sign is the only one that fits.</summary>
    public static TheoryData<string> Whole => [.. new[] { "0000000000000000", "0123456789ABCDEF", "ZZZZZZZZZZZZZZZZ", "7K2M9QXW4T0ZB1HV", "GHJKMNPQRSTVWXYZ" }
        .Select(sixteen => sixteen + Signs.Single(check => CheckCode.Parse(sixteen + check) is not null)), CheckCode.New(), CheckCode.New()];

    [Theory]
    [MemberData(nameof(Whole))]
    public void A_whole_code_is_itself(string code) => Assert.Equal(code, CheckCode.Parse(code));

    [Theory]
    [MemberData(nameof(Whole))]
    public void One_wrong_sign_is_noticed_but_for_0_against_Z(string code)
    {
        for (var place = 0; place < CheckCode.Length; place++)
            foreach (var sign in Signs.Where(s => s != code[place]))
            {
                var passes = CheckCode.Parse(code[..place] + sign + code[(place + 1)..]) is not null;
                Assert.Equal(place < CheckCode.Length - 1 && IsPair(sign, code[place]), passes);
            }
    }

    [Theory]
    [MemberData(nameof(Whole))]
    public void Neighbours_in_the_wrong_order_are_noticed(string code)
    {
        for (var place = 0; place < CheckCode.Length - 1; place++)
            if (code[place] != code[place + 1] && !IsPair(code[place], code[place + 1]))
                Assert.Null(CheckCode.Parse(code[..place] + code[place + 1] + code[place] + code[(place + 2)..]));
    }

    [Theory]
    [MemberData(nameof(Whole))]
    public void Small_letters_blanks_around_and_look_alikes_are_understood(string code)
    {
        Assert.Equal(code, CheckCode.Parse(code.ToLowerInvariant()));
        Assert.Equal(code, CheckCode.Parse($" {code}\n"));
        Assert.Equal(code, CheckCode.Parse(code.Replace('0', 'O')));
        Assert.Equal(code, CheckCode.Parse(code.Replace('0', 'o')));
        Assert.Equal(code, CheckCode.Parse(code.Replace('1', 'I')));
        Assert.Equal(code, CheckCode.Parse(code.Replace('1', 'l')));
    }

    [Theory]
    [MemberData(nameof(Whole))]
    public void Anything_longer_shorter_or_with_another_sign_is_none(string code)
    {
        Assert.Null(CheckCode.Parse(code[1..]));
        Assert.Null(CheckCode.Parse(code + "0"));
        Assert.Null(CheckCode.Parse("U" + code[1..]));
        Assert.Null(CheckCode.Parse("-" + code[1..]));
        Assert.Null(CheckCode.Parse("０" + code[1..]));
        Assert.Null(CheckCode.Parse(""));
    }

    [Fact]
    public void New_codes_are_whole_and_differ()
    {
        var codes = Enumerable.Range(0, 200).Select(_ => CheckCode.New()).ToList();
        Assert.All(codes, code => Assert.Equal(code, CheckCode.Parse(code)));
        Assert.Equal(codes.Count, codes.Distinct().Count());
    }

    private static bool IsPair(char one, char other) => (one, other) is ('0', 'Z') or ('Z', '0');
}
