using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;

namespace TrainingHub.Platform.Letters;

/// <summary>A mail server, spoken to by MailKit: STARTTLS or TLS from the first byte, never silently in clear.</summary>
internal sealed class SmtpMailbox(IOptions<MailSettings> settings) : IMailbox
{
    public async Task SendAsync(Mail mail, CancellationToken ct)
    {
        var to = settings.Value;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(to.TimeoutSeconds));
        using var message = mail.ToMessage(to);
        using var client = new SmtpClient { CheckCertificateRevocation = to.CheckRevocation };
        try
        {
            await client.ConnectAsync(to.Host!, to.Port, Options(to.Security), limit.Token);
            if (to.User is not null)
                await client.AuthenticateAsync(to.User, to.Password ?? "", limit.Token);
            await client.SendAsync(message, limit.Token);
        }
        catch (SmtpCommandException refused)
        {
            // The text of the exception may hold the address; only its status goes on.
            throw new NotDelivered(refused.StatusCode.ToString());
        }
        catch (Exception refused) when (refused is ServiceNotConnectedException or ServiceNotAuthenticatedException or SslHandshakeException
            or AuthenticationException or ProtocolException or IOException or NotSupportedException or System.Net.Sockets.SocketException)
        {
            throw new NotDelivered(refused.GetType().Name);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new NotDelivered("Timeout");
        }
        await GoodbyeAsync(client);
    }

    // Taken over; what goes wrong in saying goodbye changes nothing.
    private static async Task GoodbyeAsync(SmtpClient client)
    {
        using var short_ = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            await client.DisconnectAsync(quit: true, short_.Token);
        }
        catch (Exception trouble) when (trouble is OperationCanceledException or IOException or ProtocolException or CommandException or ServiceNotConnectedException)
        {
        }
    }

    private static SecureSocketOptions Options(MailSecurity security) => security switch
    {
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.ImplicitTls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.None,
    };
}
