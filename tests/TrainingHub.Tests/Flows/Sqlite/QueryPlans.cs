using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace TrainingHub.Tests.Flows;

/// <summary>Hears every statement, and asks of the database how each would be answered, on a file that knows nothing of how many rows there are.</summary>
internal sealed partial class QueryPlans : DbCommandInterceptor
{
    /// <summary>Tables with rows for every person, lesson, certificate or work.</summary>
    private static readonly HashSet<string> Growing =
    [
        "trainees", "identity_documents", "enrolments", "class_sessions", "attendances", "candidates", "marks", "held_certificates", "certificates", "certificate_papers",
        "claims", "claim_left_out", "history", "letters", "work_items", "stored_files", "roster_import_rows", "operations", "sign_in_sessions", "one_time_links", "disclosures",
    ];

    /// <summary>An index that holds what is rare, and is read whole.</summary>
    private const string OfWhatIsRare = "IX_held_certificates_is_demo";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private readonly ConcurrentQueue<(string Sql, List<(string Name, object? Value)> Parameters)> heard = [];

    public void Forget() => heard.Clear();

    /// <param name="nestedOnly">a table may be read once, but not for each row of another</param>
    /// <returns>statements that read a growing table from end to end, with their plans</returns>
    public async Task<string> WrongAsync(HubDb db, bool nestedOnly)
    {
        Assert.NotEmpty(heard);
        await using var bare = await BareAsync(db);
        var wrong = new List<string>();
        foreach (var (sql, parameters) in heard.Where(h => !h.Sql.EndsWith("WHERE 0", StringComparison.Ordinal)).DistinctBy(h => h.Sql).ToList())
        {
            var steps = await PlanAsync(bare, sql, parameters);
            var tables = Named().Matches(sql).GroupBy(m => m.Groups[2].Value).ToDictionary(g => g.Key, g => g.First().Groups[1].Value);
            foreach (var step in steps.Where(s => s.Says.StartsWith("SCAN ", StringComparison.Ordinal) && !s.Says.Contains(OfWhatIsRare, StringComparison.Ordinal)))
            {
                var table = tables.GetValueOrDefault(step.Says.Split(' ')[1], step.Says.Split(' ')[1]);
                if (Growing.Contains(table) && (IsNested(steps, step) || !nestedOnly && !IsBounded(sql, steps)))
                    wrong.Add($"{table}\n{sql}\n{string.Join('\n', steps.Select(s => $"  {s.Id} {s.Parent} {s.Says}"))}\n");
            }
        }
        return string.Join('\n', wrong);
    }

    /// <summary>A list may be walked in the order of an index until its page is full.</summary>
    private static bool IsBounded(string sql, List<PlanStep> steps) =>
        sql.Contains("LIMIT", StringComparison.Ordinal) && !steps.Exists(s => s.Says.StartsWith("USE TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal));

    /// <summary>Statements that show some of many rows, and not always the same. One row is asked for where there is but one; a count needs no order.</summary>
    public IEnumerable<string> WithoutOrder() => heard.Select(h => h.Sql).Distinct().Where(sql =>
        Limit().IsMatch(sql) && !sql.Contains("ORDER BY", StringComparison.Ordinal) && !sql.StartsWith("SELECT COUNT(*)", StringComparison.Ordinal));

    private static bool IsNested(List<PlanStep> steps, PlanStep step)
    {
        // The first loop of a level drives it, those after it run for each of its rows.
        var loops = steps.Where(s => s.Parent == step.Parent && (s.Says.StartsWith("SCAN ", StringComparison.Ordinal) || s.Says.StartsWith("SEARCH ", StringComparison.Ordinal))).ToList();
        if (loops[0] != step)
            return true;
        for (var above = step.Parent; above != 0;)
        {
            var parent = steps.Single(s => s.Id == above);
            if (parent.Says.StartsWith("CORRELATED", StringComparison.Ordinal))
                return true;
            above = parent.Parent;
        }
        return false;
    }

    private sealed record PlanStep(int Id, int Parent, string Says);

    private static async Task<List<PlanStep>> PlanAsync(SqliteConnection bare, string sql, List<(string Name, object? Value)> parameters)
    {
        await using var ask = bare.CreateCommand();
        ask.CommandText = "EXPLAIN QUERY PLAN " + sql;
        foreach (var (name, value) in parameters)
            ask.Parameters.AddWithValue(name, value ?? DBNull.Value);
        await using var rows = await ask.ExecuteReaderAsync(Stop);
        var steps = new List<PlanStep>();
        while (await rows.ReadAsync(Stop))
            steps.Add(new(rows.GetInt32(0), rows.GetInt32(1), rows.GetString(3)));
        return steps;
    }

    /// <summary>The same tables and indexes without a row and without statistics.</summary>
    private static async Task<SqliteConnection> BareAsync(HubDb db)
    {
        var all = await db.Database.SqlQueryRaw<string>("SELECT sql AS \"Value\" FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND type <> 'trigger' ORDER BY type = 'index'").ToListAsync(Stop);
        var bare = new SqliteConnection("Data Source=:memory:");
        await bare.OpenAsync(Stop);
        foreach (var sql in all)
        {
            await using var make = bare.CreateCommand();
            make.CommandText = sql;
            await make.ExecuteNonQueryAsync(Stop);
        }
        return bare;
    }

    [GeneratedRegex("^LIMIT (?![12]$)", RegexOptions.Multiline)]
    private static partial Regex Limit();

    [GeneratedRegex("""(?:FROM|JOIN|,|UPDATE|INTO)\s+"?([a-z_]+)"?\s+(?:AS\s+)?"?([a-z][a-z0-9_]*)"?""")]
    private static partial Regex Named();

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Hear(command, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => new(Hear(command, result));

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Hear(command, result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => new(Hear(command, result));

    private T Hear<T>(DbCommand command, T result)
    {
        // What EF writes in one go is several statements; each row of them is found by its key.
        if (!command.CommandText.Contains(";\n", StringComparison.Ordinal))
            heard.Enqueue((command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
        return result;
    }
}
