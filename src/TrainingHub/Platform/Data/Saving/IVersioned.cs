namespace TrainingHub.Platform.Data;

/// <summary>Two people may edit the row at once: the second to save is told so. The number rises with every saved change.</summary>
internal interface IVersioned
{
    int Version { get; }
}
