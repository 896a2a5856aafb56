using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;

namespace TrainingHub.Platform.Letters;

/// <summary>
/// A mail server, spoken to by MailKit: STARTTLS or TLS from the first byte, never silently in clear. Letters that follow each other
/// share a connection; it ends with its group, or when no letter comes for some seconds.
/// </summary>
internal sealed class SmtpMailbox(IOptions<MailSettings> settings, IOptions<SiteSettings> site) : IMailbox, IAsyncDisposable
{
    /// <summary>Letters of one connection; mail servers count them, too.</summary>
    private const int Group = 32;

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource ending = new();
    private readonly Lock door = new();
    private readonly List<SmtpConnection> free = [];

    public async Task SendAsync(Mail mail, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(settings.Value.TimeoutSeconds));
        using var message = mail.ToMessage(settings.Value);
        var connection = await FreeAsync(limit.Token) ?? New();
        try
        {
            try
            {
                await connection.SendAsync(message, limit.Token);
            }
            catch (SmtpCommandException full) when (connection.Sent > 0 && full.StatusCode == SmtpStatusCode.ServiceNotAvailable)
            {
                // The server wants no more letters on this connection; it took nothing of this one.
                await connection.DisposeAsync();
                connection = New();
                await connection.SendAsync(message, limit.Token);
            }
        }
        catch (Exception trouble)
        {
            await connection.DisposeAsync();
            if (SmtpTrouble.Of(trouble, connection.Certificate, settings.Value, ct) is { } told)
                throw told;
            throw;
        }
        await KeepAsync(connection);
    }

    public async ValueTask DisposeAsync()
    {
        if (ending.IsCancellationRequested)
            return; // the container knows it under two names
        await ending.CancelAsync();
        while (Take() is { } connection)
            await connection.DisposeAsync();
        ending.Dispose();
    }

    private SmtpConnection New() => new(settings.Value, site.Value.Address.IdnHost);

    /// <summary>A free connection on which the server still answers.</summary>
    private async Task<SmtpConnection?> FreeAsync(CancellationToken ct)
    {
        while (Take() is { } connection)
        {
            if (await connection.IsAliveAsync(ct))
                return connection;
            await connection.DisposeAsync();
        }
        return null;
    }

    private SmtpConnection? Take()
    {
        lock (door)
        {
            if (free.Count == 0)
                return null;
            var connection = free[^1];
            free.RemoveAt(free.Count - 1);
            return connection;
        }
    }

    private async Task KeepAsync(SmtpConnection connection)
    {
        if (connection.Sent >= Group || ending.IsCancellationRequested)
        {
            await connection.DisposeAsync();
            return;
        }
        lock (door)
            free.Add(connection);
        _ = EndIdleAsync(connection, connection.Sent);
    }

    private async Task EndIdleAsync(SmtpConnection connection, int sent)
    {
        await Task.Delay(Idle, ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        bool isIdle;
        lock (door)
            isIdle = connection.Sent == sent && free.Remove(connection);
        if (isIdle)
            await connection.DisposeAsync();
    }
}
