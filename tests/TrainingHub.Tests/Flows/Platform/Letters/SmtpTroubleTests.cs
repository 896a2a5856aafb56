using TrainingHub.Platform.Letters;

namespace TrainingHub.Tests.Flows;

/// <summary>A mail server that does not take a letter: the words name the setting to look at and nobody's address.</summary>
public sealed class SmtpTroubleTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static readonly Mail Letter = new("0198aabbccdd@hl.example.gov.cn", "王芳", "ayi@example.com", "证书", "<p>您好</p>", "您好");

    [Theory]
    [InlineData("RCPT", "450 4.2.1 <ayi@example.com> try later", "450 4.2.1")]
    [InlineData("RCPT", "554 5.7.1 <ayi@example.com> is not wanted", "554 5.7.1")]
    [InlineData("RCPT", "550 5.1.8 your domain is unknown", "550 5.1.8")]
    [InlineData("MAIL", "553 5.7.1 noreply@example.com is not yours", "Mail:From")]
    [InlineData("MAIL", "530 5.7.0 sign in first", "Mail:User")]
    [InlineData("DATA", "552 5.2.2 over quota", "552 5.2.2")]
    [InlineData("DATA", "hang up", "Mail:Port")]
    [InlineData("RCPT", "hang up", "Mail:Port")]
    [InlineData("RCPT", "550 relaying denied", "550")]
    [InlineData("EHLO", "hang up", "Mail:Port")]
    [InlineData("DATA", "what?", "Mail:Port")]
    [InlineData("MAIL", "999 no such code", "999")]
    [InlineData("DATA", "421 4.3.0 <ayi@example.com> not now", "421 4.3.0")]
    public async Task A_refusal_is_tried_again_and_says_where_to_look(string verb, string answer, string names)
    {
        await using var sink = new SmtpSink { Answers = { [verb] = answer } };
        await using var mailbox = sink.Mailbox();

        var told = await Assert.ThrowsAsync<NotDelivered>(() => mailbox.SendAsync(Letter, Stop));

        Assert.Contains(names, told.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("ayi", told.Message, StringComparison.Ordinal);
        Assert.Empty(sink.Mails);
    }

    [Theory]
    [InlineData("550 5.1.1 <ayi@example.com> unknown")]
    [InlineData("550 5.1.10 no mail for example.com")]
    [InlineData("550 User not found: ayi@example.com")]
    [InlineData("550 Mailbox not found. http://service.mail.example.com/cgi-bin/help")]
    [InlineData("551 User not local; please try <forward@example.com>")]
    public async Task A_recipient_that_does_not_exist_is_for_a_person_to_put_right(string answer)
    {
        await using var sink = new SmtpSink { Answers = { ["RCPT"] = answer } };
        await using var mailbox = sink.Mailbox();

        var told = await Assert.ThrowsAsync<RuleBroken>(() => mailbox.SendAsync(Letter, Stop));

        Assert.Equal("letter.no-such-address", told.Code);
        Assert.DoesNotContain("ayi", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_falls_silent_after_the_letter_is_not_waited_for_for_ever()
    {
        await using var sink = new SmtpSink { Answer = "" };
        await using var mailbox = sink.Mailbox(m => m.TimeoutSeconds = 1);

        var told = await Assert.ThrowsAsync<NotDelivered>(() => mailbox.SendAsync(Letter, Stop));

        Assert.Contains("Mail:TimeoutSeconds", told.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("554 5.7.1 go away", "554 5.7.1")]
    [InlineData("421 4.3.2 too many callers", "421 4.3.2")]
    [InlineData("HTTP/1.1 400 Bad Request", "Mail:Port")]
    [InlineData("", "Mail:TimeoutSeconds")]
    public async Task A_server_that_greets_in_its_own_way_is_told(string hello, string names)
    {
        await using var sink = new SmtpSink { Hello = hello };
        await using var mailbox = sink.Mailbox(m => m.TimeoutSeconds = 1);

        var told = await Assert.ThrowsAsync<NotDelivered>(() => mailbox.SendAsync(Letter, Stop));

        Assert.Contains(names, told.Message, StringComparison.Ordinal);
        Assert.Empty(sink.Mails);
    }

    [Fact]
    public async Task Who_asks_for_the_end_gets_it()
    {
        await using var sink = new SmtpSink { Answers = { ["RCPT"] = "" } };
        await using var mailbox = sink.Mailbox();
        using var ending = new CancellationTokenSource();
        var sending = mailbox.SendAsync(Letter, ending.Token);

        await ending.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task Nobody_at_the_port_and_no_such_host_are_told_apart()
    {
        var sink = new SmtpSink();
        await sink.DisposeAsync();
        await using var nobody = sink.Mailbox();
        await using var nowhere = sink.Mailbox(m => m.Host = "no-such-host.invalid");

        Assert.Contains("防火墙", (await Assert.ThrowsAsync<NotDelivered>(() => nobody.SendAsync(Letter, Stop))).Message, StringComparison.Ordinal);
        Assert.Contains("域名解析", (await Assert.ThrowsAsync<NotDelivered>(() => nowhere.SendAsync(Letter, Stop))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_told_as_one()
    {
        await using var sink = new SmtpSink { Login = "hub:secret" };
        await using var mailbox = sink.Mailbox(m => (m.User, m.Password) = ("hub", "guessed"));

        Assert.Contains("Mail:Password", (await Assert.ThrowsAsync<NotDelivered>(() => mailbox.SendAsync(Letter, Stop))).Message, StringComparison.Ordinal);
        Assert.Empty(sink.Mails);
    }

    [Theory]
    [InlineData(nameof(MailSecurity.StartTls), "Mail:Security")]
    [InlineData(nameof(MailSecurity.ImplicitTls), "ImplicitTls")]
    public async Task A_server_without_tls_is_not_spoken_to_in_clear(string security, string names)
    {
        await using var sink = new SmtpSink();
        await using var mailbox = sink.Mailbox(m => (m.Security, m.TimeoutSeconds) = (Enum.Parse<MailSecurity>(security), 5));

        var told = await Assert.ThrowsAsync<NotDelivered>(() => mailbox.SendAsync(Letter, Stop));

        Assert.Contains(names, told.Message, StringComparison.Ordinal);
        Assert.Empty(sink.Mails);
        Assert.DoesNotContain(sink.Heard, h => h.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(nameof(MailSecurity.StartTls))]
    [InlineData(nameof(MailSecurity.ImplicitTls))]
    public async Task A_server_nobody_vouches_for_gets_nothing(string security)
    {
        await using var stranger = new SmtpSink(TestAuthority.Alone()) { ImplicitTls = security == nameof(MailSecurity.ImplicitTls) };
        await using var mailbox = stranger.Mailbox(m => m.Security = Enum.Parse<MailSecurity>(security));

        var told = await Assert.ThrowsAsync<NotDelivered>(() => mailbox.SendAsync(Letter, Stop));

        Assert.Contains("根证书", told.Message, StringComparison.Ordinal);
        Assert.Empty(stranger.Mails);
    }
}
