using System.ComponentModel.DataAnnotations;

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
internal static class IdKindWords
{
    /// <summary>The kind named in a sheet, 201 of the upload sheet included; null when the words are unknown.</summary>
    public static IdKind? Parse(string text) => TypedText.Code(text) switch
    {
        "居民身份证" or "身份证" or "二代身份证" or "第二代居民身份证" or "中华人民共和国居民身份证" or "201" => IdKind.ResidentId,
        "港澳台居民居住证" or "港澳居民居住证" or "台湾居民居住证" or "港澳台居住证" => IdKind.HkMoTwResidencePermit,
        "外国人永久居留身份证" or "外国人永久居留证" or "外国人永居证" => IdKind.ForeignerPermit,
        "护照" or "外国护照" or "普通护照" => IdKind.Passport,
        "通行证" or "港澳居民来往内地通行证" or "台湾居民来往大陆通行证" or "港澳通行证" or "回乡证" or "台胞证" => IdKind.TravelPermit,
        _ => null,
    };

    /// <summary>What a number without a named kind must be, from its shape.</summary>
    public static IdKind Of(string text)
    {
        var code = TypedText.Code(text) ?? "";
        return code switch
        {
            ['8', '1' or '2' or '3', ..] when code.Length == 18 => IdKind.HkMoTwResidencePermit,
            ['9', ..] when code.Length == 18 => IdKind.ForeignerPermit,
            _ when code.Length == 15 && IsThreeLetters(code) && TypedText.IsDigits(code.AsSpan(3)) => IdKind.ForeignerPermit,
            _ => IdKind.ResidentId,
        };
    }

    private static bool IsThreeLetters(string code) => !code.AsSpan(0, 3).ContainsAnyExceptInRange('A', 'Z');
}
