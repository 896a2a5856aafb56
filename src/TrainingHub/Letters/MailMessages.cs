using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace TrainingHub.Letters;

internal static class MailMessages
{
    /// <summary>The mail as System.Net.Mail wants it: UTF-8 throughout, plain text with an HTML twin.</summary>
    public static MailMessage ToMessage(this Mail mail, MailSettings settings)
    {
        var message = new MailMessage
        {
            From = new MailAddress(settings.From, settings.FromName, Encoding.UTF8),
            Subject = mail.Subject.ReplaceLineEndings(" "),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
            BodyEncoding = Encoding.UTF8,
            Body = mail.Text,
        };
        message.Headers.Add("Message-ID", $"<{mail.MessageId}>");
        // Out-of-office replies to a bulk of letters help nobody (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.To.Add(new MailAddress(mail.To, mail.ToName, Encoding.UTF8));
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(mail.Html, Encoding.UTF8, MediaTypeNames.Text.Html));
        return message;
    }
}
