using System.Net;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;

namespace TrainingHub.Tests.Pages;

/// <summary>A county administers the accounts of its own schools, homes, caregivers and officers, and nothing above or beside.</summary>
public sealed class AccountsOfACountyTests : PageTest
{
    private School school = null!;
    private Visitor officer = null!;
    private HubUser himself = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Given.CityAsync();
        school = await Given.SchoolAsync("湖滨区", "湖滨护理学校");
        (himself, var role) = await AccountAsync(Role.CountyOfficer, school.RegionPath, userName: "zhao.lei");
        officer = await SignInAsync(himself, role);
    }

    private static (string, string)[] Wish(Role role, string? region = null, string? body = null, string userName = "new.one") =>
        [("Input.UserName", userName), ("Input.DisplayName", "新人"), ("Input.Role", role.ToString()), ("Input.RegionPath", region ?? ""), ("Input.Body", body ?? "")];

    [Fact]
    public async Task The_county_invites_a_clerk_of_its_own_school_and_is_offered_nothing_else()
    {
        await Given.SchoolAsync("卢氏县", "卢氏护理学校");
        var form = await officer.OpenAsync("/admin/users/invite");
        Assert.Equal(["SchoolClerk", "HomeClerk", "CountyOfficer"], form.QuerySelectorAll("#Input_Role option[value]:not([value=''])").Select(o => o.GetAttribute("value")));
        Assert.Equal([school.RegionPath], form.QuerySelectorAll("#Input_RegionPath option").Select(o => o.GetAttribute("value")));
        Assert.Contains("湖滨护理学校", form.QuerySelector("#Input_Body")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("卢氏", form.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        using var invited = await officer.SubmitAsync("/admin/users/invite", Wish(Role.SchoolClerk, body: $"school:{school.Id}"));
        var account = await officer.OpenAsync(invited.Headers.Location!.ToString());
        Assert.Contains("/reset?k=", account.QuerySelector(".note-warn")!.TextContent, StringComparison.Ordinal);
        var membership = await Db.Memberships.SingleAsync(m => m.Role == Role.SchoolClerk, Stop);
        Assert.Equal((school.Id, school.RegionPath), (membership.SchoolId!.Value, membership.RegionPath));
    }

    public static TheoryData<Role, Role, string> TooMuch()
    {
        var cases = new TheoryData<Role, Role, string>();
        foreach (var region in (string[])["/", "/411200/", "/411200/411224/", "/411200/411202/", "/411200/411202/999/", "/371000/", "", "x"])
        {
            foreach (var role in (Role[])[Role.CityOfficer, Role.Finance, Role.Auditor, Role.Operator, Role.AssessorClerk, Role.Caregiver])
                cases.Add(Role.CountyOfficer, role, region);
            if (region != "/411200/411202/")
                cases.Add(Role.CountyOfficer, Role.CountyOfficer, region);
            foreach (var role in (Role[])[Role.Finance, Role.Operator])
                cases.Add(Role.CityOfficer, role, region);
            if (region is "/" or "/371000/" or "x" or "" or "/411200/411202/999/")
                cases.Add(Role.CityOfficer, Role.CityOfficer, region);
            cases.Add(Role.Auditor, Role.Auditor, region);
        }
        return cases;
    }

    [Fact]
    public async Task Nobody_gives_more_than_he_has_by_a_form_made_by_hand()
    {
        var (target, _) = await AccountAsync(Role.SchoolClerk, school.RegionPath, school.Id, userName: "the.clerk");
        var givers = new Dictionary<Role, Visitor> { [Role.CountyOfficer] = officer, [Role.CityOfficer] = await AsAsync(Role.CityOfficer), [Role.Auditor] = await AsAsync(Role.Auditor) };
        var before = (await Db.Users.CountAsync(Stop), await Db.Memberships.CountAsync(Stop));
        foreach (var (giver, role, region) in TooMuch().Select(c => c.Data))
            foreach (var path in (string[])["/admin/users/invite", $"/admin/users/{target.Id}/change?handler=Grant"])
                foreach (var body in (string[])["", $"school:{school.Id}"])
                {
                    // A role that belongs to no school, with one, and the other way round, is more than the form can say.
                    var token = (await givers[giver].OpenAsync("/account")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
                    using var answer = await givers[giver].PostAsync(path,
                        [.. Wish(role, region, body).Select(f => KeyValuePair.Create(f.Item1, f.Item2)), KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("__op", Guid.CreateVersion7().ToString())]);
                    Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound, $"{giver} gave {role} for {region} with {body} at {path}: {answer.StatusCode}");
                }
        Assert.Equal(before, (await Db.Users.CountAsync(Stop), await Db.Memberships.CountAsync(Stop)));
    }

    [Fact]
    public async Task Accounts_of_another_county_and_of_the_city_are_not_here_and_his_own_he_cannot_change()
    {
        var (beside, _) = await AccountAsync(Role.CountyOfficer, "/411200/411224/", userName: "li.beside");
        var (above, _) = await AccountAsync(Role.CityOfficer, userName: "wang.above");
        var list = await officer.OpenAsync("/admin/users");
        Assert.Equal(["zhao.lei"], list.QuerySelectorAll("tbody td:nth-child(2)").Select(c => c.TextContent));
        foreach (var id in (Guid[])[beside.Id, above.Id])
            Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync($"/admin/users/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync($"/admin/users/{himself.Id}/change")).StatusCode);
        await officer.OpenAsync($"/admin/users/{himself.Id}");
    }

    [Fact]
    public async Task Whoever_moved_to_another_county_is_seen_there_and_no_longer_here()
    {
        var (mover, old) = await AccountAsync(Role.SchoolClerk, school.RegionPath, school.Id, userName: "mover");
        old.End(Clock.Now);
        await Db.SaveChangesAsync(Stop);
        await officer.OpenAsync($"/admin/users/{mover.Id}");
        await Given.MembershipAsync(mover, Role.CountyOfficer, "/411200/411224/");
        await Db.SaveChangesAsync(Stop);
        using var gone = await officer.GetAsync($"/admin/users/{mover.Id}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task A_caregiver_is_invited_from_her_own_record_and_sees_nothing_but_it()
    {
        var run = await Given.RunAsync(school, new(2025, 1, 6));
        var certificate = await Given.CertificateAsync(run, await Given.TraineeAsync("王桂兰"), new(2025, 2, 20));
        var record = await officer.OpenAsync($"/trainees/{certificate.TraineeId}");
        var link = record.QuerySelectorAll("main .acts a").Single(a => a.TextContent == "邀请登录").GetAttribute("href")!;
        var form = await officer.OpenAsync(link);
        Assert.Equal("王桂兰", form.GetElementById("Input_DisplayName")!.GetAttribute("value"));
        Assert.Null(form.GetElementById("Input_Body"));

        using var invited = await officer.SubmitAsync(link, [("Input.UserName", "wang.guilan"), ("Input.DisplayName", "王桂兰")]);
        Assert.Equal(HttpStatusCode.Redirect, invited.StatusCode);
        var membership = await Db.Memberships.AsNoTracking().SingleAsync(m => m.Role == Role.Caregiver, Stop);
        Assert.Equal((certificate.TraineeId, school.RegionPath), (membership.TraineeId!.Value, membership.RegionPath));

        var user = await Db.Users.SingleAsync(u => u.Id == membership.UserId, Stop);
        var she = await SignInAsync(user, membership);
        Assert.Contains(certificate.Number, (await she.OpenAsync("/my")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await she.GetAsync($"/trainees/{certificate.TraineeId}")).StatusCode);

        Assert.Equal("查看登录账号", (await officer.OpenAsync($"/trainees/{certificate.TraineeId}")).QuerySelector("main .acts a")!.TextContent);
        using var again = await officer.SubmitAsync(link, [("Input.UserName", "wang.second"), ("Input.DisplayName", "王桂兰")]);
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        Assert.Contains("已经有登录账号", (await Visitor.ReadAsync(again)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
