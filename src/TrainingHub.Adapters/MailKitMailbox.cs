using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace TrainingHub.Letters;

/// <summary>MailKit: STARTTLS and TLS from the first byte.</summary>
internal sealed class MailKitMailbox(IOptions<MailSettings> settings) : IMailbox
{
    public async Task SendAsync(Mail mail, CancellationToken ct)
    {
        var to = settings.Value;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(to.TimeoutSeconds));
        using var message = Message(mail, to);
        using var client = new SmtpClient { CheckCertificateRevocation = to.CheckRevocation };
        try
        {
            await client.ConnectAsync(to.Host, to.Port, to.Security switch
            {
                MailSecurity.StartTls => SecureSocketOptions.StartTls,
                MailSecurity.ImplicitTls => SecureSocketOptions.SslOnConnect,
                MailSecurity.None => SecureSocketOptions.None,
                _ => throw new ArgumentOutOfRangeException(nameof(mail), to.Security, null),
            }, limit.Token);
            if (to.User is not null)
                await client.AuthenticateAsync(to.User, to.Password ?? "", limit.Token);
            await client.SendAsync(message, limit.Token);
        }
        catch (SmtpCommandException refused)
        {
            // The text of the exception may hold the address; only its status goes on.
            throw new NotDelivered(refused.StatusCode.ToString());
        }
        catch (Exception refused) when (refused is ServiceNotConnectedException or SslHandshakeException or AuthenticationException
            or ProtocolException or IOException or NotSupportedException or System.Net.Sockets.SocketException)
        {
            throw new NotDelivered(refused.GetType().Name);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new NotDelivered("Timeout");
        }
        // Taken over; what goes wrong in saying goodbye changes nothing.
        await client.DisconnectAsync(quit: false, CancellationToken.None);
    }

    private static MimeMessage Message(Mail mail, MailSettings settings)
    {
        var message = new MimeMessage
        {
            Subject = mail.Subject.ReplaceLineEndings(" "),
            Body = new BodyBuilder { TextBody = mail.Text, HtmlBody = mail.Html }.ToMessageBody(),
            MessageId = mail.MessageId,
        };
        message.From.Add(new MailboxAddress(settings.FromName, settings.From));
        message.To.Add(new MailboxAddress(mail.ToName, mail.To));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}
