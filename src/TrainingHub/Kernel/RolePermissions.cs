using static TrainingHub.Kernel.Permission;

namespace TrainingHub.Kernel;

/// <summary>The one table of who may do what.</summary>
public static class RolePermissions
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

    /// <summary>Roles that move money, certificates or accounts: they sign in with a second factor.</summary>
    public static bool NeedsSecondFactor(Role role) => role
        is Role.CountyOfficer or Role.CityOfficer or Role.Finance or Role.Operator;

    private static readonly HashSet<Permission> Caregiver = [SeeOwnRecord];

    private static readonly HashSet<Permission> SchoolClerk =
        [SeeWork, SeeTrainees, ImportTrainees, SeeClasses, RunClasses, SeeCertificates, SeeClaims, SubmitClaims, SeeCompetitions, SeeJobs];

    private static readonly HashSet<Permission> AssessorClerk =
        [SeeWork, SeeTrainees, SeeClasses, RecordResults, SeeCertificates, IssueCertificates, SeeCompetitions, SeeJobs];

    private static readonly HashSet<Permission> HomeClerk = [SeeWork, SeeCompetitions];

    private static readonly HashSet<Permission> CountyOfficer =
        [SeeWork, SeeTrainees, SeeClasses, SeeCertificates, SeeClaims, ReviewClaims, SeeCompetitions, SeeTargets, SeeJobs, SeeAccounts, ManageAccounts];

    private static readonly HashSet<Permission> CityOfficer =
        [SeeWork, SeeTrainees, SeeClasses, SeeCertificates, SeeClaims, ReviewClaims, SeeCompetitions, RunCompetitions, SeeTargets, SetRules, SeeJobs, SeeAccounts, ManageAccounts];

    private static readonly HashSet<Permission> Finance = [SeeWork, SeeClaims, SeeTargets];

    private static readonly HashSet<Permission> Auditor =
        [SeeWork, SeeTrainees, SeeClasses, SeeCertificates, SeeClaims, SeeCompetitions, SeeTargets, SeeAccounts, SeeJobs];

    private static readonly HashSet<Permission> Operator = [SeeWork, SeeAccounts, ManageAccounts, SeeJobs, RunJobs, SeeTargets];
}
