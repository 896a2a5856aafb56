using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Training;

namespace TrainingHub.Certification;

/// <summary>A mark as it is entered: tenths of points, so that 85.5 is 855.</summary>
internal sealed record EnteredMark(Guid CandidateId, Part Part, int Tenths);

/// <summary>Records marks of an assessment whose roll is closed and whose results are not announced yet.</summary>
[Needs(Permission.RecordResults)]
internal sealed class RecordResults(HubDb db, TimeProvider clock)
{
    /// <returns>how many rows were written; a mark that is recorded already makes none</returns>
    public async Task<int> RunAsync(string classCode, IReadOnlyList<EnteredMark> marks, Actor actor, CancellationToken ct = default)
    {
        actor.MustBeAllowed(this);
        var plan = await db.AssessmentPlans.VisibleTo(actor).OfClass(classCode).OneOrNotHere(ct);
        if (plan.State != PlanState.Closed)
            throw new RuleBroken("marks.state", "报名截止后、公示之前才能录入成绩");
        var now = clock.Now;
        if (now.ChinaDay < plan.ExamDay)
            throw new RuleBroken("marks.early", "考核日期是{0}，考核之后才能录入成绩", plan.ExamDay.Iso);
        var level = await db.CourseRuns.Where(r => r.Id == plan.CourseRunId).Select(r => r.Level).SingleAsync(ct);
        var parts = Parts.Of(level);
        var admitted = await db.Candidates.AsNoTracking().Where(c => c.PlanId == plan.Id && c.Admitted).Select(c => c.Id).ToHashSetAsync(ct);
        var onRoll = db.CandidatesOf(plan.Id);
        var known = (await InForce(db).AsNoTracking().Where(m => onRoll.Contains(m.CandidateId)).ToListAsync(ct))
            .ToDictionary(m => (m.CandidateId, m.Part));

        var written = 0;
        foreach (var mark in marks)
        {
            if (!admitted.Contains(mark.CandidateId))
                throw new NotHere();
            if (!parts.Contains(mark.Part))
                throw new RuleBroken("marks.part", "{0}没有这个科目，请删除这一列", level);
            if (mark.Tenths is < 0 or > 1000)
                throw new RuleBroken("marks.range", "成绩应为0至100分，最多一位小数，现在是{0}", Mark.Print(mark.Tenths));
            var before = known.GetValueOrDefault((mark.CandidateId, mark.Part));
            if (before?.Tenths == mark.Tenths)
                continue;
            db.Marks.Add(new Mark
            {
                CandidateId = mark.CandidateId,
                Part = mark.Part,
                Revision = before is null ? 0 : before.Revision + 1,
                Tenths = mark.Tenths,
                RecordedBy = actor.Name,
                RecordedAt = now,
            });
            written++;
        }
        if (written > 0)
            db.Touch(plan);
        await db.SaveChangesAsync(ct);
        return written;
    }

    /// <summary>What counts: of each candidate and part the mark of the highest revision.</summary>
    public static IQueryable<Mark> InForce(HubDb db) =>
        db.Marks.Where(m => !db.Marks.Any(n => n.CandidateId == m.CandidateId && n.Part == m.Part && n.Revision > m.Revision));
}
