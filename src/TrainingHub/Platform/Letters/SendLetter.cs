using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.Files;
using TrainingHub.Platform.Work;
using TrainingHub.Templates.Letters;

namespace TrainingHub.Platform.Letters;

/// <summary>The page that a one-time letter leads to, as a path of this site; made when the letter is sent, so that no row holds it.</summary>
/// <param name="subject">the row that the letter is about</param>
internal delegate Task<string> OneTimePath(Guid subject, CancellationToken ct);

/// <summary>Sends one letter by mail. Killed between sending and saving it sends again, with the same Message-ID.</summary>
internal sealed partial class SendLetter(HubData db, ITemplates templates, IMailbox mailbox, IOptions<SiteSettings> site, OneTimePath path, TimeProvider clock) : IWorkStep
{
    public static string Kind => "letter.send";

    public static string Title => "寄出邮件";

    public static StepShape Shape => StepShape.Outside;

    public static async Task<Dictionary<Guid, string>> NamesAsync(HubData db, Guid[] subjects, CancellationToken ct) =>
        await db.Set<Letter>().Where(l => subjects.Contains(l.Id)).ToDictionaryAsync(l => l.Id, l => l.ToName, ct);

    public async Task RunAsync(Guid subject, CancellationToken ct)
    {
        var letter = await db.Set<Letter>().SingleOrDefaultAsync(l => l.Id == subject, ct) ?? throw new NotHere();
        if (letter.State != LetterState.Waiting)
            return;
        if (MailAddress.Read(letter.ToAddress ?? "", out _) is not { } to)
            throw new RuleBroken("letter.address", "收信人的邮箱地址写得不对，请在学员资料里改正。");
        var model = letter.Model();
        if (model is IOneTimeLetter once)
            model = once.WithLink(site.Value.At(await path(letter.Subject, ct)).ToString());
        var html = await templates.RenderAsync(model, ct);
        await mailbox.SendAsync(new Mail(letter.MessageId(site.Value.Address.Host), letter.ToName, to, model.Subject, html, PlainText(html)), ct);
        letter.SentOn(clock.Now);
    }

    /// <summary>The letter for readers that show no HTML: lines where the layout breaks, addresses of links behind their words.</summary>
    internal static string PlainText(string html)
    {
        var text = Head().Replace(html, "");
        text = Spaces().Replace(text, " ");
        text = Link().Replace(text, "$2 $1");
        text = LineEnd().Replace(text, "\n");
        text = Tag().Replace(text, "");
        var lines = WebUtility.HtmlDecode(text).Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0);
        return string.Join("\r\n", lines) + "\r\n";
    }

    [GeneratedRegex("<(head|style|script)[ >].*?</\\1>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Head();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("<a [^>]*href=\"(https?:[^\"]*)\"[^>]*>(.*?)</a>", RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex("<br ?/?>|</(p|div|tr|li|h[1-6]|table)>", RegexOptions.IgnoreCase)]
    private static partial Regex LineEnd();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
