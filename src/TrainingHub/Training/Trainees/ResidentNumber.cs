using System.Collections.Frozen;
using System.Globalization;

namespace TrainingHub.Training;

/// <summary>The 18 characters of GB 11643, shared by resident IDs, residence permits and the foreigner's card of 2023.</summary>
internal static class ResidentNumber
{
    private const string CheckSigns = "10X98765432";

    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private static readonly FrozenSet<string> Provinces = new[]
    {
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45", "46",
        "50", "51", "52", "53", "54", "61", "62", "63", "64", "65",
    }.ToFrozenSet();

    /// <summary>Verifies a number without stray characters; an old number of 15 digits becomes 18.</summary>
    public static Fault? Check(IdKind kind, ref string code)
    {
        if (kind == IdKind.ResidentId && code.Length == 15 && TypedText.IsDigits(code))
            code = FromFifteen(code);
        if (code.Length != 18)
            return IdFaults.Length(kind, code);
        if (!TypedText.IsDigits(code.AsSpan(0, 17)) || code[17] is > '9' and not 'X')
            return IdFaults.LetterInside(code);
        if (KindOf(code) is var found && found != kind)
            return IdFaults.Prefix(kind, found, code);
        if (BirthDate(code) is null)
            return IdFaults.BirthDate(code);
        return CheckSign(code) is var sign && sign != code[17] ? IdFaults.CheckDigit(sign, code) : null;
    }

    /// <summary>The last sign, by MOD 11-2 over the first 17 digits.</summary>
    public static char CheckSign(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
            sum += (digits[i] - '0') * Weights[i];
        return CheckSigns[sum % 11];
    }

    /// <summary>Digits 7-14 as a real day of 1900 or later, else null.</summary>
    public static DateOnly? BirthDate(string code) =>
        DateOnly.TryParseExact(code.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year >= 1900
            ? day : null;

    private static string FromFifteen(string code)
    {
        var longer = string.Concat(code.AsSpan(0, 6), "19", code.AsSpan(6));
        return longer + CheckSign(longer);
    }

    // Only the first two digits are checked: abolished county codes stay in the numbers of those who were registered there.
    // A foreigner's number has the province behind its 9.
    private static IdKind? KindOf(string code) => code switch
    {
        ['9', ..] => Provinces.Contains(code[1..3]) ? IdKind.ForeignerPermit : null,
        ['8', '1' or '2' or '3', ..] => IdKind.HkMoTwResidencePermit,
        _ => Provinces.Contains(code[..2]) ? IdKind.ResidentId : null,
    };
}
