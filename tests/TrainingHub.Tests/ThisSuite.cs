using TrainingHub.Platform.Data;

namespace TrainingHub.Tests;

/// <summary>The database of this run of the suite; the twin project compiles the same stories with the other one.</summary>
internal static class ThisSuite
{
    public static DatabaseKind Database => DatabaseKind.Sqlite;
}
