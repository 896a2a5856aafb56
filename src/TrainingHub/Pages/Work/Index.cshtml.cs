using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Ground;
using TrainingHub.Oversight;
using TrainingHub.Papers;
using TrainingHub.Platform.History;
using TrainingHub.Platform.Work;
using TrainingHub.Subsidies;
using TrainingHub.Training;
using TrainingHub.Web.TagHelpers;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Pages.Work;

/// <summary>What waits for the reader, by role; nothing else.</summary>
internal sealed class IndexModel(HubDb db, Fonts fonts, Confirmable confirmable, Actor actor, TimeProvider clock) : PageModel
{
    public sealed record Item(string Kind, string State, string What, string Link, string? Detail);

    public IReadOnlyList<Item> Items { get; private set; } = [];
    public string Who => actor.Name;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var items = new List<Item>();
        if (actor.Can(Permission.RunClasses))
            await ClassesAsync(items, ct);
        if (actor.Can(Permission.RunClasses) || actor.Can(Permission.ReviewClaims))
            await TwoPlacesAsync(items, ct);
        if (actor.Can(Permission.RecordResults))
            await AssessmentsAsync(items, ct);
        if (actor.Can(Permission.RecordResults) || actor.Can(Permission.RunJobs))
            await NamesAsync(items, ct);
        if (actor.Can(Permission.SubmitClaims) || actor.Can(Permission.ReviewClaims))
            await ClaimsAsync(items, ct);
        if (await (await confirmable.ByAsync(actor, ct)).CountAsync(ct) is > 0 and var waiting)
            items.Add(new("warn", T("待确认"), T("{0} 个账号等待第二人确认", waiting), "/admin/users?open=true", T("核实由本人使用后确认，经手人才能审核它提交的内容")));
        if (actor.Can(Permission.SetRules))
            await RulesAsync(items, ct);
        if (actor.Can(Permission.RunJobs))
            await JobsAsync(items, ct);
        Items = items;
    }

    private async Task ClassesAsync(List<Item> items, CancellationToken ct)
    {
        var today = clock.Today;
        var due = await db.CourseRuns.AsNoTracking().VisibleTo(actor)
            .Where(r => (r.State == RunState.Open && r.FirstDay <= today) || (r.State == RunState.Started && r.LastDay <= today))
            .OrderBy(r => r.FirstDay).Take(50).Select(r => new { r.Code, r.Name, r.State }).ToListAsync(ct);
        items.AddRange(due.Select(r => r.State == RunState.Open
            ? new Item("warn", T("待开班"), T("{0} 到了开班日期", r.Name), $"/classes/{r.Code}", null)
            : new Item("warn", T("待结业"), T("{0} 到了最后一天", r.Name), $"/classes/{r.Code}", null)));
        var empty = await db.CourseRuns.AsNoTracking().VisibleTo(actor)
            .Where(r => r.State == RunState.Open && r.FirstDay > today && !db.Enrolments.Any(e => e.CourseRunId == r.Id))
            .OrderBy(r => r.FirstDay).Take(20).Select(r => new { r.Code, r.Name, r.FirstDay }).ToListAsync(ct);
        items.AddRange(empty.Select(r => new Item("idle", T("待导入"), T("{0} 还没有学员名单", r.Name), $"/imports/new?class={Uri.EscapeDataString(r.Code)}", T("{0} 开班", r.FirstDay.Iso))));
        var imports = await db.RosterImports.AsNoTracking().VisibleTo(actor)
            .Where(i => i.State == ImportState.Rehearsed && i.Run.State == RunState.Open && (i.RestOfId == null || db.RosterImportRows.Any(r => r.ImportId == i.Id && !r.LeftOut)))
            .OrderByDescending(i => i.CreatedAt).Take(20).Select(i => new { i.Id, i.FileName }).ToListAsync(ct);
        items.AddRange(imports.Select(i => new Item("run", T("核对中"), T("名单 {0} 还没有导入", i.FileName), $"/imports/{i.Id}", null)));
    }

    /// <summary>People on two rolls at a time: their minutes count once, and school and county are told for a quarter of a year.</summary>
    private async Task TwoPlacesAsync(List<Item> items, CancellationToken ct)
    {
        var shared = db.CountedOfTwoClasses(actor.RegionPath, clock.Today.AddDays(-90)).Where(c => c.Shared > 0)
            .GroupBy(c => new { c.CourseRunId, c.SessionId, c.Day }).Select(g => new { g.Key.CourseRunId, g.Key.SessionId, g.Key.Day, People = g.Count() });
        var found = await (
            from s in shared
            join r in db.CourseRuns.VisibleTo(actor) on s.CourseRunId equals r.Id
            orderby s.Day descending, r.Code
            select new { r.Code, r.Name, s.SessionId, s.Day, s.People }).Take(20).ToListAsync(ct);
        items.AddRange(found.Select(f => new Item("warn", T("待核对"), T("{0}在{1}的课，有人同一时间在另一处也有考勤，相同的分钟只计一次", f.Name, f.Day.Iso),
            $"/classes/{Uri.EscapeDataString(f.Code)}/attendance?session={f.SessionId}", T("{0} 人", f.People))));
    }

    private async Task AssessmentsAsync(List<Item> items, CancellationToken ct)
    {
        var today = clock.Today;
        var unplanned = await db.CourseRuns.AsNoTracking().VisibleTo(actor)
            .Where(r => r.State == RunState.Finished && !db.AssessmentPlans.Any(p => p.CourseRunId == r.Id))
            .OrderByDescending(r => r.LastDay).Take(20).Select(r => new { r.Code, r.Name }).ToListAsync(ct);
        items.AddRange(unplanned.Select(r => new Item("idle", T("待安排"), T("{0} 已结业，还没有安排认定", r.Name), $"/classes/{r.Code}/assessment", null)));
        var plans = await db.AssessmentPlans.VisibleTo(actor)
            .Where(p => p.State != PlanState.Published || (p.NoticeEndsOn < today && !db.CertificateIssues.Any(i => i.PlanId == p.Id)))
            .OrderBy(p => p.ExamDay).Select(p => new { p.Run.Code, p.Run.Name, p.State, p.ExamDay }).Take(50).ToListAsync(ct);
        items.AddRange(plans.Select(p => p.State switch
        {
            PlanState.Registration => new Item("run", T("待截止"), T("{0} 的认定报名", p.Name), $"/classes/{p.Code}/assessment", T("考核日期 {0}", p.ExamDay.Iso)),
            PlanState.Closed => new Item("warn", T("待录入"), T("{0} 的成绩", p.Name), $"/classes/{p.Code}/assessment", T("考核日期 {0}", p.ExamDay.Iso)),
            PlanState.Published => new Item("review", T("待发证"), T("{0} 公示期满", p.Name), $"/certificates/issue?class={Uri.EscapeDataString(p.Code)}", null),
            _ => throw new InvalidOperationException($"no words for {p.State}"),
        }));
    }

    /// <summary>The assessor sees who it is; the operator, who adds the font, only which signs.</summary>
    private async Task NamesAsync(List<Item> items, CancellationToken ct)
    {
        var isAssessor = actor.Can(Permission.RecordResults);
        var plans = isAssessor ? db.AssessmentPlans.VisibleTo(actor) : db.AssessmentPlans;
        var names = await NamesToPrint.OfAsync(db, plans, fonts, clock.Today.AddYears(-1), ct);
        if (isAssessor)
            items.AddRange(names.Take(20).Select(n => new Item("bad", T("印不出"), T("{0} 的姓名里有印不出的字，不能发证", n.Name), $"/classes/{n.ClassCode}/assessment", n.Signs)));
        else if (names.Count > 0)
            items.Add(new("bad", T("缺字体"), T("{0} 位学员的姓名里有印不出的字，请在设置 Papers:Fonts 里加字体文件", names.Count), "/admin/jobs", string.Join(T("、"), names.Select(n => n.Signs).Distinct().Take(20))));
    }

    private async Task ClaimsAsync(List<Item> items, CancellationToken ct)
    {
        var mine = actor.Can(Permission.SubmitClaims) ? new[] { Stage.Draft, Stage.Returned } : [Stage.Submitted];
        var batches = await db.ClaimBatches.AsNoTracking().VisibleTo(actor).Where(b => mine.Contains(b.Stage))
            .OrderBy(b => b.CreatedAt).Take(50)
            .Select(b => new { b.Number, b.Stage, People = db.Claims.Counted().Count(c => c.BatchId == b.Id) }).ToListAsync(ct);
        items.AddRange(batches.Select(b => new Item(
            b.Stage.Tag, b.Stage.Words, T("补贴批次 {0}", b.Number), $"/claims/{Uri.EscapeDataString(b.Number)}", T("{0} 人", b.People))));
        var lost = await (from c in db.Claims.WithoutCertificate()
                          join b in db.ClaimBatches.VisibleTo(actor).Where(b => b.Stage == Stage.CountyApproved) on c.BatchId equals b.Id
                          group c by b.Number into g
                          orderby g.Key
                          select new { Number = g.Key, People = g.Count() }).Take(50).ToListAsync(ct);
        items.AddRange(lost.Select(b => new Item("bad", T("待追回"), T("补贴批次 {0} 审核通过后有证书注销", b.Number), $"/claims/{Uri.EscapeDataString(b.Number)}", T("{0} 人", b.People))));
    }

    /// <summary>What others are refused for until a rule or a calendar is entered, and calendars that are to be confirmed.</summary>
    private async Task RulesAsync(List<Item> items, CancellationToken ct)
    {
        var today = clock.Today;
        var without = db.ClaimsLeftOut.Where(l => l.Reasons.Contains(nameof(NotEligible.NoRate)));
        var levels = await db.ClaimBatches.VisibleTo(actor).Where(b => without.Any(l => l.BatchId == b.Id)).Select(b => b.Run.Level).Distinct().ToListAsync(ct);
        var missing = await MissingRules.OfAsync(db, actor.RegionPath, today, levels.Select(RuleKeys.TrainingSubsidy), ct);
        items.AddRange(missing.Select(key => new Item("bad", T("缺规定"), T("没有登记现行的“{0}”，有关业务办不了", RuleKeys.All[key].Name), $"/admin/rules/new?Input.Key={key}", null)));
        if (await db.MissingCalendarAsync(today, ct) is { } year)
            items.Add(new("bad", T("缺日历"), T("{0}年的放假安排还没有录入，公示期算不出来", year), $"/admin/workdays/new?year={year}", null));
        var shipped = await db.CalendarYears.Where(y => y.ConfirmedBy == null && !y.IsDemo).OrderBy(y => y.Year).Select(y => y.Year).ToListAsync(ct);
        if (shipped.Count > 0)
            items.Add(new("idle", T("待确认"), T("随系统提供的放假安排请与通知核对"), "/admin/workdays", string.Join(T("、"), shipped)));
    }

    private async Task JobsAsync(List<Item> items, CancellationToken ct)
    {
        if (await ClockCheck.TroubleAsync(db, clock.Now, ct) is not null)
            items.Add(new("bad", T("已暂停"), T("服务器时间需要您确认，发证暂停中"), "/admin/jobs/clock", null));
        if (await DataCheck.LastAsync(db, ct) is { } check && check.Findings() is { Count: > 0 } findings)
            items.Add(new("bad", T("数据不符"), T("数据核查发现 {0} 项不符", findings.Count), "/admin/jobs/check", T("核查时间 {0}", check.At.IsoMinute)));
        var parked = await db.Set<WorkItem>().CountAsync(w => w.State == WorkState.Parked, ct);
        if (parked > 0)
            items.Add(new("bad", T("已停下"), T("{0} 件后台工作需要处理", parked), "/admin/jobs", null));
    }
}
