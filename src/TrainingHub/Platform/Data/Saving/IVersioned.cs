namespace TrainingHub.Platform.Data;

/// <summary>
/// Two people may act on the row at once: the second to save is told so. The number rises with every saved change, and with every
/// saved change of what rests on the row (<see cref="HubData.Touch"/>).
/// </summary>
internal interface IVersioned
{
    int Version { get; }
}
