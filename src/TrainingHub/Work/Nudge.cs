using System.Threading.Channels;

namespace TrainingHub.Work;

/// <summary>"Something is due": from whoever saved to the engine, if one runs. Many at once become one.</summary>
internal sealed class Nudge
{
    private readonly Channel<bool> due = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Now() => due.Writer.TryWrite(true);

    /// <summary>One turn for each nudge that came since the turn before.</summary>
    public IAsyncEnumerable<bool> Heard(CancellationToken ct) => due.Reader.ReadAllAsync(ct);
}
