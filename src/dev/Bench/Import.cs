using Microsoft.Data.Sqlite;
using TrainingHub.Tests;

namespace Bench;

/// <summary>
/// Reading, rehearsing and importing a roster of 20,000 rows, against inserting the bare rows it leaves with prepared statements; both in
/// turn, several times.
/// </summary>
internal static class Import
{
    private const int People = 20_000;
    private static readonly string[] Tables = ["trainees", "identity_documents", "enrolments", "history"];

    public static async Task<int> RunAsync()
    {
        await using var town = await Town.MakeAsync();
        await town.ImportAsync(await town.RunAsync(100), Given.Roster(Given.People(50))); // warm on both sides
        var (product, bare, rows, peak) = (new List<Cost>(), new List<Cost>(), 0, 0d);
        for (var round = 1; round <= Cost.Rounds; round++)
        {
            var file = Given.Roster(Given.People(People, from: round * People));
            var run = await town.RunAsync(People);
            var before = Last(town);
            product.Add(await Cost.OfAsync(async () => Whole(await town.ImportAsync(run, file))));
            peak = round == 1 ? Town.PeakMegabytes : peak; // before this process holds the rows of the other side
            (var cost, rows) = await BareAsync(town, before, round);
            bare.Add(cost);
            Console.WriteLine($"{round}: product {product[^1]}; bare rows {cost}");
        }
        var (ours, floor) = (Cost.Median(product), Cost.Median(bare));
        var (ratio, speed) = (ours.Cpu / floor.Cpu, People / ours.Cpu.TotalSeconds);
        Console.WriteLine($"{People:N0} people: {ours}; the same {rows:N0} bare rows: {floor}");
        Console.WriteLine($"ratio {ours.Wall / floor.Wall:0.0}, of processor {ratio:0.0} (at most 4); {speed:N0} people, {rows / ours.Cpu.TotalSeconds:N0} rows a second of one processor (at least 5,000); peak memory {peak:0} MB (at most 300)");
        return ratio <= 4 && speed >= 5_000 && peak <= 300 ? 0 : 1;
    }

    private static void Whole(TrainingHub.Training.ImportCounts counts)
    {
        if (counts.Added != People)
            throw new InvalidOperationException($"imported: {counts}");
    }

    /// <summary>The last row of each table, from which on a round adds.</summary>
    private static Dictionary<string, long> Last(Town town)
    {
        using var source = Source(town);
        return Tables.ToDictionary(t => t, t => (long)Rows(source, $"SELECT COALESCE(MAX(rowid), 0) FROM {t}")[0][0]);
    }

    /// <summary>Copies the rows that an import added into an empty database of the same shape, one prepared statement a table.</summary>
    private static async Task<(Cost, int Rows)> BareAsync(Town town, Dictionary<string, long> after, int round)
    {
        using var source = Source(town);
        using var target = new SqliteConnection($"Data Source={Path.Combine(town.Folder, $"bare{round}.db")};Pooling=False");
        target.Open();
        Run(target, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON");
        var loaded = new List<(string Table, List<object[]> Rows)>();
        foreach (var table in Tables)
        {
            foreach (var sql in Rows(source, $"SELECT sql FROM sqlite_master WHERE tbl_name = '{table}' AND type IN ('table', 'index') AND sql IS NOT NULL ORDER BY type DESC"))
                Run(target, (string)sql[0]);
            loaded.Add((table, Rows(source, $"SELECT * FROM \"{table}\" WHERE rowid > {after[table]}")));
        }
        Run(target, "PRAGMA foreign_keys=OFF");
        var cost = await Cost.OfAsync(() =>
        {
            using var transaction = target.BeginTransaction();
            foreach (var (table, rows) in loaded)
                Insert(target, transaction, table, rows);
            transaction.Commit();
            return Task.CompletedTask;
        });
        return (cost, loaded.Sum(l => l.Rows.Count));
    }

    private static SqliteConnection Source(Town town)
    {
        var source = new SqliteConnection($"Data Source={Path.Combine(town.Folder, "hub.db")};Mode=ReadOnly;Pooling=False");
        source.Open();
        return source;
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

    private static List<object[]> Rows(SqliteConnection source, string sql)
    {
        using var select = source.CreateCommand();
        select.CommandText = sql;
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

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
