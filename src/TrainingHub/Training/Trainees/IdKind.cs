using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace TrainingHub.Training;

/// <summary>Kinds of identity documents that registration accepts.</summary>
public enum IdKind
{
    /// <summary>居民身份证, GB 11643.</summary>
    [Display(Name = "居民身份证")]
    ResidentId,

    /// <summary>港澳台居民居住证: 18 characters that begin with 81, 82 or 83.</summary>
    [Display(Name = "港澳台居民居住证")]
    HkMoTwResidencePermit,

    /// <summary>外国人永久居留身份证: 18 characters that begin with 9, or the 15 of the 2017 card.</summary>
    [Display(Name = "外国人永久居留身份证")]
    ForeignerPermit,

    [Display(Name = "护照")]
    Passport,

    /// <summary>港澳居民来往内地通行证, 台湾居民来往大陆通行证.</summary>
    [Display(Name = "通行证")]
    TravelPermit,
}

/// <summary>How sheets write the kind.</summary>
internal static partial class IdKindWords
{
    private static readonly FrozenDictionary<string, IdKind> Known = new (IdKind Kind, string[] Words)[]
    {
        (IdKind.ResidentId, ["居民身份证", "身份证", "二代身份证", "第二代居民身份证", "二代居民身份证", "二代证", "中华人民共和国居民身份证", "中国居民身份证", "内地居民身份证", "公民身份证", "身份证件", "居民身份证件", "身份证号", "身份证号码", "户口簿", "居民户口簿", "201", "111"]),
        (IdKind.HkMoTwResidencePermit, ["港澳台居民居住证", "港澳居民居住证", "台湾居民居住证", "港澳台居住证", "香港居民居住证", "澳门居民居住证", "中华人民共和国港澳居民居住证", "中华人民共和国台湾居民居住证"]),
        (IdKind.ForeignerPermit, ["外国人永久居留身份证", "外国人永久居留证", "外国人永居证", "永久居留证", "永久居留身份证", "中华人民共和国外国人永久居留身份证", "553"]),
        (IdKind.Passport, ["护照", "外国护照", "外籍护照", "普通护照", "中国护照", "因私护照", "PASSPORT", "414"]),
        (IdKind.TravelPermit, ["通行证", "港澳居民来往内地通行证", "台湾居民来往大陆通行证", "港澳台通行证", "港澳台居民通行证", "港澳通行证", "港澳居民通行证", "台湾居民通行证", "台湾通行证", "回乡证", "台胞证"]),
    }.SelectMany(k => k.Words.Select(w => KeyValuePair.Create(w, k.Kind))).ToFrozenDictionary();

    /// <summary>The kind named in a sheet, 201 of the upload sheet included; null when the words are unknown.</summary>
    public static IdKind? Parse(string text)
    {
        var code = Aside().Replace(TypedText.Code(text) ?? "", "");
        return Known.TryGetValue(code, out var kind) ? kind : null;
    }

    /// <summary>What a number without a named kind must be, from its shape; a resident's card where it tells nothing.</summary>
    public static IdKind Of(string text)
    {
        var code = TypedText.Code(text) ?? "";
        return code switch
        {
            ['8', '1' or '2' or '3', ..] when code.Length == 18 => IdKind.HkMoTwResidencePermit,
            ['9', ..] when code.Length == 18 => IdKind.ForeignerPermit,
            _ when code.Length == 15 && IsThreeLetters(code) && TypedText.IsDigits(code.AsSpan(3)) => IdKind.ForeignerPermit,
            _ when Permit().IsMatch(code) => IdKind.TravelPermit,
            _ when Passport().IsMatch(code) => IdKind.Passport,
            _ => IdKind.ResidentId,
        };
    }

    /// <summary>Whether a number could be a passport's or permit's, so that the sheet must name the kind.</summary>
    public static bool IsAskedFor(string text) => Foreign().IsMatch(TypedText.Code(text) ?? "");

    private static bool IsThreeLetters(string code) => !code.AsSpan(0, 3).ContainsAnyExceptInRange('A', 'Z');

    [GeneratedRegex(@"\s+|\(.*?\)")]
    private static partial Regex Aside();

    [GeneratedRegex(@"\A[HM]([0-9]{8}|[0-9]{10})\z")]
    private static partial Regex Permit();

    // Two letters at most, then digits, perhaps one more letter: EA1234567, G12345678, P1234567A.
    [GeneratedRegex(@"\A(?:[A-Z][0-9]{7,9}|[A-Z]{2}[0-9]{6,8}|[A-Z][0-9]{6,7}[A-Z])\z")]
    private static partial Regex Passport();

    [GeneratedRegex(@"\A(?:[0-9]{8,10}|(?=.*[0-9])[A-Z][A-Z0-9]{4,14})\z")]
    private static partial Regex Foreign();
}
