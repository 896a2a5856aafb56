using TrainingHub.Platform.Data;

namespace TrainingHub.Tests.Rules;

public sealed class WriteGateTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Writers_pass_one_at_a_time_in_the_order_of_arrival()
    {
        var gate = new WriteGate(TimeSpan.FromMinutes(1));
        var order = new List<int>();
        var holder = new object();
        await gate.EnterAsync(holder, Stop);
        var writers = Enumerable.Range(0, 50).Select(i => WriteAsync(gate, i, order)).ToList();

        gate.Leave(holder);
        await Task.WhenAll(writers);

        Assert.Equal(Enumerable.Range(0, 50), order);
    }

    [Fact]
    public async Task The_holder_enters_again_and_leaves_as_often()
    {
        var gate = new WriteGate(TimeSpan.FromMilliseconds(50));
        object first = new(), second = new();
        await gate.EnterAsync(first, Stop);
        await gate.EnterAsync(first, Stop);
        gate.Leave(first);

        await Assert.ThrowsAsync<Busy>(async () => await gate.EnterAsync(second, Stop));
        gate.Leave(first);
        await gate.EnterAsync(second, Stop);

        Assert.Equal(1, gate.DepthOf(second));
    }

    [Fact]
    public async Task Too_long_a_queue_is_refused_at_once()
    {
        var gate = new WriteGate(TimeSpan.FromMinutes(1), queue: 1);
        var holder = new object();
        await gate.EnterAsync(holder, Stop);
        var waiting = gate.EnterAsync(new object(), Stop);

        await Assert.ThrowsAsync<Busy>(async () => await gate.EnterAsync(new object(), Stop));

        gate.Leave(holder);
        await waiting;
    }

    [Fact]
    public async Task Somebody_who_gave_up_waiting_does_not_keep_the_gate_shut()
    {
        var gate = new WriteGate(TimeSpan.FromMinutes(1));
        object holder = new(), next = new();
        await gate.EnterAsync(holder, Stop);
        using var tired = new CancellationTokenSource();
        var gone = gate.EnterAsync(new object(), tired.Token).AsTask();
        await tired.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        gate.Leave(holder);

        await gate.EnterAsync(next, Stop);

        Assert.Equal(0, gate.Waiting);
    }

    private static async Task WriteAsync(WriteGate gate, int number, List<int> order)
    {
        var who = new object();
        await gate.EnterAsync(who, Stop);
        order.Add(number);
        await Task.Yield();
        gate.Leave(who);
    }
}
