using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Certification;

namespace TrainingHub.Tests.Pages;

/// <summary>Two revoke one certificate: its page is no more for the second, who is told what happened and not that nothing is there.</summary>
public sealed class WhoComesSecondTests : PageTest
{
    private readonly SomebodyFaster faster = new();
    private PlayedClass march = null!;
    private Visitor visitor = null!;
    private string number = "";

    protected override void Prepare(WebApplicationBuilder builder)
    {
        base.Prepare(builder);
        builder.Services.AddSingleton<IInterceptor>(faster);
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Given.CityAsync();
        var assessor = await Given.AssessorAsync();
        march = new(Services, Clock, await Given.SchoolAsync(), assessor, new(2025, 3, 10));
        await march.OpenAsync();
        await march.ImportAsync(Given.People(0, "王桂兰"));
        await march.TeachAsync();
        await march.AssessAsync(new(2025, 3, 28));
        await march.IssueAsync();
        number = await Db.Certificates.Select(c => c.Number).SingleAsync(Stop);
        visitor = await AsAsync(Role.AssessorClerk, assessor: assessor.Id);
    }

    [Fact]
    public async Task At_the_same_moment_it_is_a_conflict()
    {
        faster.IsThere = true;
        using var answer = await visitor.SubmitAsync($"/certificates/{number}/revoke", [("Input.Reason", nameof(RevokeReason.Fraud))]);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("刚刚被别人改过", (await Visitor.ReadAsync(answer)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moment_later_it_is_the_sentence_of_the_refusal()
    {
        var form = (await visitor.OpenAsync($"/certificates/{number}/revoke")).QuerySelectorAll("main input[type=hidden]")
            .Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!)).Append(new("Input.Reason", nameof(RevokeReason.Fraud))).ToList();
        await march.DoAsync<RevokeCertificate>(a => a.RunAsync(number, RevokeReason.Fraud, null, march.Examiner, Stop));
        using var answer = await visitor.PostAsync($"/certificates/{number}/revoke", form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("注销", (await Visitor.ReadAsync(answer)).QuerySelector("main li")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>Revokes every certificate between somebody's reading and saving.</summary>
    private sealed class SomebodyFaster : SaveChangesInterceptor
    {
        public bool IsThere { get; set; }

        public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (IsThere && eventData.Context!.ChangeTracker.Entries<Certificate>().Any(c => c.State == EntityState.Modified))
                await eventData.Context.Database.ExecuteSqlRawAsync("UPDATE certificates SET state = 'Revoked', version = version + 1", cancellationToken);
            return result;
        }
    }
}
