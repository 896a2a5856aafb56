namespace TrainingHub.Platform.Data;

/// <summary>
/// A rule that a table keeps by a trigger of its own; stands beside the table's mapping and is put in place by <see cref="Safeguards"/>.
/// A refusal is raised with <see cref="Safeguards.Duplicate"/> and the table's name.
/// </summary>
internal interface IGuard
{
    string Table { get; }

    /// <summary>Name of the trigger, which begins with <c>guard_</c>.</summary>
    string Trigger { get; }

    /// <summary>Makes the trigger, which is not there.</summary>
    string Sqlite { get; }

    /// <summary>Makes or replaces the trigger.</summary>
    string Postgres { get; }
}
