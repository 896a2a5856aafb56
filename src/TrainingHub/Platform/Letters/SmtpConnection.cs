using System.Net.Security;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace TrainingHub.Platform.Letters;

/// <summary>One connection to the mail server, opened with the first letter.</summary>
internal sealed class SmtpConnection : IAsyncDisposable
{
    private readonly MailSettings to;
    private readonly SmtpClient client;

    /// <param name="host">how this site calls itself to the server; the machine's own name is nobody's business</param>
    public SmtpConnection(MailSettings to, string host)
    {
        this.to = to;
        client = new SmtpClient { CheckCertificateRevocation = to.CheckRevocation, LocalDomain = host };
        client.ServerCertificateValidationCallback = (_, _, chain, errors) =>
        {
            Certificate = CertificateTrouble.Of(chain, errors);
            return errors == SslPolicyErrors.None;
        };
    }

    /// <summary>Letters that the server took on it.</summary>
    public int Sent { get; private set; }

    /// <summary>What is wrong with the server's certificate.</summary>
    public CertificateTrouble Certificate { get; private set; }

    public async Task SendAsync(MimeMessage message, CancellationToken ct)
    {
        if (!client.IsConnected)
        {
            await client.ConnectAsync(to.Host!, to.Port, to.Security switch
            {
                MailSecurity.StartTls => SecureSocketOptions.StartTls,
                MailSecurity.ImplicitTls => SecureSocketOptions.SslOnConnect,
                MailSecurity.None => SecureSocketOptions.None,
                _ => throw new ArgumentOutOfRangeException(nameof(message), to.Security, null),
            }, ct);
            if (to.User is not null)
                await client.AuthenticateAsync(to.User, to.Password ?? "", ct);
        }
        await client.SendAsync(message, ct);
        Sent++;
    }

    /// <summary>Whether the server still answers; it may have closed the connection meanwhile.</summary>
    public async Task<bool> IsAliveAsync(CancellationToken ct)
    {
        try
        {
            await client.NoOpAsync(ct);
            return true;
        }
        catch (Exception gone) when (gone is IOException or ProtocolException or CommandException or ServiceNotConnectedException)
        {
            return false;
        }
    }

    /// <summary>Says goodbye, with a short limit of its own. What goes wrong in it changes nothing: the letters are taken over.</summary>
    public async ValueTask DisposeAsync()
    {
        using var moment = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            await client.DisconnectAsync(quit: true, moment.Token);
        }
        catch (Exception trouble) when (trouble is OperationCanceledException or IOException or ProtocolException or CommandException or ServiceNotConnectedException)
        {
        }
        client.Dispose();
    }
}
