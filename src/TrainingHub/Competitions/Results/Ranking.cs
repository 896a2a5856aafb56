namespace TrainingHub.Competitions;

/// <summary>How many prizes of each kind there are.</summary>
internal sealed record Quota(int First, int Second, int Third);

/// <summary>Marks of one competitor in hundredths of points.</summary>
internal sealed record Marks(Guid Key, int Theory, int Skills);

/// <summary>Place of one competitor; equal total and equal skills share a rank.</summary>
internal sealed record Placing(Guid Key, int Total, int Rank, Award Award);

/// <summary>
/// Weighted total, half up to two decimals; ties are broken by skills. Below the pass line in a part one is ranked but has
/// no prize, which goes to the next. A tie that cannot be broken and lies on the edge of a prize stays open.
/// </summary>
internal static class Ranking
{
    /// <exception cref="RuleBroken">equal competitors on the edge of a prize: <c>competition.tie</c></exception>
    public static IReadOnlyList<Placing> Of(IEnumerable<Marks> field, int theoryWeight, int passLine, Quota quota)
    {
        var ordered = field
            .Select(m => (m.Key, m.Theory, m.Skills, Total: TotalOf(m, theoryWeight)))
            .OrderByDescending(m => m.Total).ThenByDescending(m => m.Skills)
            .ToList();
        var placings = new List<Placing>(ordered.Count);
        var awarded = 0;
        for (var start = 0; start < ordered.Count;)
        {
            var end = start + 1;
            while (end < ordered.Count && ordered[end].Total == ordered[start].Total && ordered[end].Skills == ordered[start].Skills)
                end++;
            var able = ordered[start..end].Count(m => Passed(m.Theory, m.Skills, passLine));
            var award = AwardAt(awarded, quota);
            if (able > 0 && award != Award.None && AwardAt(awarded + able - 1, quota) != award)
                throw new RuleBroken("competition.tie", "第{0}名起有{1}人总分与技能分都相同，正好落在奖项分界上，请先加赛再录入", start + 1, able);
            foreach (var m in ordered[start..end])
                placings.Add(new Placing(m.Key, m.Total, start + 1, Passed(m.Theory, m.Skills, passLine) ? award : Award.None));
            awarded += able;
            start = end;
        }
        return placings;
    }

    private static bool Passed(int theory, int skills, int passLine) => theory >= passLine * 100 && skills >= passLine * 100;

    private static int TotalOf(Marks m, int theoryWeight) =>
        (int)Math.Round((m.Theory * theoryWeight + m.Skills * (100 - theoryWeight)) / 100m, 0, MidpointRounding.AwayFromZero);

    private static Award AwardAt(int place, Quota quota) =>
        place < quota.First ? Award.First
        : place < quota.First + quota.Second ? Award.Second
        : place < quota.First + quota.Second + quota.Third ? Award.Third
        : Award.None;
}
