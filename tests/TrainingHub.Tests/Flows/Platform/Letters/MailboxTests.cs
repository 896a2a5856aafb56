using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
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

    public void Dispose() => Directory.Delete(folder, recursive: true);
}

public sealed class SmtpMailboxTests : MailboxContract, IAsyncDisposable
{
    private readonly SmtpSink sink = new();

    private protected override IMailbox Mailbox => To(sink, MailSecurity.None);

    private protected override IReadOnlyList<string> Arrived => sink.Mails;

    [Fact]
    public async Task A_server_without_tls_is_not_spoken_to_in_clear()
    {
        await Assert.ThrowsAsync<NotDelivered>(() => To(sink, MailSecurity.StartTls).SendAsync(Sample, Stop));

        Assert.Empty(sink.Mails);
    }

    [Fact]
    public async Task A_server_nobody_vouches_for_gets_nothing()
    {
        using var key = RSA.Create(2048);
        using var made = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await using var stranger = new SmtpSink(X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null));

        await Assert.ThrowsAsync<NotDelivered>(() => To(stranger, MailSecurity.StartTls).SendAsync(Sample, Stop));

        Assert.Empty(stranger.Mails);
    }

    [Fact]
    public async Task A_refusal_names_nobody()
    {
        sink.Answer = "554 5.7.1 <ayi@example.com> is not wanted";

        var refused = await Assert.ThrowsAsync<NotDelivered>(() => Mailbox.SendAsync(Sample, Stop));

        Assert.DoesNotContain("ayi", refused.Message);
    }

    // The build decides which package is behind it; the story is the same.
    private static IMailbox To(SmtpSink sink, MailSecurity security)
    {
        var services = new ServiceCollection();
        services.AddSingleton(Options.Create(new MailSettings
        {
            Kind = MailKind.Smtp,
            Host = "127.0.0.1",
            Port = sink.Port,
            Security = security,
            From = "noreply@example.com",
        }));
        services.AddKeyedSingleton<IMailbox, SmtpMailbox>(MailKind.Smtp);
        return services.BuildServiceProvider().GetRequiredKeyedService<IMailbox>(MailKind.Smtp);
    }

    public async ValueTask DisposeAsync()
    {
        await sink.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
