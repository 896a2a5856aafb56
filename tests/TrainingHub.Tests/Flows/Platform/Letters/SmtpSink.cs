using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Options;
using TrainingHub.Platform.Letters;

namespace TrainingHub.Tests.Flows;

/// <summary>A mail server on loopback that keeps what it is given. With a certificate it offers STARTTLS, or speaks TLS from the first byte.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener door = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly X509Certificate2? certificate;
    private readonly List<string> mails = [];
    private readonly List<string> heard = [];
    private readonly List<TcpClient> callers = [];
    private readonly Task serving;

    public SmtpSink(X509Certificate2? certificate = null)
    {
        this.certificate = certificate;
        door.Start();
        serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)door.LocalEndpoint).Port;

    /// <summary>Speaks TLS from the first byte.</summary>
    public bool ImplicitTls { get; init; }

    /// <summary>Asks for this user and password, written <c>user:password</c>.</summary>
    public string? Login { get; init; }

    /// <summary>Answer to the end of DATA; 250 takes the mail.</summary>
    public string Answer { get; set; } = "250 taken";

    /// <summary>Answers to other commands, by their verb; an empty one says nothing, <c>hang up</c> ends the talk.</summary>
    public Dictionary<string, string> Answers { get; } = [];

    /// <summary>How long it thinks about a letter before it answers.</summary>
    public TimeSpan ThinksFor { get; init; }

    /// <summary>What it says to a caller at first.</summary>
    public string Hello { get; init; } = "220 sink";

    /// <summary>How many letters it takes on one connection before it wants no more.</summary>
    public int LettersOfACall { get; set; } = int.MaxValue;

    /// <summary>What came in, as sent.</summary>
    public IReadOnlyList<string> Mails => Copy(mails);

    /// <summary>The commands it was given, without the mails.</summary>
    public IReadOnlyList<string> Heard => Copy(heard);

    /// <summary>How often it was called.</summary>
    public int Calls => Copy(callers).Count;

    /// <summary>The product's mailbox to this server: in clear unless the story wants otherwise.</summary>
    public SmtpMailbox Mailbox(Action<MailSettings>? change = null)
    {
        var settings = new MailSettings { Kind = MailKind.Smtp, Host = "127.0.0.1", Port = Port, Security = MailSecurity.None, From = "noreply@example.com" };
        change?.Invoke(settings);
        return new(Options.Create(settings), Options.Create(new SiteSettings { Address = new("https://hl.example.gov.cn") }));
    }

    /// <summary>Closes every connection without a word.</summary>
    public void HangUp()
    {
        foreach (var caller in Copy(callers))
            caller.Close();
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await serving; // before the door is shut, so that nobody waits at a shut one
        door.Stop();
        ending.Dispose();
        certificate?.Dispose();
    }

    private static List<T> Copy<T>(List<T> list)
    {
        lock (list)
            return [.. list];
    }

    private static void Add<T>(List<T> list, T item)
    {
        lock (list)
            list.Add(item);
    }

    private async Task ServeAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
            {
                var caller = await door.AcceptTcpClientAsync(ending.Token);
                Add(callers, caller);
                talks.Add(TalkAsync(caller));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
        await Task.WhenAll(talks);
    }

    private async Task TalkAsync(TcpClient caller)
    {
        using var _ = caller;
        var letters = 0;
        try
        {
            Stream line = caller.GetStream();
            if (ImplicitTls)
                line = await SecretAsync(line);
            await SayAsync(line, Hello);
            while (await HearAsync(line) is { } said)
            {
                Add(heard, said);
                var verb = said.ToUpperInvariant().Split(' ', ':')[0];
                if (verb == "MAIL" && ++letters > LettersOfACall)
                {
                    await SayAsync(line, "421 4.7.0 enough for one call");
                    continue;
                }
                if (Answers.TryGetValue(verb, out var told))
                {
                    if (told == "hang up")
                        return;
                    await SayAsync(line, told);
                    continue;
                }
                switch (verb)
                {
                    case "EHLO":
                        await SayAsync(line, Greeting(line));
                        break;
                    case "STARTTLS":
                        await SayAsync(line, "220 go on");
                        line = await SecretAsync(line);
                        break;
                    case "AUTH":
                        var word = Convert.ToBase64String(Encoding.UTF8.GetBytes("\0" + Login!.Replace(':', '\0')));
                        await SayAsync(line, said.EndsWith(' ' + word, StringComparison.Ordinal) ? "235 welcome" : "535 5.7.8 wrong");
                        break;
                    case "DATA":
                        await SayAsync(line, "354 go on");
                        await TakeAsync(line);
                        await Task.Delay(ThinksFor, ending.Token);
                        await SayAsync(line, Answer);
                        break;
                    case "QUIT":
                        await SayAsync(line, "221 bye");
                        return;
                    default:
                        await SayAsync(line, "250 ok");
                        break;
                }
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or AuthenticationException or ObjectDisposedException or InvalidOperationException)
        {
            // A caller that hangs up or does not trust us is a caller's right.
        }
    }

    private string Greeting(Stream line)
    {
        List<string> can = ["sink", "ENHANCEDSTATUSCODES"];
        if (certificate is not null && line is not SslStream)
            can.Add("STARTTLS");
        if (Login is not null)
            can.Add("AUTH PLAIN");
        return string.Join("\r\n", can.Select((c, i) => (i == can.Count - 1 ? "250 " : "250-") + c));
    }

    private async Task<Stream> SecretAsync(Stream line)
    {
        var secret = new SslStream(line);
        await secret.AuthenticateAsServerAsync(certificate!, false, false);
        return secret;
    }

    private async Task TakeAsync(Stream line)
    {
        var text = new StringBuilder();
        while (await HearAsync(line) is { } said && said != ".")
            text.Append(said.StartsWith('.') ? said[1..] : said).Append("\r\n");
        if (Answer.StartsWith("250", StringComparison.Ordinal))
            Add(mails, text.ToString());
    }

    private async Task SayAsync(Stream line, string answer)
    {
        if (answer.Length > 0)
            await line.WriteAsync(Encoding.ASCII.GetBytes(answer + "\r\n"), ending.Token);
    }

    private async Task<string?> HearAsync(Stream line)
    {
        var bytes = new List<byte>();
        var one = new byte[1];
        while (await line.ReadAsync(one, ending.Token) == 1)
        {
            if (one[0] == '\n')
                return Encoding.UTF8.GetString([.. bytes]).TrimEnd('\r');
            bytes.Add(one[0]);
        }
        return null;
    }
}
