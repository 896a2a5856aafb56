using TrainingHub.Platform.Data;

namespace TrainingHub.Tests;

/// <summary>The database of this run of the suite.</summary>
internal static class ThisSuite
{
    public static DatabaseKind Database => DatabaseKind.Postgres;
}
