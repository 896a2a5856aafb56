using TrainingHub.Ground;
using TrainingHub.Training;

namespace TrainingHub.Tests.Pages.Matrix;

/// <summary>Whose row is asked for.</summary>
public enum Whose
{
    Own,
    SiblingSchool,
    OtherCounty,
    OtherCity,
    Nobody,
}

/// <summary>
/// A school with its assessor and everything a page can be asked about: a class at each step of its way, people, certificates,
/// claims, a roster on the desk, a job with a stuck piece, an account. The one of <see cref="Whose.Nobody"/> is made up and stands in no table.
/// </summary>
internal sealed record Place(Whose Whose, string RegionPath, School School, Assessor Assessor)
{
    /// <summary>The classes, one for each thing that can be done to a class.</summary>
    public required Dictionary<Step, Class> Classes { get; init; }

    public required Guid Import { get; init; }

    /// <summary>A second one, to be dropped.</summary>
    public required Guid SpareImport { get; init; }

    /// <summary>Of the place's region, not released.</summary>
    public required Guid Competition { get; init; }

    public required Guid Job { get; init; }
    public required Guid StuckItem { get; init; }

    /// <summary>Of the same job.</summary>
    public required Guid OtherStuckItem { get; init; }

    /// <summary>A clerk of the school, to be administered.</summary>
    public required HubUser Account { get; init; }

    /// <summary>His two roles; one of them can be taken away.</summary>
    public required Guid[] Memberships { get; init; }

    /// <summary>Of that account.</summary>
    public required Guid Passkey { get; init; }

    public Class At(Step step) => Classes[step];

    /// <summary>What nobody else's page may say: names, numbers, codes, ids.</summary>
    public IEnumerable<string> Secrets =>
    [
        School.Name, School.Id.ToString(), Import.ToString(), SpareImport.ToString(), Job.ToString(), StuckItem.ToString(), OtherStuckItem.ToString(),
        Account.UserName!, Account.Id.ToString(), .. Classes.Values.SelectMany(c => c.Secrets),
    ];
}

/// <summary>Where a class of the matrix stands.</summary>
public enum Step
{
    /// <summary>Takes enrolments; two rosters lie on the desk.</summary>
    Enrolling,

    /// <summary>Its first day has come.</summary>
    Starting,

    /// <summary>It is being taught, the last day has come.</summary>
    Teaching,

    /// <summary>Finished, without an assessment.</summary>
    Finished,

    /// <summary>Candidates may be entered.</summary>
    Registering,

    /// <summary>Marks may be recorded.</summary>
    Marking,

    /// <summary>The notice is over, certificates may be issued.</summary>
    Due,

    /// <summary>Certificates are issued, the batch is a draft.</summary>
    Issued,

    /// <summary>Certificates are issued, the batch waits for the county.</summary>
    Claimed,
}

/// <summary>A class with its person and what hangs on the two.</summary>
internal sealed record Class(CourseRun Run, Trainee Person, Guid Enrolment)
{
    public Guid Session { get; init; } = Guid.CreateVersion7();
    public Guid Candidate { get; init; } = Guid.CreateVersion7();
    public string Certificate { get; init; } = "";
    public string Batch { get; init; } = "";
    public Guid Claim { get; init; } = Guid.CreateVersion7();
    public Guid Paper { get; init; } = Guid.CreateVersion7();

    public IEnumerable<string> Secrets => new[] { Run.Code, Person.Name, Person.Id.ToString(), Enrolment.ToString(), Candidate.ToString(), Certificate, Batch, Claim.ToString() }
        .Where(s => s.Length > 0);
}
