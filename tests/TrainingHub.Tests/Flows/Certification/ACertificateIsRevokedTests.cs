using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Certification;

namespace TrainingHub.Tests.Flows;

public sealed class ACertificateIsRevokedTests : SiteTest
{
    private static Actor ClerkOf(Guid assessor) => new(Guid.NewGuid(), "赵红霞", Role.AssessorClerk, "/411200/", AssessorId: assessor);

    [Fact]
    public async Task Its_own_assessor_revokes_it_with_a_reason_and_the_public_sees_it_at_once()
    {
        var c = await Given.IssuedAsync();
        Assert.Contains("证书有效", await Browser().GetStringAsync("/v/" + c.Code, Stop), StringComparison.Ordinal);

        await ElsewhereAsync(s => s.GetRequiredService<RevokeCertificate>().RunAsync(c.Number, RevokeReason.Other, " 姓名录错 ", ClerkOf(c.AssessorId), Stop));

        await Db.Entry(c).ReloadAsync(Stop);
        Assert.Equal((CertificateState.Revoked, "其他：姓名录错"), (c.State, c.RevokeReason));
        Assert.Contains("证书已注销", await Browser().GetStringAsync("/v/" + c.Code, Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_assessors_certificate_is_not_here()
    {
        var c = await Given.IssuedAsync();
        var revoke = Make<RevokeCertificate>();
        await Assert.ThrowsAsync<NotHere>(() => revoke.RunAsync(c.Number, RevokeReason.Twice, null, ClerkOf(Guid.NewGuid()), Stop));
        await Assert.ThrowsAsync<NotHere>(() => revoke.RunAsync("S000041000012225999999", RevokeReason.Twice, null, ClerkOf(c.AssessorId), Stop));
    }

    [Theory]
    [InlineData(Role.SchoolClerk)]
    [InlineData(Role.CityOfficer)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Operator)]
    public async Task Who_does_not_issue_does_not_revoke(Role role)
    {
        var c = await Given.IssuedAsync();
        var actor = new Actor(Guid.NewGuid(), "某人", role, "/411200/", c.SchoolId, c.AssessorId);
        await Assert.ThrowsAsync<NotHere>(() => Make<RevokeCertificate>().RunAsync(c.Number, RevokeReason.Twice, null, actor, Stop));
    }

    [Fact]
    public async Task Without_a_reason_nothing_happens_and_twice_is_refused()
    {
        var c = await Given.IssuedAsync();
        var (revoke, clerk) = (Make<RevokeCertificate>(), ClerkOf(c.AssessorId));
        Assert.Equal("Reason", (await Assert.ThrowsAsync<RuleBroken>(() => revoke.RunAsync(c.Number, null, "x", clerk, Stop))).Field);
        Assert.Equal("Details", (await Assert.ThrowsAsync<RuleBroken>(() => revoke.RunAsync(c.Number, RevokeReason.Other, " ", clerk, Stop))).Field);
        Assert.Equal("Details", (await Assert.ThrowsAsync<RuleBroken>(() => revoke.RunAsync(c.Number, RevokeReason.Fraud, new string('长', 201), clerk, Stop))).Field);
        Assert.Equal(CertificateState.Live, c.State);
        await revoke.RunAsync(c.Number, RevokeReason.Twice, null, clerk, Stop);
        Assert.Equal("certificate.revoked", (await Assert.ThrowsAsync<RuleBroken>(() => revoke.RunAsync(c.Number, RevokeReason.Twice, null, clerk, Stop))).Code);
    }

    [Fact]
    public async Task The_register_is_narrowed_by_what_people_ask_for()
    {
        var a = await Given.IssuedAsync("王桂兰", Level.Five, on: new(2024, 12, 31));
        var b = await Given.IssuedAsync("阿依古丽·买买提", Level.Three, on: new(2025, 1, 1));
        b.Revoke("重复发证", Clock.Now);
        await Db.SaveChangesAsync(Stop);
        var none = new RegisterFilter(null, null, null, null, null, null, null);

        async Task<List<string>> Found(RegisterFilter filter) => await (await filter.OfAsync(Db.Certificates, Db, Stop)).Select(c => c.Number).ToListAsync(Stop);

        Assert.Equal(2, (await Found(none)).Count);
        Assert.Equal([a.Number], await Found(none with { Number = " " + a.Number[..15].ToLowerInvariant() }));
        Assert.Equal([b.Number], await Found(none with { Name = "古丽•买" }));
        Assert.Equal([b.Number], await Found(none with { Level = Level.Three }));
        Assert.Equal([b.Number], await Found(none with { State = CertificateState.Revoked }));
        Assert.Equal([a.Number], await Found(none with { Year = 2024 }));
        Assert.Empty(await Found(none with { ClassCode = "没有这个班" }));
        Assert.Empty(await Found(none with { RegionPath = "/411200/411224/" }));
        Assert.Equal(2, (await Found(none with { RegionPath = "/411200/", Year = 99999, Number = "\ud800" })).Count);
    }
}
