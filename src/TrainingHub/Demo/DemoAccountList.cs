namespace TrainingHub.Demo;

/// <summary>The accounts that are told to whoever tries the demonstration.</summary>
internal static class DemoAccountList
{
    public static IEnumerable<(string User, string What)> Of(string city)
    {
        if (city == DemoCity.Default)
        {
            yield return ("xuexiao1", "湖滨区培训学校 school clerk");
            yield return ("xuexiao2", "陕州区培训学校 school clerk");
            yield return ("rending1", "认定机构 assessor clerk");
            yield return ("huliyuan", "护理员 caregiver");
        }
        yield return ("xianqu1", "县区经办 county officer (首次登录绑定动态码 binds a second factor)");
        if (city == DemoCity.Default)
        {
            yield return ("xianqu3", "渑池县经办，有一个批次待初审 county officer with a batch to review");
            yield return ("xuexiao6", "灵宝市培训学校，有一个批次待提交 school clerk with a batch to submit");
        }
        yield return ("shiju", "市级经办 city officer (动态码 second factor)");
        yield return ("caiwu", "财务 finance (动态码 second factor)");
        yield return ("shenji", "审计 auditor");
        yield return ("guanli", "系统管理员 operator (动态码 second factor)");
    }
}
