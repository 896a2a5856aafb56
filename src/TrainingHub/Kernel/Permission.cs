using System.Reflection;

namespace TrainingHub.Kernel;

/// <summary>What somebody may do. Policies of pages are named after these.</summary>
internal enum Permission
{
    SeeOwnRecord,
    SeeWork,
    SeeTrainees,
    ImportTrainees,
    SeeClasses,
    RunClasses,
    RecordResults,
    SeeCertificates,
    IssueCertificates,
    SeeClaims,
    SubmitClaims,
    ReviewClaims,
    SeeCompetitions,
    RunCompetitions,
    SeeTargets,
    SetRules,
    SeeAccounts,
    ManageAccounts,
    SeeJobs,
    RunJobs,
    HoldPasskeys,
}

/// <summary>
/// Declares on an act the permission without which it is not there. Where several are named one of them is enough to begin, and
/// the act goes on to ask which of them this case needs.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class NeedsAttribute(params Permission[] anyOf) : Attribute
{
    public IReadOnlyList<Permission> AnyOf => anyOf;

    /// <summary>What the act declares.</summary>
    public static IReadOnlyList<Permission> Of(Type act) => act.GetCustomAttribute<NeedsAttribute>()?.AnyOf
        ?? throw new InvalidOperationException($"{act.Name} declares no permission");
}
