using System.Diagnostics;
using Microsoft.Data.Sqlite;
using TrainingHub.Tests;

namespace Bench;

/// <summary>Reading, rehearsing and importing a roster of 20,000 rows, against inserting the bare rows it leaves with prepared statements.</summary>
internal static class Import
{
    private const int People = 20_000;

    public static async Task<int> RunAsync()
    {
        await using var town = await Town.MakeAsync();
        var file = Given.Roster(Given.People(People));
        await town.ImportAsync(await town.RunAsync(100), Given.Roster(Given.People(50))); // warm on both sides
        var run = await town.RunAsync(People);

        var watch = Stopwatch.StartNew();
        var counts = await town.ImportAsync(run, file);
        var product = watch.Elapsed;
        var peak = Town.PeakMegabytes;
        var runs = Enumerable.Range(0, 3).Select(n => Bare(Path.Combine(town.Folder, "hub.db"), Path.Combine(town.Folder, $"bare{n}.db"))).OrderBy(r => r.Took);
        var (bare, rows) = runs.ElementAt(1); // short, so the middle one of three

        Console.WriteLine($"{counts.Added + counts.Matched:N0} people in {product.TotalSeconds:0.0} s; the same {rows:N0} bare rows {bare.TotalSeconds:0.0} s");
        Console.WriteLine($"ratio {product / bare:0.0} (at most 10); peak memory {peak:0} MB (at most 300)");
        return product / bare <= 10 && peak <= 300 ? 0 : 1;
    }

    /// <summary>Copies the rows of the tables that an import fills into an empty database of the same shape, one prepared statement a table.</summary>
    private static (TimeSpan Took, int Rows) Bare(string from, string to)
    {
        using var source = new SqliteConnection($"Data Source={from};Mode=ReadOnly;Pooling=False");
        source.Open();
        using var target = new SqliteConnection($"Data Source={to};Pooling=False");
        target.Open();
        Run(target, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON");
        var loaded = new List<(string Table, List<object[]> Rows)>();
        foreach (var table in new[] { "trainees", "identity_documents", "enrolments", "history" })
        {
            foreach (var sql in Column(source, $"SELECT sql FROM sqlite_master WHERE tbl_name = '{table}' AND type IN ('table', 'index') AND sql IS NOT NULL ORDER BY type DESC"))
                Run(target, sql);
            loaded.Add((table, Rows(source, table)));
        }
        Run(target, "PRAGMA foreign_keys=OFF");
        var watch = Stopwatch.StartNew();
        using (var transaction = target.BeginTransaction())
        {
            foreach (var (table, rows) in loaded)
                Insert(target, transaction, table, rows);
            transaction.Commit();
        }
        return (watch.Elapsed, loaded.Sum(l => l.Rows.Count));
    }

    private static void Insert(SqliteConnection target, SqliteTransaction transaction, string table, List<object[]> rows)
    {
        using var insert = target.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = $"INSERT INTO \"{table}\" VALUES ({string.Join(',', Enumerable.Range(0, rows[0].Length).Select(i => $"$p{i}"))})";
        for (var i = 0; i < rows[0].Length; i++)
            insert.Parameters.AddWithValue($"$p{i}", DBNull.Value);
        insert.Prepare();
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
                insert.Parameters[i].Value = row[i];
            insert.ExecuteNonQuery();
        }
    }

    private static List<object[]> Rows(SqliteConnection source, string table)
    {
        using var select = source.CreateCommand();
        select.CommandText = $"SELECT * FROM \"{table}\"";
        using var reader = select.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }
        return rows;
    }

    private static List<string> Column(SqliteConnection source, string sql)
    {
        using var select = source.CreateCommand();
        select.CommandText = sql;
        using var reader = select.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
            values.Add(reader.GetString(0));
        return values;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
