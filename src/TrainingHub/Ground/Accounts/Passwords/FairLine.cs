namespace TrainingHub.Ground;

/// <summary>
/// Whoever waits, in one line for each address. The lines are served in turn, one each, so that a crowd behind one address holds up
/// nobody else. Not for several threads at once.
/// </summary>
/// <param name="mostOfOne">how many may wait behind one address</param>
/// <param name="most">how many may wait in all</param>
internal sealed class FairLine(int mostOfOne, int most)
{
    private readonly Dictionary<string, Queue<TaskCompletionSource>> _lines = [];
    private readonly Queue<string> _turns = new();
    private int _count;

    /// <summary>A place at the end of the address's own line; null when too many wait.</summary>
    public TaskCompletionSource? Join(string address)
    {
        if (!_lines.TryGetValue(address, out var line))
            _lines[address] = line = new();
        if (_count >= most || line.Count >= mostOfOne)
            return null;
        if (line.Count == 0)
            _turns.Enqueue(address);
        var place = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        line.Enqueue(place);
        _count++;
        return place;
    }

    /// <summary>The first of the line whose turn it is; null when nobody waits.</summary>
    public TaskCompletionSource? Next()
    {
        if (!_turns.TryDequeue(out var address))
            return null;
        var line = _lines[address];
        var place = line.Dequeue();
        _count--;
        if (line.Count > 0)
            _turns.Enqueue(address);
        else
            _lines.Remove(address);
        return place;
    }
}
