using Microsoft.Extensions.Options;
using TrainingHub.Platform.Data;

namespace TrainingHub.Platform.Letters;

/// <summary>Writes each mail as <c>{message id}.eml</c>; sent twice, the second replaces the first.</summary>
internal sealed class FolderMailbox(IOptions<MailSettings> settings, IOptions<DataSettings> data) : IMailbox
{
    /// <summary>The folder the files go to.</summary>
    public string Folder { get; } = Path.GetFullPath(settings.Value.Folder ?? Path.Combine(data.Value.Folder, "mail"));

    public async Task SendAsync(Mail mail, CancellationToken ct)
    {
        Directory.CreateDirectory(Folder);
        // Whole or not at all. A draft that a killed process left behind is written over by the next try of the same letter.
        var draft = Path.Combine(Folder, $".{NameOf(mail.MessageId)}.draft");
        try
        {
            using var message = mail.ToMessage(settings.Value);
            await using (var file = new FileStream(draft, OwnersOnly()))
                await message.WriteToAsync(file, ct);
            File.Move(draft, PathOf(mail.MessageId), overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>Where the mail with this Message-ID stands.</summary>
    public string PathOf(string messageId) => Path.Combine(Folder, NameOf(messageId) + ".eml");

    private static FileStreamOptions OwnersOnly()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private static string NameOf(string messageId) => messageId.Split('@')[0];
}
