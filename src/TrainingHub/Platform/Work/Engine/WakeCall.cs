using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace TrainingHub.Platform.Work;

/// <summary>"Something of these kinds is due": from whoever saved to the engine, if one runs. Many at once become one.</summary>
internal sealed class WakeCall
{
    private readonly Channel<bool> due = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentDictionary<string, bool> kinds = new();

    /// <param name="promised">the kinds of work; none stands for all</param>
    public void Now(IEnumerable<string> promised)
    {
        foreach (var kind in promised)
            kinds[kind] = true;
        due.Writer.TryWrite(true);
    }

    /// <summary>One turn for each wake call that came since the turn before, with the kinds that are due.</summary>
    public async IAsyncEnumerable<string[]> Heard([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var _ in due.Reader.ReadAllAsync(ct))
        {
            string[] heard = [.. kinds.Keys];
            foreach (var kind in heard)
                kinds.TryRemove(kind, out var _);
            yield return heard;
        }
    }
}
