using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;
using TrainingHub.Web;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Pages.Public.Errors;

/// <summary>
/// One page for everything that went wrong. It asks the database nothing, says what to do next, and gives a number that the
/// log knows; never what broke. "Not allowed" is shown as "not found", with the same words.
/// </summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
internal sealed class StatusModel(ILogger<StatusModel> log) : PageModel
{
    public int Status { get; private set; }
    public string Heading { get; private set; } = "";
    public string[] Steps { get; private set; } = [];

    /// <summary>To quote on the telephone; the log has it too.</summary>
    public string Number => HttpContext.TraceIdentifier;

    /// <summary>Runs for any verb, with or without handler: a refused post ends here as well.</summary>
    [NonHandler]
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        // Behind the exception handler the address says 500; what the exception means is already in the answer.
        var status = Response.StatusCode >= 400 ? Response.StatusCode : Convert.ToInt32(RouteData.Values["status"], CultureInfo.InvariantCulture);
        Status = status is >= 400 and < 600 and not StatusCodes.Status403Forbidden ? status : StatusCodes.Status404NotFound;
        Response.StatusCode = Status;
        if (Status is 503 or 504 && StringValues.IsNullOrEmpty(Response.Headers.RetryAfter))
            Response.Headers.RetryAfter = "5";
        var trouble = HttpContext.Features.Get<IExceptionHandlerFeature>();
        if (Status >= 500)
            log.LogWarning("Shown page {Status}, number {Number}", Status, Number);
        else if (trouble is not null)
            log.LogInformation("Answered {Status} at {Page}: {Why}, number {Number}", Status, trouble.Endpoint?.DisplayName, trouble.Error.GetType().Name, Number);
        (Heading, Steps) = Say();
        if (trouble?.Error is RuleBroken broken)
            Steps = [broken.Said];
    }

    /// <summary>Something was to be written; a page that was only to be read never says that a submission failed.</summary>
    private bool IsSubmission => !HttpMethods.IsGet(Request.Method) && !HttpMethods.IsHead(Request.Method);

    private (string Heading, string[] Steps) Say() => Status switch
    {
        400 or 409 or 413 when !IsSubmission => (T("这一页现在打不开"), [T("请检查网址有没有写错。"), T("请从首页或菜单重新进入。")]),
        400 => (T("这次提交没有成功"), [T("可能是页面打开太久，或者少填了内容。"), T("请返回上一页，刷新以后再提交一次；什么都没有写入。")]),
        404 => (T("没有找到这一页"), [T("请检查网址有没有写错。"), T("内容可能已经移走，也可能不在您的权限范围内；需要的话请联系管理员。")]),
        405 => (T("这个网址不能这样打开"), [T("请从首页或菜单重新进入。")]),
        409 when HttpContext.Items.ContainsKey(OperationKeys.Reused) => (T("这张表单已经提交过"), [T("第一次提交的内容已经保存，这次改动的内容没有写入。"), T("要更改的话，请从菜单重新打开页面再填写。")]),
        409 => (T("内容刚刚被别人改过"), [T("请返回上一页，刷新看看现在的内容，再决定要不要提交。"), T("您这次的修改没有写入。")]),
        413 => (T("文件或内容太大"), [T("一般页面每次最多1 MB，上传文件最多10 MB；请分开提交。")]),
        429 => (T("请求太频繁，请稍等一会儿"), [T("请过一分钟再试。")]),
        503 or 504 => (T("系统正忙，请稍后再试"), [T("请等几秒钟再刷新；没有写入的内容可以重新提交。")]),
        _ => (T("系统出了问题"), [T("请稍后再试。还不行的话，请把下面的编号告诉管理员。")]),
    };
}
