namespace TrainingHub.Kernel;

/// <summary>What somebody may do. Policies of pages are named after these.</summary>
public enum Permission
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
}
