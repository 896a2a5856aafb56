using System.Net;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;

namespace TrainingHub.Tests.Pages.Matrix;

/// <summary>What nobody's browser sends is the sender's mistake, never the site's; and what stands in the address is what is meant.</summary>
public sealed class WhatCannotBeReadTests : Town
{
    private Caller Clerk => Callers.Single(c => c.Actor.Role == Role.SchoolClerk);

    private static Task<HttpResponseMessage> PostAsync(Caller caller, string address, params (string Name, string Value)[] fields) =>
        caller.Browser.SendAsync(new(HttpMethod.Post, address) { Content = new Sent(address, fields).Body(caller.Token, Guid.CreateVersion7()) });

    [Theory]
    [InlineData("/v/%20?x=1")]
    [InlineData("/v/%20")]
    [InlineData("/classes/%20")]
    [InlineData("/claims/%E3%80%80/papers/Form")]
    public async Task An_address_with_an_empty_part_names_nothing(string address)
    {
        foreach (var caller in Callers.Where(c => c.Actor.Role is not null))
            Assert.Equal(HttpStatusCode.NotFound, (await caller.Browser.GetAsync(address)).StatusCode);
    }

    [Theory]
    [InlineData("a[=1", "1")]
    [InlineData("Input[[[", "1")]
    [InlineData("Input.Number.a.b.c", "1")]
    [InlineData("[0].[1]", "1")]
    [InlineData("", "")]
    public async Task Odd_names_of_fields_are_passed_over(string name, string value)
    {
        var stranger = Callers[0];
        using var answer = await PostAsync(stranger, "/verify", (name, value));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("证书编号", (await Visitor.ReadAsync(answer)).QuerySelector("main form")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_a_hundred_levels_deep_are_a_400()
    {
        var assessor = Callers.Single(c => c.Actor.Role == Role.AssessorClerk);
        var address = $"/classes/{Uri.EscapeDataString(Own.At(Step.Marking).Run.Code)}/assessment?handler=Marks";
        using var answer = await PostAsync(assessor, address, ($"Marks[{string.Join('.', Enumerable.Repeat("a", 90))}]", "80"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("这次提交没有成功", (await Visitor.ReadAsync(answer)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_field_of_a_form_or_a_query_goes_before_the_address()
    {
        var assessor = Callers.Single(c => c.Actor.Role == Role.AssessorClerk);
        var (meant, smuggled) = (Own.At(Step.Issued).Certificate, Own.At(Step.Claimed).Certificate);
        using var answer = await PostAsync(assessor, $"/certificates/{meant}/revoke?number={smuggled}&code={smuggled}", ("number", smuggled), ("Number", smuggled), ("Code", smuggled), ("Input.Reason", "WrongIdentity"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var states = await Db.Certificates.Where(c => c.Number == meant || c.Number == smuggled).ToDictionaryAsync(c => c.Number, c => c.State, Stop);
        Assert.Equal(CertificateState.Revoked, states[meant]);
        Assert.Equal(CertificateState.Live, states[smuggled]);
        var page = await Clerk.Browser.OpenAsync($"/imports/{Own.Import}?id={Own.SpareImport}");
        Assert.Contains(Own.Import.ToString(), page.QuerySelector("form[action*=Commit], form[action*=Drop]")!.GetAttribute("action"), StringComparison.Ordinal);
    }
}
