using System.Net;
using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace TrainingHub.Letters;

/// <summary>The framework's own client: STARTTLS on ports 587 and 25, never silently in clear.</summary>
internal sealed class SmtpMailbox(IOptions<MailSettings> settings) : IMailbox
{
    public async Task SendAsync(Mail mail, CancellationToken ct)
    {
        var to = settings.Value;
        using var message = mail.ToMessage(to);
        using var client = new SmtpClient(to.Host, to.Port)
        {
            EnableSsl = to.Security != MailSecurity.None,
            DeliveryFormat = SmtpDeliveryFormat.SevenBit,
            Credentials = to.User is null ? null : new NetworkCredential(to.User, to.Password),
        };
        // SmtpClient.Timeout does not hold for the asynchronous call, and the token is not looked at once DATA is on its way.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(to.TimeoutSeconds));
        try
        {
            await client.SendMailAsync(message, limit.Token).WaitAsync(limit.Token);
        }
        catch (SmtpException refused)
        {
            // The text of the exception may hold the address; only its status goes on.
            throw new NotDelivered(refused.StatusCode.ToString(), refused.InnerException);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new NotDelivered("Timeout");
        }
    }
}
