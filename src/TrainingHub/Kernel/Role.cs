using System.ComponentModel.DataAnnotations;
using static TrainingHub.Kernel.Permission;

namespace TrainingHub.Kernel;

/// <summary>What a person is in this system. The area that belongs to it stands in the membership.</summary>
public enum Role
{
    /// <summary>Sees their own record.</summary>
    [Display(Name = "护理员")]
    Caregiver,

    /// <summary>Enrols, records attendance, submits claims of one school.</summary>
    [Display(Name = "培训机构经办")]
    SchoolClerk,

    /// <summary>Records results, issues and revokes certificates of one assessor.</summary>
    [Display(Name = "认定机构经办")]
    AssessorClerk,

    /// <summary>The staff of one care home.</summary>
    [Display(Name = "用人机构经办")]
    HomeClerk,

    /// <summary>First review of claims, figures of one county.</summary>
    [Display(Name = "县区经办")]
    CountyOfficer,

    /// <summary>Second review, targets, rules of the whole city.</summary>
    [Display(Name = "市级经办")]
    CityOfficer,

    /// <summary>Pays what was approved.</summary>
    [Display(Name = "财务")]
    Finance,

    /// <summary>Reads everything of an area, changes nothing.</summary>
    [Display(Name = "审计")]
    Auditor,

    /// <summary>Accounts, work, settings; no personal data.</summary>
    [Display(Name = "系统管理员")]
    Operator,
}

/// <summary>The one table of who may do what.</summary>
internal static class RolePermissions
{
    public static IReadOnlySet<Permission> Of(Role role) => role switch
    {
        Role.Caregiver => Caregiver,
        Role.SchoolClerk => SchoolClerk,
        Role.AssessorClerk => AssessorClerk,
        Role.HomeClerk => HomeClerk,
        Role.CountyOfficer => CountyOfficer,
        Role.CityOfficer => CityOfficer,
        Role.Finance => Finance,
        Role.Auditor => Auditor,
        Role.Operator => Operator,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    /// <summary>Roles that move money, certificates or accounts: they sign in with a second factor, or with a passkey, which is both.</summary>
    public static bool NeedsSecondFactor(Role role) => role
        is Role.CountyOfficer or Role.CityOfficer or Role.Finance or Role.Operator;

    private static readonly HashSet<Permission> Caregiver = [SeeOwnRecord];

    private static readonly HashSet<Permission> SchoolClerk =
        [SeeWork, SeeTrainees, ImportTrainees, SeeClasses, RunClasses, SeeCertificates, SeeClaims, SubmitClaims, SeeCompetitions, SeeJobs];

    private static readonly HashSet<Permission> AssessorClerk =
        [SeeWork, SeeTrainees, SeeClasses, RecordResults, SeeCertificates, IssueCertificates, SeeCompetitions, SeeJobs];

    private static readonly HashSet<Permission> HomeClerk = [SeeWork, SeeCompetitions];

    private static readonly HashSet<Permission> CountyOfficer =
        [SeeWork, SeeTrainees, SeeClasses, SeeCertificates, SeeClaims, ReviewClaims, SeeCompetitions, SeeTargets, SeeJobs, SeeAccounts, ManageAccounts, HoldPasskeys];

    private static readonly HashSet<Permission> CityOfficer =
        [SeeWork, SeeTrainees, SeeClasses, SeeCertificates, SeeClaims, ReviewClaims, SeeCompetitions, RunCompetitions, SeeTargets, SetRules, SeeJobs, SeeAccounts, ManageAccounts, HoldPasskeys];

    private static readonly HashSet<Permission> Finance = [SeeWork, SeeClaims, SeeTargets, HoldPasskeys];

    private static readonly HashSet<Permission> Auditor =
        [SeeWork, SeeTrainees, SeeClasses, SeeCertificates, SeeClaims, SeeCompetitions, SeeTargets, SeeAccounts, SeeJobs];

    private static readonly HashSet<Permission> Operator = [SeeWork, SeeAccounts, ManageAccounts, SeeJobs, RunJobs, SeeTargets, HoldPasskeys];
}
