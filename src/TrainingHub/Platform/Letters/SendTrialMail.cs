using System.Globalization;
using Microsoft.Extensions.Options;
using TrainingHub.Platform.Files;
using TrainingHub.Templates.Letters;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Platform.Letters;

/// <summary>A mail that shows the operator whether letters leave the house with the settings as they are.</summary>
[Needs(Permission.RunJobs)]
internal sealed class SendTrialMail(ITemplates templates, IMailbox mailbox, IOptions<SiteSettings> site, IOptions<MailSettings> settings, TimeProvider clock)
{
    /// <returns>whether the mail was taken over, and what happened, in the reader's language</returns>
    public async Task<(bool Taken, string Said)> RunAsync(string address, Actor actor, CancellationToken ct)
    {
        actor.MustBeAllowed(this);
        var to = MailAddress.Read(address, out var fault) ?? throw fault!.AsBroken("Address");
        var letter = new TrialMail { Site = site.Value.Address.ToString(), At = clock.Now.InChina.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) };
        var html = await templates.RenderAsync(letter, ct);
        var id = $"{RowId.New():N}@{site.Value.Address.Host}";
        try
        {
            await mailbox.SendAsync(new Mail(id, to, to, letter.Subject, html, SendLetter.PlainText(html)), ct);
        }
        catch (NotDelivered trouble)
        {
            return (false, trouble.Said);
        }
        return (true, mailbox is FolderMailbox folder
            ? T("Mail:Kind 是 Folder：试寄的邮件写成了文件 {0}，没有寄出。", folder.PathOf(id))
            : T("邮件服务器 {0} 收下了试寄的邮件。请到收件箱里核对，也看看垃圾邮件。", settings.Value.Host));
    }
}
