using System.Globalization;
using System.Text.RegularExpressions;
using TrainingHub.Ground;

namespace TrainingHub.Certification;

/// <summary>
/// Number of a 职业技能等级证书, 22 places (人社鉴发〔2019〕2号): 13 of the assessor as filed, year of issue 2, level 1,
/// serial 6. There is no check digit. The serial begins at 000001 in every year, assessor and level.
/// </summary>
internal static partial class CertificateNumber
{
    /// <summary>Composes a number.</summary>
    /// <exception cref="RuleBroken">the series of the year is used up: <c>certificate.series-full</c></exception>
    public static string Of(string prefix, int year, Level level, int serial)
    {
        if (!Assessor.IsPrefix(prefix))
            throw new ArgumentException("a prefix is one of Y, S, J and 12 digits", nameof(prefix));
        ArgumentOutOfRangeException.ThrowIfLessThan(serial, 1);
        if (serial > 999_999)
            throw new RuleBroken("certificate.series-full", "{0}年{1}的证书流水号已用完（999999），请向备案部门申请新的编号", year, level);
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}{year % 100:00}{level.Digit}{serial:000000}");
    }

    /// <summary>
    /// Whether the text has the form of a number of today. 特级技师 have a second letter, which stands in place 16.
    /// </summary>
    public static bool IsWellFormed(string text) => Form().IsMatch(text);

    /// <summary>As people type it: blanks trimmed, full-width folded, small letters raised.</summary>
    public static string Canonical(string typed) =>
        typed.Normalize(System.Text.NormalizationForm.FormKC).Trim().ToUpperInvariant();

    [GeneratedRegex(@"\A[YSJ][0-9]{14}[1-5A-Z][0-9]{6}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
