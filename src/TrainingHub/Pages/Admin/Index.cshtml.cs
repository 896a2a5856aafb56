using Microsoft.AspNetCore.Mvc.RazorPages;

namespace TrainingHub.Pages.Admin;

internal sealed class IndexModel(Actor actor) : PageModel
{
    public sealed record Door(string Path, string Icon, string Title, string What);

    public IReadOnlyList<Door> Doors { get; private set; } = [];

    public void OnGet() => Doors = [.. new (Permission Needs, Door Door)[]
    {
        (Permission.SeeAccounts, new("/admin/users", "people", Words.T("账号"), Words.T("谁能登录、以什么角色、管哪里"))),
        (Permission.SetRules, new("/admin/rules", "doc", Words.T("规则"), Words.T("学时、合格线、补贴标准和它们的文件依据"))),
        (Permission.SetRules, new("/admin/workdays", "cal", Words.T("工作日历"), Words.T("节假日和调休，成绩公示按它计算"))),
        (Permission.RunJobs, new("/admin/jobs", "inbox", Words.T("后台工作"), Words.T("正在办理、已停下的工作，可以重试"))),
    }.Where(d => actor.Can(d.Needs)).Select(d => d.Door)];
}
