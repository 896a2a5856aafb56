namespace TrainingHub.Demo;

/// <summary>The accounts that are told to whoever tries the demonstration.</summary>
internal static class DemoAccountList
{
    public static IEnumerable<(string User, string Chinese, string English)> Of(string city)
    {
        if (city == DemoCity.Default)
        {
            yield return ("xuexiao1", "湖滨区培训学校经办", "school clerk");
            yield return ("xuexiao2", "陕州区培训学校经办", "school clerk");
            yield return ("rending1", "认定机构的经办", "assessor clerk");
            yield return ("huliyuan", "持证的护理员", "caregiver");
        }
        yield return ("xianqu1", "县区经办（首次登录绑定动态码）", "county officer (the first sign-in binds a second factor)");
        if (city == DemoCity.Default)
        {
            yield return ("xianqu3", "渑池县经办，有一个批次待初审（动态码）", "county officer with a batch to review (second factor)");
            yield return ("xuexiao6", "灵宝市培训学校经办，有一个批次待提交", "school clerk with a batch to submit");
        }
        yield return ("shiju", "市级经办（动态码）", "city officer (second factor)");
        yield return ("caiwu", "财务（动态码）", "finance (second factor)");
        yield return ("shenji", "审计人员", "auditor");
        yield return ("guanli", "系统管理员（动态码）", "operator (second factor)");
    }
}
