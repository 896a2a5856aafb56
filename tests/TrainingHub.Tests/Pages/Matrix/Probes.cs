using TrainingHub.Training;
using static TrainingHub.Kernel.Permission;
using static TrainingHub.Tests.Pages.Matrix.Step;

namespace TrainingHub.Tests.Pages.Matrix;

/// <summary>
/// Every way to ask for a row that belongs to somebody. The posts stand in the order in which they are done in the end by those who
/// may; a page or handler that stands neither here nor in <see cref="WithoutRows"/> fails the census by name.
/// </summary>
internal static class Probes
{
    private const string Day = "2025-03-03";

    private static bool OwnJob(Actor actor, Place place) => actor.Role == Role.SchoolClerk && place.Whose == Whose.Own || AnyJob(actor, place);

    private static bool AnyJob(Actor actor, Place place) => actor.Role == Role.Operator && place.Whose != Whose.Nobody;

    // A passkey is its owner's alone, and the account of a place is nobody who calls here with the permission.
    private static bool Nobodys(Actor actor, Place place) => false;

    private static string Code(Place place, Step step) => Uri.EscapeDataString(place.At(step).Run.Code);

    private static string User(Place place, string handler) => $"/admin/users/{place.Account.Id}/change?handler={handler}";

    public static readonly Probe[] Reads =
    [
        new("GET /Training/Trainees/Trainee", p => new($"/trainees/{p.At(Issued).Person.Id}")),
        new("GET /Training/Classes/Class", p => new($"/classes/{Code(p, Issued)}")),
        new("GET /Training/Classes/Attendance", (p, q) => new($"/classes/{Code(p, Teaching)}/attendance?session={q.At(Teaching).Session}")) { NamesTwo = true },
        new("GET /Certification/Assessments/Assessment", p => new($"/classes/{Code(p, Due)}/assessment")),
        new("GET /Certification/Certificates/HandOut", p => new($"/classes/{Code(p, Issued)}/hand-out")),
        new("GET /Training/Classes/StartOrFinish", p => new($"/classes/{Code(p, Starting)}/to/start")),
        new("GET /Certification/Certificates/Certificate", p => new($"/certificates/{p.At(Issued).Certificate}")),
        new("GET /Certification/Certificates/Pdf", p => new($"/certificates/{p.At(Issued).Certificate}/pdf")),
        new("GET /Certification/Certificates/Revoke", p => new($"/certificates/{p.At(Issued).Certificate}/revoke")),
        new("GET /Certification/Certificates/Issue", p => new($"/certificates/issue?class={Code(p, Due)}")),
        new("GET /Subsidies/Batches/Batch", p => new($"/claims/{Uri.EscapeDataString(p.At(Claimed).Batch)}")),
        new("GET /Subsidies/Batches/TakeOut", (p, q) => new($"/claims/{Uri.EscapeDataString(p.At(Issued).Batch)}/out/{q.At(Issued).Claim}")) { NamesTwo = true },
        new("GET /Subsidies/Batches/Paper", p => new($"/claims/{Uri.EscapeDataString(p.At(Claimed).Batch)}/papers/Form")),
        new("GET /Subsidies/Batches/Paper", (p, q) => new($"/claims/{Uri.EscapeDataString(p.At(Claimed).Batch)}/papers/Form?id={q.At(Claimed).Paper}")) { NamesTwo = true },
        new("GET /Subsidies/Batches/Paper", p => new($"/claims/{Uri.EscapeDataString(p.At(Claimed).Batch)}/papers/Roster")),
        new("GET /Training/Rosters/Check", p => new($"/imports/{p.Import}")),
        new("GET /Training/Rosters/Result", p => new($"/imports/{p.Import}/result")),
        new("GET /Training/Rosters/Check#Problems", p => new($"/imports/{p.Import}?handler=Problems")),
        new("GET /Training/Rosters/New#Template", p => new($"/imports/new?handler=Template&class={Code(p, Enrolling)}")) { IsFilter = true },
        new("GET /Work/Job", p => new($"/jobs/{p.Job}")) { Reaches = OwnJob },
        new("GET /Work/Job#Progress", p => new($"/jobs/{p.Job}?handler=Progress")) { Reaches = OwnJob },
        new("GET /Competitions/Contests/Competition", p => new($"/competitions/{p.Competition}")) { Reaches = (a, p) => a.Can(RunCompetitions) && Probe.IsIn(a, p) },
        new("GET /Oversight/Targets/Index", p => new($"/dashboard?region={Kernel.RegionPath.CodeOf(p.RegionPath)}")) { Reaches = Probe.IsIn },
        new("GET /Oversight/Targets/Index#Sheet", p => new($"/dashboard?handler=Sheet&region={Kernel.RegionPath.CodeOf(p.RegionPath)}")) { Reaches = Probe.IsIn },
        new("GET /Admin/Users/Invite", p => new($"/admin/users/invite?trainee={p.At(Marking).Person.Id}")),
        new("GET /Admin/Users/Account", p => new($"/admin/users/{p.Account.Id}")) { Reaches = Probe.IsIn },
        new("GET /Ground/Account/RemovePasskey", p => new($"/passkeys/{p.Passkey}/remove")) { Reaches = Nobodys },
        new("GET /Admin/Users/Change", p => new($"/admin/users/{p.Account.Id}/change")) { Reaches = Probe.IsIn },
    ];

    public static readonly Probe[] Posts =
    [
        new("POST /Work/Job#Retry", (p, q) => new($"/jobs/{p.Job}?handler=Retry", ("item", $"{q.StuckItem}"))) { NamesTwo = true, By = Role.SchoolClerk, Reaches = OwnJob },
        new("POST /Admin/Jobs/Index#Retry", p => new("/admin/jobs?handler=Retry", ("item", $"{p.OtherStuckItem}"))) { By = Role.Operator, Reaches = AnyJob },

        new("POST /Training/Rosters/New", p => new("/imports/new", ("Input.Class", p.At(Enrolling).Run.Code)) { File = ("Input.File", "名单.xlsx", Given.Roster(Given.People(9, "新来的人"))) }) { By = Role.SchoolClerk },
        new("POST /Training/Rosters/Check#Row", p => new($"/imports/{p.Import}?handler=Row", ("number", "4"), ($"Fields[{RosterField.Name}]", "改过的人"))) { By = Role.SchoolClerk },
        new("POST /Training/Rosters/Check#LeaveOut", p => new($"/imports/{p.Import}?handler=LeaveOut", ("number", "4"), ("take", "false"))) { By = Role.SchoolClerk },
        new("POST /Training/Rosters/Check#Commit", p => new($"/imports/{p.Import}?handler=Commit", ("expected", "1"))) { By = Role.SchoolClerk },
        new("POST /Training/Rosters/Check#Drop", p => new($"/imports/{p.SpareImport}?handler=Drop")) { By = Role.SchoolClerk },

        new("POST /Training/Classes/New", p => new("/classes/new", ("Input.Code", "新班-1"), ("Input.Name", "新班"), ("Input.Level", "Five"), ("Input.AssessorId", $"{p.Assessor.Id}"), ("Input.FirstDay", "2025-04-01"), ("Input.LastDay", "2025-04-10"), ("Input.Seats", "10")))
            { By = Role.SchoolClerk, Reaches = (a, p) => a.Role == Role.SchoolClerk && p.Whose is not (Whose.OtherCity or Whose.Nobody) },
        new("POST /Training/Classes/StartOrFinish", p => new($"/classes/{Code(p, Starting)}/to/start")) { By = Role.SchoolClerk, Needs = RunClasses },
        new("POST /Training/Classes/Attendance#Lesson", p => new($"/classes/{Code(p, Teaching)}/attendance?handler=Lesson", ("Input.Day", Day), ("Input.From", "14:00"), ("Input.To", "15:30"), ("Input.Kind", nameof(SessionKind.Practice)))) { By = Role.SchoolClerk, Needs = RunClasses },
        new("POST /Training/Classes/Attendance#Record", (p, q) => new($"/classes/{Code(p, Teaching)}/attendance?handler=Record&session={q.At(Teaching).Session}", ($"Attended[{q.At(Teaching).Enrolment}]", "6"))) { NamesTwo = true, By = Role.SchoolClerk, Needs = RunClasses },
        new("POST /Training/Classes/Attendance#Record", (p, q) => new($"/classes/{Code(p, Teaching)}/attendance?handler=Record&session={p.At(Teaching).Session}", ($"Attended[{q.At(Teaching).Enrolment}]", "5"))) { NamesTwo = true, By = Role.SchoolClerk, Needs = RunClasses },

        new("POST /Certification/Assessments/Assessment#Open", p => new($"/classes/{Code(p, Finished)}/assessment?handler=Open", ("Input.ExamDay", Day))) { By = Role.AssessorClerk, Needs = RecordResults },
        new("POST /Certification/Assessments/Assessment#Close", p => new($"/classes/{Code(p, Registering)}/assessment?handler=Close")) { By = Role.AssessorClerk, Needs = RecordResults },
        new("POST /Certification/Assessments/Assessment#Marks", (p, q) => new($"/classes/{Code(p, Marking)}/assessment?handler=Marks", ($"Marks[{q.At(Marking).Candidate}.Theory]", "80"), ($"Marks[{q.At(Marking).Candidate}.Skills]", "80"))) { NamesTwo = true, By = Role.AssessorClerk, Needs = RecordResults },
        new("POST /Certification/Assessments/Assessment#Publish", p => new($"/classes/{Code(p, Marking)}/assessment?handler=Publish")) { By = Role.AssessorClerk, Needs = RecordResults },
        new("POST /Certification/Certificates/Issue", p => new($"/certificates/issue?class={Code(p, Due)}")) { By = Role.AssessorClerk },

        new("POST /Subsidies/Batches/Batch#Reassemble", p => new($"/claims/{Uri.EscapeDataString(p.At(Issued).Batch)}?handler=Reassemble")) { By = Role.SchoolClerk, Needs = SubmitClaims },
        new("POST /Subsidies/Batches/TakeOut", (p, q) => new($"/claims/{Uri.EscapeDataString(p.At(Issued).Batch)}/out/{q.At(Issued).Claim}", ("Input.Reason", "材料不全"))) { NamesTwo = true, By = Role.SchoolClerk, Needs = SubmitClaims },
        new("POST /Subsidies/Batches/Batch#PutBack", (p, q) => new($"/claims/{Uri.EscapeDataString(p.At(Issued).Batch)}?handler=PutBack", ("claim", $"{q.At(Issued).Claim}"))) { NamesTwo = true, By = Role.SchoolClerk, Needs = SubmitClaims },
        new("POST /Subsidies/Batches/Batch#Decide", p => new($"/claims/{Uri.EscapeDataString(p.At(Issued).Batch)}?handler=Decide", ("Input.Decision", "Submit"))) { By = Role.SchoolClerk, Needs = SubmitClaims },
        new("POST /Subsidies/Batches/Batch#Decide", p => new($"/claims/{Uri.EscapeDataString(p.At(Claimed).Batch)}?handler=Decide", ("Input.Decision", "Approve"))) { By = Role.CountyOfficer, Needs = ReviewClaims },
        new("POST /Certification/Certificates/Revoke", p => new($"/certificates/{p.At(Issued).Certificate}/revoke", ("Input.Reason", "WrongIdentity"))) { By = Role.AssessorClerk },
        new("POST /Competitions/Contests/Competition", p => new($"/competitions/{p.Competition}")) { By = Role.CityOfficer, Needs = RunCompetitions },

        new("POST /Admin/Rules/New#Check", p => RuleFor(p, "?handler=Check")) { Needs = SetRules },
        new("POST /Admin/Rules/New", p => RuleFor(p, "")) { By = Role.CityOfficer, Needs = SetRules },
        new("POST /Admin/Users/Invite", p => new("/admin/users/invite", ("Input.UserName", "new.clerk"), ("Input.DisplayName", "新人"), ("Input.Role", nameof(Role.SchoolClerk)), ("Input.Body", $"school:{p.School.Id}"))) { By = Role.CountyOfficer, Reaches = Probe.IsIn },
        new("POST /Admin/Users/Invite", p => new("/admin/users/invite", ("trainee", $"{p.At(Marking).Person.Id}"), ("Input.UserName", "new.caregiver"), ("Input.DisplayName", "新人"), ("Input.Role", nameof(Role.Caregiver)))) { By = Role.CountyOfficer },
        new("POST /Ground/Account/RemovePasskey", p => new($"/passkeys/{p.Passkey}/remove")) { Reaches = Nobodys },
        new("POST /Ground/Account/Role", p => new("/role", ("membership", $"{p.Memberships[0]}"))) { By = Role.SchoolClerk, Reaches = (a, p) => a.Role == Role.SchoolClerk && p.Whose == Whose.Own },
        new("POST /Admin/Users/Index#Confirm", p => new("/admin/users?handler=Confirm", ("users", $"{p.Account.Id}"))) { By = Role.CityOfficer, Needs = ManageAccounts, Reaches = Probe.IsIn },
        new("POST /Admin/Users/Change#Grant", p => new(User(p, "Grant"), ("Input.Role", nameof(Role.CountyOfficer)), ("Input.RegionPath", p.RegionPath))) { By = Role.CityOfficer, Reaches = Probe.IsIn },
        new("POST /Admin/Users/Change#Link", p => new(User(p, "Link"))) { By = Role.CityOfficer, Reaches = Probe.IsIn },
        new("POST /Admin/Users/Account#Confirm", p => new($"/admin/users/{p.Account.Id}?handler=Confirm")) { By = Role.CountyOfficer, Needs = ManageAccounts, Reaches = Probe.IsIn },
        new("POST /Admin/Users/Change#End", (p, q) => new(User(p, "End"), ("membership", $"{q.Memberships[1]}"))) { NamesTwo = true, By = Role.CityOfficer, Reaches = Probe.IsIn },
        new("POST /Admin/Users/Change#Disable", p => new(User(p, "Disable"))) { By = Role.CityOfficer, Reaches = Probe.IsIn },
        new("POST /Admin/Users/Change#Enable", p => new(User(p, "Enable"))) { By = Role.CityOfficer, Reaches = Probe.IsIn },
        new("POST /Admin/Users/Change#SecondFactor", p => new(User(p, "SecondFactor"))) { Reaches = Probe.IsIn },
    ];

    private static Sent RuleFor(Place place, string handler) => new("/admin/rules/new" + handler,
        ("Input.Key", "assessment.notice-days"), ("Input.RegionPath", place.RegionPath), ("Input.Value", "6"), ("Input.From", "2025-04-01"), ("Input.Document", "通知"));

    /// <summary>Handlers that name no row: what they write is the sender's own or new.</summary>
    public static readonly string[] WithoutRows =
    [
        "POST /Ground/Account/Again", "POST /Ground/Account/Again#Passkey", "POST /Ground/Account/Forgot", "POST /Ground/Account/Index", "POST /Ground/Account/Passkeys", "POST /Ground/Account/Password", "POST /Ground/Account/Reset", "POST /Ground/Account/SecondFactor", "POST /Ground/Account/SignIn", "POST /Ground/Account/SignIn#Passkey", "POST /Ground/Account/SignOut", "POST /Ground/Disclosures/Purpose",
        "POST /Admin/Jobs/Check", "POST /Admin/Jobs/Clock", "POST /Admin/Jobs/Mail", "POST /Admin/Workdays/Index#Confirm", "POST /Admin/Workdays/New", "POST /Competitions/Contests/New", "POST /Competitions/Contests/New#Extra", "POST /Competitions/Contests/New#Record", "POST /Public/Verify/Index",
    ];
}
