namespace TrainingHub.Kernel;

/// <summary>How roles are called.</summary>
public static class RoleWords
{
    /// <summary>In the reader's language.</summary>
    public static string Called(Role role) => Words.T(InChinese(role));

    /// <summary>In Chinese, the language of letters and the key of the English twin.</summary>
    public static string InChinese(Role role) => role switch
    {
        Role.Caregiver => "护理员",
        Role.SchoolClerk => "培训机构经办",
        Role.AssessorClerk => "认定机构经办",
        Role.HomeClerk => "用人机构经办",
        Role.CountyOfficer => "县区经办",
        Role.CityOfficer => "市级经办",
        Role.Finance => "财务",
        Role.Auditor => "审计",
        Role.Operator => "系统管理员",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };
}
