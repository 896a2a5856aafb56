using TrainingHub.Certification;
using TrainingHub.Competitions;
using TrainingHub.Platform.Work;
using TrainingHub.Subsidies;
using TrainingHub.Training;

namespace TrainingHub.Web.TagHelpers;

/// <summary>How states look: the kind of <c>th-tag</c> that stands around their words.</summary>
internal static class Tags
{
    extension(RunState state)
    {
        public string Tag => state switch
        {
            RunState.Open => "run",
            RunState.Started => "info",
            RunState.Finished => "ok",
            RunState.Cancelled => "idle",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };
    }

    extension(ImportState state)
    {
        public string Tag => state switch
        {
            ImportState.Rehearsed => "run",
            ImportState.Committed => "ok",
            ImportState.Dropped => "idle",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };
    }

    extension(Severity severity)
    {
        public string Tag => severity == Severity.Error ? "bad" : "warn";
    }

    extension(CertificateState state)
    {
        public string Tag => state == CertificateState.Live ? "ok" : "bad";
    }

    extension(Award award)
    {
        public string Tag => award switch
        {
            Award.None => "idle",
            Award.First => "review",
            Award.Second => "run",
            Award.Third => "info",
            _ => throw new ArgumentOutOfRangeException(nameof(award), award, null),
        };
    }

    extension(Stage stage)
    {
        public string Tag => stage switch
        {
            Stage.Draft => "idle",
            Stage.Submitted => "review",
            Stage.Returned => "warn",
            Stage.CountyApproved => "ok",
            _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
        };
    }

    extension(WorkState state)
    {
        public string Tag => state switch
        {
            WorkState.Waiting => "idle",
            WorkState.Running => "run",
            WorkState.Done => "ok",
            WorkState.Parked => "bad",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };
    }
}
