using System.ComponentModel.DataAnnotations;

namespace TrainingHub.Training;

/// <summary>Sex as identity documents state it.</summary>
public enum Sex
{
    [Display(Name = "女")]
    Female,

    [Display(Name = "男")]
    Male,
}

/// <summary>How sheets write it.</summary>
internal static class SexWords
{
    /// <summary>男, 女, 男性, 女性, M, F, or the codes 1 and 2 of GB/T 2261.1; null for anything else.</summary>
    public static Sex? Parse(string text) => TypedText.Code(text) switch
    {
        "女" or "女性" or "F" or "FEMALE" or "2" => Sex.Female,
        "男" or "男性" or "M" or "MALE" or "1" => Sex.Male,
        _ => null,
    };
}
