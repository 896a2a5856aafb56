namespace TrainingHub.Tests.House;

/// <summary>Where the sources stand, for tests that read them.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "TrainingHub.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
