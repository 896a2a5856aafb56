using System.ComponentModel.DataAnnotations;

namespace TrainingHub.Platform.Work;

/// <summary>Promised work: section <c>Work</c>.</summary>
internal sealed class WorkSettings
{
    public const string Section = "Work";

    /// <summary>How many pieces of work this process does at a time: one more than processors, since one mostly waits for the disk.</summary>
    [Range(1, 64)]
    public int Workers { get; set; } = Math.Clamp(Environment.ProcessorCount + 1, 2, 8);

    /// <summary>Whether this process runs work and duties beside its pages; off where separate <c>work</c> processes do.</summary>
    public bool Engine { get; set; } = true;
}
