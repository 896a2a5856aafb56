using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Training;

namespace TrainingHub.Competitions;

/// <summary>What is said about a competition besides its results.</summary>
internal sealed record CompetitionPlan(
    string Name, string RegionPath, DateOnly From, DateOnly To, string Place, int TheoryWeight, int PassLine, Quota Quota, string Basis, bool IsDemo = false);

/// <summary>Records a competition with all its results; rank and prize are worked out once and frozen. It is seen by others once released.</summary>
[Needs(Permission.RunCompetitions)]
internal sealed class RecordCompetition(HubDb db, TimeProvider clock)
{
    public async Task<Guid> RunAsync(CompetitionPlan plan, IReadOnlyList<Competitor> competitors, Actor actor, CancellationToken ct = default)
    {
        actor.MustBeAllowed(this);
        if (!actor.IsSystem && !RegionPath.IsInside(plan.RegionPath, actor.RegionPath))
            throw new NotHere();
        var now = clock.Now;
        Check(plan, competitors, now.ChinaDay);
        var name = plan.Name.Trim();
        if (await db.Competitions.AnyAsync(c => c.RegionPath == plan.RegionPath && c.Name == name && c.From == plan.From, ct))
            throw new RuleBroken("competition.known", "{0}开始的“{1}”已经录入过了", plan.From.Iso, name) { Field = nameof(plan.Name) };
        var ids = competitors.Select(c => c.TraineeId).ToList();
        if (await db.Trainees.VisibleTo(db, actor).CountAsync(t => ids.Contains(t.Id), ct) != ids.Distinct().Count() || ids.Distinct().Count() != ids.Count)
            throw new RuleBroken("competition.people", "名单里的人有变化，请重新上传成绩表核对");

        var placings = Ranking.Of(competitors.Select(c => c.Marks), plan.TheoryWeight, plan.PassLine, plan.Quota).ToDictionary(p => p.Key);
        var competition = new Competition
        {
            Name = name,
            RegionPath = plan.RegionPath,
            From = plan.From,
            To = plan.To,
            Place = plan.Place.Trim(),
            TheoryWeight = plan.TheoryWeight,
            PassLine = plan.PassLine,
            FirstPrizes = plan.Quota.First,
            SecondPrizes = plan.Quota.Second,
            ThirdPrizes = plan.Quota.Third,
            Basis = plan.Basis.Trim(),
            IsDemo = plan.IsDemo,
            CreatedAt = now,
            RecordedBy = actor.UserId,
        };
        db.Add(competition);
        foreach (var c in competitors)
        {
            var placing = placings[c.TraineeId];
            db.Add(new Entry
            {
                CompetitionId = competition.Id,
                TraineeId = c.TraineeId,
                Name = c.Name,
                Unit = c.Unit,
                Theory = c.Theory,
                Skills = c.Skills,
                ExtraRound = c.ExtraRound,
                Total = placing.Total,
                Rank = placing.Rank,
                Award = placing.Award,
            });
        }
        await db.SaveChangesAsync(ct);
        return competition.Id;
    }

    private static void Check(CompetitionPlan plan, IReadOnlyList<Competitor> competitors, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(plan.Name))
            throw new RuleBroken("competition.name", "请填写竞赛名称") { Field = nameof(plan.Name) };
        if (string.IsNullOrWhiteSpace(plan.Place))
            throw new RuleBroken("competition.place", "请填写比赛地点") { Field = nameof(plan.Place) };
        if (string.IsNullOrWhiteSpace(plan.Basis))
            throw new RuleBroken("competition.basis", "请写明权重和奖项数量的依据，例如竞赛通知的文号") { Field = nameof(plan.Basis) };
        if (plan.To < plan.From)
            throw new RuleBroken("competition.days", "结束日期应不早于开始日期{0}，现在是{1}", plan.From.Iso, plan.To.Iso) { Field = nameof(plan.To) };
        if (plan.To > today)
            throw new RuleBroken("competition.early", "比赛结束以后才能录入成绩，结束日期{0}还没有到", plan.To.Iso) { Field = nameof(plan.To) };
        if (plan.TheoryWeight is < 0 or > 100)
            throw new RuleBroken("competition.weight", "理论成绩的权重应为0至100，现在是{0}", plan.TheoryWeight) { Field = nameof(plan.TheoryWeight) };
        if (plan.PassLine is < 0 or > 100)
            throw new RuleBroken("competition.pass-line", "合格线应为0至100分，现在是{0}", plan.PassLine) { Field = nameof(plan.PassLine) };
        if (plan.Quota is not { First: >= 0 and <= 200, Second: >= 0 and <= 200, Third: >= 0 and <= 200 })
            throw new RuleBroken("competition.quota", "各等奖的人数应为0至200") { Field = "FirstPrizes" };
        if (competitors.Count == 0)
            throw new RuleBroken("competition.no-rows", "表头下面没有成绩，请填好后再上传");
    }
}
