using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;

namespace TrainingHub.Tests.Pages;

/// <summary>What happened to an account, who did it and when, in the words of the page.</summary>
public sealed class HistoryOfAnAccountTests : PageTest
{
    private const string Password = "高山 流水 竹林 小桥 远帆";
    private School school = null!;
    private Visitor city = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Given.CityAsync();
        school = await Given.SchoolAsync();
        city = await AsAsync(Role.CityOfficer);
    }

    private static async Task<List<(string What, string By)>> ReadAsync(Visitor visitor, string address) =>
        [.. (await visitor.OpenAsync(address)).QuerySelectorAll("#past tbody tr").Select(r => (r.Children[1].TextContent, r.Children[2].TextContent))];

    [Fact]
    public async Task From_the_invitation_to_the_last_sign_out_everything_stands_there_newest_first()
    {
        using var invited = await city.SubmitAsync("/admin/users/invite",
            [("Input.UserName", "li.na"), ("Input.DisplayName", "李娜"), ("Input.Role", nameof(Role.SchoolClerk)), ("Input.Body", $"school:{school.Id}"), ("Input.RegionPath", "")]);
        var account = invited.Headers.Location!.ToString();
        var link = (await city.OpenAsync(account)).QuerySelector(".note .mono")!.TextContent.Trim();
        var she = Stranger();
        (await she.SubmitAsync(new Uri(link).PathAndQuery, [("Input.Password", Password), ("Input.Again", Password)])).Dispose();
        (await she.SubmitAsync("/sign-in", [("Input.UserName", "li.na"), ("Input.Password", Password)])).Dispose();
        (await she.SubmitAsync("/sign-out", [])).Dispose();
        (await city.SubmitAsync(account + "/change", [("Input.Role", nameof(Role.CountyOfficer)), ("Input.RegionPath", school.RegionPath), ("Input.Body", "")], "Grant")).Dispose();
        var given = await Db.Memberships.SingleAsync(m => m.Role == Role.CountyOfficer, Stop);
        (await city.SubmitAsync(account + "/change", [], "Disable")).Dispose();
        (await city.SubmitAsync(account + "/change", [], "Enable")).Dispose();
        (await city.SubmitAsync(account + "/change", [("membership", given.Id.ToString())], "End")).Dispose();

        Assert.Equal(
            [
                ("去掉角色：县区经办 · 湖滨区", "测试CityOfficer"), ("启用账号", "测试CityOfficer"), ("停用账号", "测试CityOfficer"), ("加上角色：县区经办 · 湖滨区", "测试CityOfficer"),
                ("退出登录", "账号本人"), ("登录", "账号本人"),
            ], (await ReadAsync(city, account)).Take(6));
        var earlier = (await ReadAsync(city, account)).Skip(6).ToHashSet();
        Assert.Superset(new HashSet<(string, string)>
        {
            ("设置新密码", "账号本人"), ("生成设密码的一次性链接", "测试CityOfficer"), ($"加上角色：培训机构经办 · {school.Name}", "测试CityOfficer"), ("建立账号", "测试CityOfficer"),
        }, earlier);
        Assert.All(await Db.History.Select(h => h.Changes).ToListAsync(Stop), c => Assert.DoesNotContain(Password, c, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_long_history_is_paged_and_a_page_that_is_not_there_is_the_last()
    {
        var (user, _) = await AccountAsync(Role.SchoolClerk, school.RegionPath, school.Id);
        for (var i = 0; i < 25; i++)
            await ElsewhereAsync(async s =>
            {
                var db = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<TrainingHub.HubDb>(s);
                db.Acting.As(new Actor(user.Id, user.DisplayName, Role.SchoolClerk, school.RegionPath));
                Clock.Pass(TimeSpan.FromSeconds(1));
                await Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<StartSession>(s).RunAsync(user.Id, bothFactors: false, Stop);
            });
        var address = $"/admin/users/{user.Id}";
        Assert.Equal(20, (await ReadAsync(city, address)).Count);
        var last = await ReadAsync(city, address + "?p=2");
        Assert.Equal(7, last.Count);
        Assert.Contains(("建立账号", "系统"), last);
        Assert.Equal(last, await ReadAsync(city, address + "?p=99"));
        Assert.Equal(20, (await ReadAsync(city, address + "?p=-3")).Count);
        Assert.Contains("第 2 页，共 2 页", (await city.OpenAsync(address + "?p=2")).QuerySelector("#past .pager")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_county_reads_of_roles_in_its_own_area_only_and_of_one_account_only()
    {
        var (user, _) = await AccountAsync(Role.SchoolClerk, school.RegionPath, school.Id);
        await AccountAsync(Role.SchoolClerk, school.RegionPath, school.Id, userName: "somebody.else");
        await Given.MembershipAsync(user, Role.CountyOfficer, "/411200/411224/");
        await Db.SaveChangesAsync(Stop);
        var county = await AsAsync(Role.CountyOfficer, school.RegionPath);
        var page = await county.OpenAsync($"/admin/users/{user.Id}");
        Assert.DoesNotContain("卢氏县", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, (await ReadAsync(county, $"/admin/users/{user.Id}")).Count);
        Assert.Equal(3, (await ReadAsync(city, $"/admin/users/{user.Id}")).Count);
    }

    [Fact]
    public async Task An_authenticator_bound_and_reset_stands_there_too()
    {
        var (user, _) = await AccountAsync(Role.CountyOfficer, school.RegionPath);
        var she = await HalfInAsync(user);
        var key = (await she.OpenAsync("/second-factor")).QuerySelector(".totp b")!.TextContent;
        (await she.SubmitAsync("/second-factor", [("Input.Code", Authenticator.Code(key))])).Dispose();
        (await city.SubmitAsync($"/admin/users/{user.Id}/change", [], "SecondFactor")).Dispose();
        Assert.Equal([("重设验证器", "测试CityOfficer"), ("绑定验证器", "账号本人")], (await ReadAsync(city, $"/admin/users/{user.Id}")).Take(2));
    }
}
