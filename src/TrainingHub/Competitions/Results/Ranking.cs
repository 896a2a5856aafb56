using System.Globalization;

namespace TrainingHub.Competitions;

/// <summary>How many prizes of each kind there are.</summary>
internal sealed record Quota(int First, int Second, int Third);

/// <summary>Marks of one competitor in hundredths of points.</summary>
/// <param name="Key">whose they are</param>
/// <param name="Theory">of theory</param>
/// <param name="Skills">of skills</param>
/// <param name="ExtraRound">place in the extra round, 1 for its winner; null where none was held</param>
internal sealed record Marks(Guid Key, int Theory, int Skills, int? ExtraRound = null);

/// <summary>Place of one competitor; equal total, equal skills and no extra round share a rank.</summary>
internal sealed record Placing(Guid Key, int Total, int Rank, Award Award);

/// <summary>Competitors between whom an extra round must decide: they are equal, and a prize ends among them.</summary>
/// <param name="Rank">the rank they share</param>
/// <param name="Keys">those who can have a prize</param>
internal sealed record OpenTie(int Rank, IReadOnlyList<Guid> Keys);

/// <summary>
/// Weighted total, half up to two decimals; ties are broken by skills, then by an extra round. Below the pass line in a part one
/// is ranked but has no prize, which goes to the next. A tie that lies on the edge of a prize stays open until the extra round.
/// </summary>
internal static class Ranking
{
    public const int LastExtraPlace = 99;

    private sealed record Ranked(Guid Key, int Total, int Skills, int Extra, bool Passed);

    /// <exception cref="RuleBroken">equal competitors on the edge of a prize: <c>competition.tie</c></exception>
    public static IReadOnlyList<Placing> Of(IEnumerable<Marks> field, int theoryWeight, int passLine, Quota quota)
    {
        var placings = new List<Placing>();
        foreach (var (rank, group, award, isOpen) in Groups(field, theoryWeight, passLine, quota))
        {
            if (isOpen)
                throw new RuleBroken("competition.tie", "第{0}名起有{1}人总分与技能分都相同，正好落在奖项分界上，请先加赛再录入", rank, group.Count(m => m.Passed));
            placings.AddRange(group.Select(m => new Placing(m.Key, m.Total, rank, m.Passed ? award : Award.None)));
        }
        return placings;
    }

    /// <summary>Every tie on the edge of a prize that no extra round has broken.</summary>
    public static IReadOnlyList<OpenTie> OpenTies(IEnumerable<Marks> field, int theoryWeight, int passLine, Quota quota) =>
        [.. Groups(field, theoryWeight, passLine, quota).Where(g => g.IsOpen).Select(g => new OpenTie(g.Rank, [.. g.Group.Where(m => m.Passed).Select(m => m.Key)]))];

    /// <summary>A place in the extra round as people write it, or null.</summary>
    public static int? ExtraPlace(string typed) =>
        int.TryParse(TypedText.Code(typed), NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place is > 0 and <= LastExtraPlace ? place : null;

    private static IEnumerable<(int Rank, IReadOnlyList<Ranked> Group, Award Award, bool IsOpen)> Groups(IEnumerable<Marks> field, int theoryWeight, int passLine, Quota quota)
    {
        var groups = field
            .Select(m => new Ranked(m.Key, TotalOf(m, theoryWeight), m.Skills, m.ExtraRound ?? LastExtraPlace + 1, m.Theory >= passLine * 100 && m.Skills >= passLine * 100))
            .GroupBy(m => (m.Total, m.Skills, m.Extra))
            .OrderByDescending(g => g.Key.Total).ThenByDescending(g => g.Key.Skills).ThenBy(g => g.Key.Extra);
        var (ranked, awarded) = (0, 0);
        foreach (var group in groups.Select(g => g.ToList()))
        {
            var able = group.Count(m => m.Passed);
            var award = AwardAt(awarded, quota);
            yield return (ranked + 1, group, award, able > 0 && award != Award.None && AwardAt(awarded + able - 1, quota) != award);
            ranked += group.Count;
            awarded += able;
        }
    }

    private static int TotalOf(Marks m, int theoryWeight) =>
        (int)Math.Round((m.Theory * theoryWeight + m.Skills * (100 - theoryWeight)) / 100m, 0, MidpointRounding.AwayFromZero);

    private static Award AwardAt(int place, Quota quota) =>
        place < quota.First ? Award.First
        : place < quota.First + quota.Second ? Award.Second
        : place < quota.First + quota.Second + quota.Third ? Award.Third
        : Award.None;
}
