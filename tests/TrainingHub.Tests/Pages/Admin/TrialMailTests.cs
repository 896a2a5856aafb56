using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Platform.Letters;

namespace TrainingHub.Tests.Pages;

/// <summary>The operator tries whether letters leave the house.</summary>
public sealed class TrialMailTests : PageTest
{
    private readonly PostOffice outside = new();

    protected override void Prepare(WebApplicationBuilder builder)
    {
        base.Prepare(builder);
        builder.Services.AddSingleton<IMailbox>(outside);
    }

    [Fact]
    public async Task A_mail_goes_out_and_the_page_says_so()
    {
        var visitor = await AsAsync(Role.Operator);

        using var answer = await visitor.SubmitAsync("/admin/jobs/mail", [("Input.Address", " zhangli@example.cn ")]);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("收下了试寄的邮件", (await visitor.OpenAsync("/admin/jobs/mail")).Body!.TextContent, StringComparison.Ordinal);
        var mail = Assert.Single(outside.Taken);
        Assert.Equal("zhangli@example.cn", mail.To);
        Assert.Contains("http://localhost:5080/", mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zhangli@example.cn", "Mail:Host")]
    [InlineData("zhangli", "name@example.cn")]
    public async Task What_goes_wrong_is_said_on_the_page(string address, string said)
    {
        outside.Trouble = new NotDelivered("连不上邮件服务器 {0}:{1}。请核对 Mail:Host、Mail:Port 和防火墙。", "mail.example.cn", 587);

        using var answer = await (await AsAsync(Role.Operator)).SubmitAsync("/admin/jobs/mail", [("Input.Address", address)]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(said, (await Visitor.ReadAsync(answer)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private sealed class PostOffice : IMailbox
    {
        public NotDelivered? Trouble { get; set; }

        public List<Mail> Taken { get; } = [];

        public Task SendAsync(Mail mail, CancellationToken ct)
        {
            if (Trouble is not null)
                throw Trouble;
            Taken.Add(mail);
            return Task.CompletedTask;
        }
    }
}
