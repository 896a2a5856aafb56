using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace TrainingHub.Tests.Flows;

/// <summary>A mail server on loopback that keeps what it is given. With a certificate it offers STARTTLS.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener door = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly X509Certificate2? certificate;
    private readonly List<string> mails = [];
    private readonly Task serving;

    public SmtpSink(X509Certificate2? certificate = null)
    {
        this.certificate = certificate;
        door.Start();
        serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)door.LocalEndpoint).Port;

    /// <summary>Answer to the end of DATA; 250 takes the mail.</summary>
    public string Answer { get; set; } = "250 taken";

    /// <summary>What came in, as sent.</summary>
    public IReadOnlyList<string> Mails
    {
        get
        {
            lock (mails)
                return [.. mails];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        door.Stop();
        await serving;
        ending.Dispose();
        certificate?.Dispose();
    }

    private async Task ServeAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
                talks.Add(TalkAsync(await door.AcceptTcpClientAsync(ending.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
        await Task.WhenAll(talks);
    }

    private async Task TalkAsync(TcpClient caller)
    {
        using var _ = caller;
        Stream line = caller.GetStream();
        try
        {
            await SayAsync(line, "220 sink");
            while (await HearAsync(line) is { } said)
            {
                switch (said.ToUpperInvariant().Split(' ', ':')[0])
                {
                    case "EHLO":
                        await SayAsync(line, certificate is null || line is SslStream ? "250 sink" : "250-sink\r\n250 STARTTLS");
                        break;
                    case "STARTTLS":
                        await SayAsync(line, "220 go on");
                        var secret = new SslStream(line);
                        await secret.AuthenticateAsServerAsync(certificate!, false, false);
                        line = secret;
                        break;
                    case "DATA":
                        await SayAsync(line, "354 go on");
                        await TakeAsync(line);
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
        catch (Exception e) when (e is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
        {
            // A caller that hangs up or does not trust us is a caller's right.
        }
    }

    private async Task TakeAsync(Stream line)
    {
        var text = new StringBuilder();
        while (await HearAsync(line) is { } said && said != ".")
            text.Append(said.StartsWith('.') ? said[1..] : said).Append("\r\n");
        if (!Answer.StartsWith("250", StringComparison.Ordinal))
            return;
        lock (mails)
            mails.Add(text.ToString());
    }

    private async Task SayAsync(Stream line, string answer) =>
        await line.WriteAsync(Encoding.ASCII.GetBytes(answer + "\r\n"), ending.Token);

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
