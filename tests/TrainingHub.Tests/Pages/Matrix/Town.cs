using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Tests.Pages.Matrix;

/// <summary>Somebody of the matrix: who she is and her browser. Without a role she is a stranger or still on the way in.</summary>
internal sealed record Caller(string Name, Actor Actor, Visitor Browser)
{
    /// <summary>The site's own token for her forms.</summary>
    public string Token { get; set; } = "";

    public override string ToString() => Name;
}

/// <summary>Every table of the database as one text each, to see whether anything was written.</summary>
internal static class Tables
{
    public static async Task<Dictionary<string, string>> ReadAsync(HubDb db)
    {
        var read = new Dictionary<string, string>();
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()!).Distinct())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var rows = await command.ExecuteReaderAsync();
            var lines = new List<string>();
            while (await rows.ReadAsync())
                lines.Add(string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(i => rows.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : rows.GetValue(i).ToString())));
            read[table] = string.Join('\n', lines.Order(StringComparer.Ordinal));
        }
        return read;
    }

    /// <summary>Names of the tables that are no longer as they were.</summary>
    public static string Changed(Dictionary<string, string> before, Dictionary<string, string> after) =>
        string.Join(", ", after.Where(t => before[t.Key] != t.Value).Select(t => t.Key));
}

/// <summary>A city with two schools in one county, one in another county, one in another city, and somebody in every role at the first.</summary>
public abstract class Town : PageTest
{
    private protected Dictionary<Whose, Place> Places { get; } = [];

    private protected List<Caller> Callers { get; } = [];

    private protected Place Own => Places[Whose.Own];

    /// <summary>What the sibling school knows of somebody who is also a trainee of the own school.</summary>
    private protected string[] OfShared { get; private set; } = [];

    protected override void Prepare(Microsoft.AspNetCore.Builder.WebApplicationBuilder builder)
    {
        base.Prepare(builder);
        foreach (var limit in (string[])["ShownPerMinute", "AskedPerMinute", "SignInPerMinute"])
            builder.Configuration[$"RateLimits:{limit}"] = "1000000";
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var city = await Given.CityAsync();
        await Given.CountyAsync("威海市", "371000", "环翠区", "371002");
        var rows = new PlaceRows(Db, Make<Training.StartImport>(), Make<Platform.Files.FileStore>(), Clock.Today);
        Places[Whose.Own] = await rows.WriteAsync(Whose.Own, "湖滨区", "湖滨甲");
        Places[Whose.SiblingSchool] = await rows.WriteAsync(Whose.SiblingSchool, "湖滨区", "湖滨乙");
        Places[Whose.OtherCounty] = await rows.WriteAsync(Whose.OtherCounty, "卢氏县", "卢氏丙");
        Places[Whose.OtherCity] = await rows.WriteAsync(Whose.OtherCity, "环翠区", "环翠丁");
        Places[Whose.Nobody] = PlaceRows.Nowhere();
        await ShareSomebodyAsync();
        await CallAsync(Own.RegionPath, city.Path);
        Db.ChangeTracker.Clear();
    }

    /// <summary>One person of both schools of the county; only the sibling has issued her a certificate.</summary>
    private async Task ShareSomebodyAsync()
    {
        var person = await Given.TraineeAsync("共同的学员");
        await Given.EnrolmentAsync(Own.At(Step.Enrolling).Run, person);
        var certificate = await Given.CertificateAsync(Places[Whose.SiblingSchool].At(Step.Issued).Run, person, new(2025, 2, 20));
        OfShared = [certificate.Number, certificate.Code];
    }

    private async Task CallAsync(string county, string city)
    {
        Callers.Add(new("stranger", Actor.Nobody, Stranger()));
        foreach (var role in Enum.GetValues<Role>())
        {
            var area = role switch { Role.CityOfficer => city, Role.Operator => "/", _ => county };
            var (user, membership) = role == Role.SchoolClerk
                ? (Own.Account, await Db.Memberships.SingleAsync(m => m.Id == Own.Memberships[0], Stop))
                : await AccountAsync(role, area, assessor: role == Role.AssessorClerk ? Own.Assessor.Id : null, trainee: role == Role.Caregiver ? Own.At(Step.Issued).Person.Id : null);
            Callers.Add(new(role.ToString(), new(user.Id, user.DisplayName, role, area, membership.SchoolId, membership.AssessorId, null, membership.TraineeId), await SignInAsync(user, membership)));
        }
        var (half, _) = await AccountAsync(Role.CityOfficer, city);
        Callers.Add(new("somebody without the second factor", Actor.Nobody, await HalfInAsync(half)));
        foreach (var caller in Callers)
            caller.Token = await TokenAsync(caller);
    }

    private static async Task<string> TokenAsync(Caller caller)
    {
        var page = await caller.Browser.OpenAsync(caller.Actor.Role is null && caller.Name != "stranger" ? "/second-factor" : caller.Actor.Role is null ? "/sign-in" : "/account");
        return page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
    }
}
