using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;

namespace TrainingHub.Tests.Pages;

/// <summary>What the site keeps in a browser: bound to this host and to https wherever the site's address is one of https.</summary>
/// <param name="address">how the outside reaches the site</param>
public abstract class CookiesTest(string address) : PageTest
{
    protected const string Form = "hub-form";
    protected const string Said = "hub-said";
    protected const string Session = "hub";

    protected override void Prepare(WebApplicationBuilder builder)
    {
        base.Prepare(builder);
        builder.Configuration["Site:Address"] = address;
    }

    /// <summary>The attributes of every cookie set from signing in to the page after signing out, by name.</summary>
    protected async Task<Dictionary<string, string>> SetAsync()
    {
        var (user, membership) = await AccountAsync(Role.HomeClerk, userName: "li.na");
        user.PasswordHash = Make<IPasswordHasher<HubUser>>().HashPassword(user, "高山 流水 竹林 小桥 远帆");
        await Db.SaveChangesAsync(Stop);
        await SignInAsync(user, membership);
        var visitor = Visitor();
        var set = new Dictionary<string, string>();
        Note(await visitor.GetAsync("/sign-in"));
        Note(await visitor.SubmitAsync("/sign-in", [("Input.UserName", "li.na"), ("Input.Password", "高山 流水 竹林 小桥 远帆")]));
        // A second browser is signed in; leaving it says so on the next page.
        Note(await visitor.SubmitAsync("/account", []));
        Assert.Contains("其他设备上的登录已退出", (await visitor.OpenAsync("/account")).Body!.TextContent, StringComparison.Ordinal);
        Note(await visitor.SubmitAsync("/sign-out", []));
        return set;

        void Note(HttpResponseMessage answer)
        {
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var lines) ? lines : [])
                set.TryAdd(cookie.Split('=')[0], cookie[cookie.IndexOf(';', StringComparison.Ordinal)..] + ";");
            answer.Dispose();
        }
    }

    protected Visitor Visitor()
    {
        var client = Site.GetTestClient();
        client.BaseAddress = new Uri(address);
        return new(client);
    }
}

public sealed class CookiesOverHttpsTests() : CookiesTest("https://localhost")
{
    [Fact]
    public async Task Over_https_every_cookie_is_bound_to_this_host()
    {
        var set = await SetAsync();
        Assert.Equal(["__Host-" + Session, "__Host-" + Form, "__Host-" + Said], set.Keys.Order(StringComparer.Ordinal));
        Assert.All(set.Values, attributes =>
        {
            Assert.Contains("; secure;", attributes, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; path=/;", attributes, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly;", attributes, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; samesite=", attributes, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", attributes, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task Over_https_a_cookie_without_the_prefix_counts_for_nothing()
    {
        var visitor = Visitor();
        var page = await visitor.OpenAsync("/forgot");
        var hidden = page.QuerySelectorAll("main input[type=hidden]").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!)).Append(new("Input.UserName", "li.na")).ToList();
        visitor.Cookies.Remove("__Host-" + Form, out var planted);
        visitor.Cookies[Form] = planted!;
        using var refused = await visitor.PostAsync("/forgot", hidden);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);

        visitor.Cookies["__Host-" + Form] = planted!;
        using var taken = await visitor.PostAsync("/forgot", hidden);
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.Equal(0, await Db.History.CountAsync(Stop));
    }
}

public sealed class CookiesOverPlainHttpTests() : CookiesTest("http://localhost")
{
    [Fact]
    public async Task Over_plain_http_on_loopback_the_same_cookies_go_without_prefix()
    {
        var set = await SetAsync();
        Assert.Equal([Session, Form, Said], set.Keys.Order(StringComparer.Ordinal));
        Assert.All(set.Values, attributes => Assert.DoesNotContain("secure", attributes, StringComparison.OrdinalIgnoreCase));
    }
}
