using Microsoft.Extensions.Options;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.Letters;

namespace TrainingHub.Tests.Flows;

public sealed class FolderMailboxTests : MailboxContract, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hub-mail-").FullName;

    private protected override IMailbox Mailbox =>
        new FolderMailbox(Options.Create(new MailSettings()), Options.Create(new DataSettings { Folder = folder }));

    private protected override IReadOnlyList<string> Arrived =>
        [.. Directory.EnumerateFileSystemEntries(Path.Combine(folder, "mail")).Select(File.ReadAllText)];

    [Fact]
    public async Task Sent_twice_it_is_one_file()
    {
        await Mailbox.SendAsync(Sample, Stop);
        await Mailbox.SendAsync(Sample, Stop);

        Assert.Equal("0198aabbccdd.eml", Path.GetFileName(Assert.Single(Directory.GetFileSystemEntries(Path.Combine(folder, "mail")))));
    }

    [Fact]
    public async Task A_draft_that_a_killed_process_left_is_gone_after_the_next_try()
    {
        var mail = Directory.CreateDirectory(Path.Combine(folder, "mail")).FullName;
        await File.WriteAllTextAsync(Path.Combine(mail, ".0198aabbccdd.draft"), new string('x', 100_000), Stop);

        await Mailbox.SendAsync(Sample, Stop);

        Assert.Equal("0198aabbccdd.eml", Path.GetFileName(Assert.Single(Directory.GetFileSystemEntries(mail))));
        Assert.DoesNotContain("xxx", Assert.Single(Arrived), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}

/// <summary>Letters to a mail server that takes them; what goes wrong there is told in <see cref="SmtpTroubleTests"/>.</summary>
public sealed class SmtpMailboxTests : MailboxContract, IAsyncDisposable
{
    private readonly SmtpSink sink = new();
    private readonly SmtpMailbox mailbox;

    public SmtpMailboxTests() => mailbox = sink.Mailbox();

    private protected override IMailbox Mailbox => mailbox;

    private protected override IReadOnlyList<string> Arrived => sink.Mails;

    [Fact]
    public async Task It_calls_itself_by_the_sites_name()
    {
        await mailbox.SendAsync(Sample, Stop);

        Assert.Equal("EHLO hl.example.gov.cn", sink.Heard[0]);
    }

    [Fact]
    public async Task Letters_that_follow_each_other_share_a_connection_and_say_goodbye_once()
    {
        for (var i = 0; i < 3; i++)
            await mailbox.SendAsync(Sample, Stop);
        await mailbox.DisposeAsync();

        Assert.Equal((3, 1, 1), (sink.Mails.Count, sink.Calls, sink.Heard.Count(h => h == "QUIT")));
    }

    [Fact]
    public async Task A_connection_ends_with_its_group()
    {
        for (var i = 0; i < 33; i++)
            await mailbox.SendAsync(Sample, Stop);

        Assert.Equal((33, 2), (sink.Mails.Count, sink.Calls));
    }

    [Fact]
    public async Task A_server_that_hung_up_meanwhile_is_called_again()
    {
        await mailbox.SendAsync(Sample, Stop);
        sink.HangUp();
        await mailbox.SendAsync(Sample, Stop);

        Assert.Equal((2, 2), (sink.Mails.Count, sink.Calls));
    }

    [Fact]
    public async Task A_server_that_wants_no_more_on_one_connection_gets_another()
    {
        sink.LettersOfACall = 2;
        for (var i = 0; i < 3; i++)
            await mailbox.SendAsync(Sample, Stop);

        Assert.Equal((3, 2), (sink.Mails.Count, sink.Calls));
    }

    [Fact]
    public async Task It_signs_in_where_the_server_asks_for_it()
    {
        await using var asks = new SmtpSink { Login = "hub:secret" };
        await using var signsIn = asks.Mailbox(m => (m.User, m.Password) = ("hub", "secret"));

        await signsIn.SendAsync(Sample, Stop);

        Assert.Single(asks.Mails);
    }

    public async ValueTask DisposeAsync()
    {
        await mailbox.DisposeAsync();
        await sink.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
