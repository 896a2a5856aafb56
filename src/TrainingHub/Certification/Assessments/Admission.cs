using System.ComponentModel.DataAnnotations;

namespace TrainingHub.Certification;

/// <summary>Why somebody is not admitted to an assessment.</summary>
internal enum NotAdmitted
{
    [Display(Name = "学时不足")]
    Hours,

    [Display(Name = "没有下一等级的证书")]
    LowerCertificate,

    [Display(Name = "已持有本等级的有效证书")]
    HoldsIt,
}

/// <summary>
/// Who may be assessed: hours of the class reached; levels 3, 2 and 1 ask for a certificate one level lower (2019 standard,
/// conditions of application); nobody is certified twice at one level. Waiting years are checked by a later issue of the rule.
/// </summary>
internal static class Admission
{
    /// <param name="level">the level of the class</param>
    /// <param name="hours">class hours attended</param>
    /// <param name="needed">class hours of the rule</param>
    /// <param name="held">levels of the occupation held and not revoked</param>
    public static IReadOnlyList<NotAdmitted> Of(Level level, int hours, long needed, IReadOnlySet<Level> held)
    {
        var reasons = new List<NotAdmitted>();
        if (hours < needed)
            reasons.Add(NotAdmitted.Hours);
        if (level.IsHighlySkilled && !held.Contains(level - 1))
            reasons.Add(NotAdmitted.LowerCertificate);
        if (held.Contains(level))
            reasons.Add(NotAdmitted.HoldsIt);
        return reasons;
    }

    /// <summary>The words of the codes kept with a candidate.</summary>
    public static IEnumerable<string> WordsOf(string? codes) =>
        (codes ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(code => Enum.Parse<NotAdmitted>(code).Words);
}
