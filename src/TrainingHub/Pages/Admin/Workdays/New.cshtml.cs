using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TrainingHub.Ground;
using TrainingHub.Web;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Pages.Admin.Workdays;

internal sealed class NewModel(EnterCalendar enter, Actor actor, TimeProvider clock) : PageModel
{
    public sealed class Form
    {
        [Display(Name = "年份"), Required, Range(2000, 2100)]
        public int? Year { get; set; }

        [Display(Name = "放假通知"), Required, StringLength(200)]
        public string Document { get; set; } = "";

        [Display(Name = "放假的日期"), Required, StringLength(4000)]
        public string Off { get; set; } = "";

        [Display(Name = "周末上班（调休）的日期"), StringLength(4000)]
        public string? Working { get; set; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public void OnGet(int? year)
    {
        var next = year is >= 2000 and <= 2100 ? year.Value : clock.Today.AddMonths(2).Year;
        Input = new() { Year = next, Document = $"国务院办公厅关于{next}年部分节假日安排的通知" };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return await this.AgainAsync();
        var notice = new HolidayNotice(Input.Year!.Value, Input.Document, DayList.Parse(Input.Off, nameof(Input.Off)), DayList.Parse(Input.Working, nameof(Input.Working)));
        await enter.RunAsync(notice, actor, ct);
        this.Say(T("已录入{0}年的放假安排", notice.Year));
        return LocalRedirect("/admin/workdays");
    }
}
