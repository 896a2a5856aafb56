namespace TrainingHub.Platform.Secrets;

/// <summary>Where the keys are: section <c>Keys</c> of the settings.</summary>
internal sealed class KeySettings
{
    public const string Section = "Keys";

    /// <summary>
    /// The key file; by default one for each installation in the running user's configuration folder, never in the data folder,
    /// so that a stolen copy of the data opens nowhere else.
    /// </summary>
    public string? File { get; set; }
}
