namespace TrainingHub.Platform.Data;

/// <summary>
/// One writer at a time on the embedded database, in the order of arrival. Waiting in the program is faster and fairer than
/// waiting in SQLite, and keeps checkpoints from running beside a writer. A holder that enters again only counts deeper.
/// </summary>
/// <param name="longest">how long one waits before <see cref="Busy"/></param>
/// <param name="queue">how many may wait</param>
internal sealed class WriteGate(TimeSpan longest, int queue = 200)
{
    private readonly Lock door = new();
    private readonly LinkedList<(object Who, TaskCompletionSource Turn)> waiting = [];
    private object? holder;
    private int depth;

    /// <summary>Called by the last holder on its way out, still inside; the place for checkpoints.</summary>
    public Action? BeforeOpening { get; set; }

    public int Waiting
    {
        get
        {
            lock (door)
                return waiting.Count;
        }
    }

    /// <param name="who">the context or other thing that writes; entering twice with the same is allowed</param>
    public async ValueTask EnterAsync(object who, CancellationToken stop = default)
    {
        if (Ask(who) is not { } place)
            return;
        try
        {
            await place.Value.Turn.Task.WaitAsync(longest, stop);
        }
        catch (Exception wait) when (wait is TimeoutException or OperationCanceledException)
        {
            if (!GiveUp(place))
                Leave(who); // the turn came in the same moment: pass it on
            if (wait is TimeoutException)
                throw new Busy($"no turn to write within {longest.TotalSeconds:0.#} s", wait);
            throw;
        }
    }

    public void Enter(object who) => EnterAsync(who).AsTask().GetAwaiter().GetResult();

    /// <summary>Leaves once; ignored by somebody who is not inside, so that a closing connection may say it to be sure.</summary>
    public void Leave(object who)
    {
        lock (door)
        {
            if (!ReferenceEquals(holder, who))
                return;
            if (depth > 1)
            {
                depth--;
                return;
            }
        }
        try
        {
            BeforeOpening?.Invoke();
        }
        finally
        {
            PassOn();
        }
    }

    /// <summary>How deep it is inside; 0 when outside.</summary>
    public int DepthOf(object who)
    {
        lock (door)
            return ReferenceEquals(holder, who) ? depth : 0;
    }

    /// <summary>Leaves until it is no deeper than this: what was entered since and not left, because something failed, is forgotten.</summary>
    public void ReturnTo(int level, object who)
    {
        lock (door)
        {
            if (!ReferenceEquals(holder, who) || depth <= level)
                return;
            depth = level + 1;
        }
        Leave(who);
    }

    private LinkedListNode<(object Who, TaskCompletionSource Turn)>? Ask(object who)
    {
        lock (door)
        {
            if (holder is null || ReferenceEquals(holder, who))
            {
                holder = who;
                depth++;
                return null;
            }
            if (waiting.Count >= queue)
                throw new Busy($"{queue} writers are waiting already");
            return waiting.AddLast((who, new(TaskCreationOptions.RunContinuationsAsynchronously)));
        }
    }

    private bool GiveUp(LinkedListNode<(object Who, TaskCompletionSource Turn)> place)
    {
        lock (door)
        {
            if (place.List is null)
                return false;
            waiting.Remove(place);
            return true;
        }
    }

    private void PassOn()
    {
        lock (door)
        {
            holder = null;
            depth = 0;
            if (waiting.First is not { } next)
                return;
            waiting.RemoveFirst();
            holder = next.Value.Who;
            depth = 1;
            next.Value.Turn.SetResult();
        }
    }
}
