using System.ComponentModel.DataAnnotations;

namespace TrainingHub.Subsidies;

/// <summary>What a decision about one person is made from.</summary>
/// <param name="HasCertificate">a live certificate of the class's occupation and level from this class</param>
/// <param name="HasLiveClaim">somebody has claimed for this person, occupation, level and group already</param>
/// <param name="Higher">the highest level that person holds or was claimed for in this occupation</param>
/// <param name="AmountFen">the rate of the dated rule, null when no document sets one</param>
internal sealed record ClaimFacts(Level Level, bool HasCertificate, bool HasLiveClaim, Level? Higher, long? AmountFen);

/// <summary>Why somebody is not claimed for.</summary>
internal enum NotEligible
{
    [Display(Name = "未取得本班次等级的证书")]
    NoCertificate,

    [Display(Name = "同一职业、同一等级已申领过")]
    AlreadyClaimed,

    [Display(Name = "已取得或已申领更高等级")]
    HigherLevel,

    [Display(Name = "该等级没有补贴标准")]
    NoRate,
}

/// <summary>A pure function from facts to reasons; none means yes.</summary>
internal static class Eligibility
{
    public static IReadOnlyList<NotEligible> Of(ClaimFacts facts)
    {
        var reasons = new List<NotEligible>();
        if (!facts.HasCertificate)
            reasons.Add(NotEligible.NoCertificate);
        if (facts.HasLiveClaim)
            reasons.Add(NotEligible.AlreadyClaimed);
        if (facts.Higher is { } higher && higher.IsAbove(facts.Level))
            reasons.Add(NotEligible.HigherLevel);
        if (facts.AmountFen is null)
            reasons.Add(NotEligible.NoRate);
        return reasons;
    }
}
