using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Web;

namespace TrainingHub.Tests.Pages;

/// <summary>Every endpoint of the site against the one list of who may open what.</summary>
public sealed class EveryDoorTests : PageTest
{
    private IEnumerable<RouteEndpoint> Doors() => Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        // The two fallbacks answer "not found" and nothing else.
        .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null && e.RoutePattern.RawText is not "{*path}" and not "{**path:file}");

    private static string? PageOf(Endpoint door) => door.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath;

    private static bool Covers(string place, string page) => page == place || page.StartsWith(place + "/", StringComparison.Ordinal);

    internal static IEnumerable<Permission> NeededFor(string page) => Permitted.Guarded.Where(g => Covers(g.Place, page)).Select(g => g.Needs);

    private static bool IsPublic(RouteEndpoint door) => PageOf(door) is { } page
        ? Permitted.Public.Any(p => Covers(p, page))
        : Permitted.PublicRoutes.Any(r => Covers(r.Trim('/'), door.RoutePattern.RawText!.Trim('/')));

    [Fact]
    public void Every_page_and_endpoint_stands_in_the_list()
    {
        var loose = Doors().Where(d => !IsPublic(d) && (PageOf(d) is { } page
                ? !NeededFor(page).Any() && !Permitted.Own.Contains(page) && !Permitted.WayIn.Contains(page)
                : d.Metadata.GetOrderedMetadata<IAuthorizeData>().All(a => a.Policy is null)))
            .Select(d => PageOf(d) ?? d.RoutePattern.RawText).Distinct().ToList();
        Assert.True(loose.Count == 0, "Neither permitted nor public (Web/Permitted.cs): " + string.Join(", ", loose));
    }

    [Fact]
    public void Nothing_but_what_the_list_calls_public_lets_strangers_in()
    {
        var open = Doors().Where(d => PageOf(d) is null && d.Metadata.GetMetadata<IAllowAnonymous>() is not null && !IsPublic(d))
            .Select(d => d.RoutePattern.RawText).ToList();
        Assert.True(open.Count == 0, "Open without being listed: " + string.Join(", ", open));
    }

    [Fact]
    public async Task Every_role_opens_what_it_may_and_finds_nothing_elsewhere()
    {
        await Given.CountyAsync();
        var wrong = new List<string>();
        var visitors = new List<(Role? Role, Visitor Visitor)> { (null, Stranger()) };
        foreach (var role in Enum.GetValues<Role>())
            visitors.Add((role, await AsAsync(role, school: role == Role.SchoolClerk ? Guid.CreateVersion7() : null, assessor: role == Role.AssessorClerk ? Guid.CreateVersion7() : null)));
        foreach (var door in Doors().Where(d => PageOf(d) is not null && PageOf(d) != "/Public/Errors/Status"))
        {
            var address = AddressOf(door);
            foreach (var (role, visitor) in visitors)
            {
                using var answer = await visitor.Copy().GetAsync(address);
                var verdict = Verdict(door, role, answer);
                if (verdict is not null)
                    wrong.Add($"{address} as {role?.ToString() ?? "stranger"}: {(int)answer.StatusCode}, {verdict}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static string? Verdict(RouteEndpoint door, Role? role, HttpResponseMessage answer)
    {
        var page = PageOf(door)!;
        if ((int)answer.StatusCode >= 500)
            return "a fault";
        if (IsPublic(door))
            return null;
        if (role is null)
            return answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().StartsWith("/sign-in", StringComparison.Ordinal) ? null : "strangers are led to the sign-in";
        var may = NeededFor(page).All(RolePermissions.Of(role.Value).Contains);
        // Signing in at the wrong one of the two doors leads to the right one.
        if (!may && page is "/Work/Index" or "/My/Index")
            return answer.Headers.Location?.ToString() == (role == Role.Caregiver ? "/my" : "/work") ? null : "should lead to the own door";
        if (!may)
            return answer.StatusCode == HttpStatusCode.NotFound ? null : "should look as if nothing were there";
        // A page about one row may not have the row; a page without one must open. Pages that only take posts answer 405.
        return door.RoutePattern.Parameters.Count == 0 && answer.StatusCode == HttpStatusCode.NotFound ? "should open" : null;
    }

    private static string AddressOf(RouteEndpoint door) => "/" + string.Join('/', door.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
    {
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => parameter.ParameterPolicies.Any(c => c.Content is "int" or "long") ? "1" : Guid.CreateVersion7().ToString(),
        _ => "-",
    }))));
}
