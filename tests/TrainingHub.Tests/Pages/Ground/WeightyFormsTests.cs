using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TrainingHub.Web;

namespace TrainingHub.Tests.Pages.Matrix;

/// <summary>Every form of a page that asks again: ten minutes after the last proof it does nothing and leads to the question.</summary>
public sealed class WeightyFormsTests : Town
{
    private static readonly HashSet<string> Asking = [.. typeof(Setup).Assembly.GetTypes()
        .Where(t => t.IsAssignableTo(typeof(PageModel)) && t.GetCustomAttribute<AsksAgainAttribute>() is not null)
        .Select(t => t.FullName!["TrainingHub.Pages".Length..^"Model".Length].Replace('.', '/'))];

    [Fact]
    public async Task Ten_minutes_later_no_weighty_form_does_anything_before_it_was_asked()
    {
        var forms = Probes.Posts.Where(p => p.By is not null && Asking.Contains(p.Page)).ToList();
        Assert.Superset(new HashSet<string> { "/Certification/Certificates/Revoke", "/Subsidies/Batches/Batch", "/Admin/Users/Change", "/Admin/Users/Invite" }, forms.Select(f => f.Page).ToHashSet());
        Clock.Pass(TimeSpan.FromMinutes(10));
        foreach (var probe in forms)
        {
            var caller = Callers.Single(c => c.Actor.Role == probe.By);
            var sent = probe.Make(Own, Own);
            using var answer = await caller.Browser.SendAsync(new(HttpMethod.Post, sent.Address) { Content = sent.Body(caller.Token, Guid.CreateVersion7()) });
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            // A school that hands in its batch goes on; who reviews it is asked.
            var isAsked = probe.By is not Role.SchoolClerk;
            Assert.True(isAsked == answer.Headers.Location!.ToString().StartsWith("/again?returnUrl=", StringComparison.Ordinal), $"{probe.Door} as {probe.By}: {answer.Headers.Location}");
        }
    }

    [Fact]
    public async Task Who_reviews_is_asked_before_the_form_is_shown_and_reads_on_without()
    {
        var officer = Callers.Single(c => c.Actor.Role == Role.CountyOfficer).Browser;
        var address = $"/claims/{Uri.EscapeDataString(Own.At(Step.Claimed).Batch)}";
        Assert.NotEmpty((await officer.OpenAsync(address)).QuerySelectorAll("input[name='Input.Decision']"));
        Clock.Pass(TimeSpan.FromMinutes(10));
        var page = await officer.OpenAsync(address);
        Assert.Empty(page.QuerySelectorAll("input[name='Input.Decision']"));
        Assert.Equal("/again?returnUrl=" + Uri.EscapeDataString(address), page.QuerySelector("main a[href^='/again']")!.GetAttribute("href"));
    }
}
