using TrainingHub.Subsidies;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Pages.Subsidies.Batches;

/// <summary>How pages write where a batch stands.</summary>
internal static class StageWords
{
    public static readonly Stage[] All = [Stage.Draft, Stage.Submitted, Stage.Returned, Stage.CountyApproved];

    public static string Of(Stage stage) => stage switch
    {
        Stage.Draft => T("待提交"),
        Stage.Submitted => T("待初审"),
        Stage.Returned => T("退回补正"),
        Stage.CountyApproved => T("初审通过"),
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };

    public static string Tag(Stage stage) => stage switch
    {
        Stage.Draft => "idle",
        Stage.Submitted => "review",
        Stage.Returned => "warn",
        Stage.CountyApproved => "ok",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };
}
