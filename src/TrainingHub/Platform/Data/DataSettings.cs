using System.ComponentModel.DataAnnotations;

namespace TrainingHub.Platform.Data;

internal enum DatabaseKind
{
    /// <summary>Embedded: one file in the data folder, one process.</summary>
    Sqlite,

    /// <summary>A server of its own, for large cities.</summary>
    Postgres,
}

/// <summary>Where the rows are: section <c>Data</c> of the settings.</summary>
internal sealed class DataSettings : IValidatableObject
{
    public const string Section = "Data";

    /// <summary>Folder of the embedded database, its backups and outgoing mail of a demo; relative to the folder the command is typed in.</summary>
    [Required]
    public string Folder { get; set; } = "data";

    public DatabaseKind Database { get; set; } = DatabaseKind.Sqlite;

    /// <summary>PostgreSQL only, for example <c>Host=db;Database=traininghub;Username=hub</c>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Opens the embedded database beside a running site without ever writing; set by verify, progress, classes and rehearsals.</summary>
    public bool ReadOnly { get; set; }

    /// <summary>The embedded database's file.</summary>
    public string File => Path.Combine(Path.GetFullPath(Folder), "hub.db");

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Database == DatabaseKind.Postgres && string.IsNullOrWhiteSpace(ConnectionString))
            yield return new("Data:ConnectionString is needed when Data:Database is Postgres.", [nameof(ConnectionString)]);
        if (Database == DatabaseKind.Sqlite && !string.IsNullOrWhiteSpace(ConnectionString))
            yield return new("Data:ConnectionString belongs to Postgres; the embedded database is the file hub.db in Data:Folder.", [nameof(ConnectionString)]);
    }
}
