using TrainingHub.Training;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Pages.Training.Classes;

/// <summary>How pages write the state of a class.</summary>
internal static class RunWords
{
    public static readonly RunState[] All = [RunState.Open, RunState.Started, RunState.Finished, RunState.Cancelled];

    public static string Of(RunState state) => state switch
    {
        RunState.Open => T("招生中"),
        RunState.Started => T("开班中"),
        RunState.Finished => T("已结业"),
        RunState.Cancelled => T("已取消"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public static string Tag(RunState state) => state switch
    {
        RunState.Open => "run",
        RunState.Started => "info",
        RunState.Finished => "ok",
        RunState.Cancelled => "idle",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
