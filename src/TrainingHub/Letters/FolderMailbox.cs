using System.Net.Mail;
using Microsoft.Extensions.Options;
using TrainingHub.Data;

namespace TrainingHub.Letters;

/// <summary>Writes each mail as <c>{message id}.eml</c>; sent twice, the second replaces the first.</summary>
internal sealed class FolderMailbox(IOptions<MailSettings> settings, IOptions<DataSettings> data) : IMailbox
{
    /// <summary>The folder the files go to.</summary>
    public string Folder { get; } = Path.GetFullPath(settings.Value.Folder ?? Path.Combine(data.Value.Folder, "mail"));

    public async Task SendAsync(Mail mail, CancellationToken ct)
    {
        // The pickup folder names its files by chance, so it is one of its own and the file moves on from there, whole or not at all.
        var desk = Directory.CreateDirectory(Path.Combine(Folder, $".{Guid.NewGuid():N}"));
        try
        {
            using var message = mail.ToMessage(settings.Value);
            using var client = new SmtpClient
            {
                DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory,
                PickupDirectoryLocation = desk.FullName,
            };
            await client.SendMailAsync(message, ct);
            desk.EnumerateFiles().Single().MoveTo(PathOf(mail.MessageId), overwrite: true);
        }
        finally
        {
            desk.Delete(recursive: true);
        }
    }

    /// <summary>Where the mail with this Message-ID stands.</summary>
    public string PathOf(string messageId) => Path.Combine(Folder, messageId.Split('@')[0] + ".eml");
}
