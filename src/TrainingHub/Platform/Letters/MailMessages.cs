using MimeKit;

namespace TrainingHub.Platform.Letters;

internal static class MailMessages
{
    /// <summary>The mail as it travels: UTF-8 throughout, plain text with an HTML twin.</summary>
    public static MimeMessage ToMessage(this Mail mail, MailSettings settings)
    {
        var message = new MimeMessage
        {
            Subject = mail.Subject.ReplaceLineEndings(" "),
            Body = new BodyBuilder { TextBody = mail.Text, HtmlBody = mail.Html }.ToMessageBody(),
            MessageId = mail.MessageId,
        };
        message.From.Add(new MailboxAddress(settings.FromName, settings.From));
        message.To.Add(new MailboxAddress(mail.ToName, mail.To));
        // Out-of-office replies to a bulk of letters help nobody (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Prepare(EncodingConstraint.SevenBit);
        return message;
    }
}
