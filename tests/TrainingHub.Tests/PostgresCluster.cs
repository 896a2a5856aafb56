using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using TrainingHub.Platform.Data;

namespace TrainingHub.Tests;

/// <summary>
/// A throw-away PostgreSQL server of this test run, on a loopback port of its own. It ends with the run, however that ends:
/// the shell around it waits for the end of its input, which this process holds open.
/// </summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    private const string Template = "hub_template";

    private static readonly Lazy<Task<PostgresCluster>> Shared = new(StartAsync);
    private readonly Process? shell;
    private readonly int port;

    private PostgresCluster(Process shell, int port) => (this.shell, this.port) = (shell, port);

    private PostgresCluster(string missing) => Missing = missing;

    /// <summary>Why there is no server; null when it runs.</summary>
    public string? Missing { get; }

    public static Task<PostgresCluster> RunningAsync() => Shared.Value;

    /// <summary>A server for one story alone, which may stop it.</summary>
    public static async Task<PostgresCluster> OwnAsync()
    {
        var cluster = await StartAsync();
        Assert.SkipWhen(cluster.Missing is not null, cluster.Missing ?? "");
        return cluster;
    }

    /// <summary>Shuts the server down as an administrator does: open sessions are cut.</summary>
    public Task StopAsync() => TellAsync("stop");

    /// <summary>Starts it again on the same data; it may take a moment to answer.</summary>
    public Task GoOnAsync() => TellAsync("start");

    public async ValueTask DisposeAsync()
    {
        shell!.StandardInput.Close();
        await shell.WaitForExitAsync();
        shell.Dispose();
    }

    public string ConnectionTo(string database) =>
        $"Host=127.0.0.1;Port={port};Username=hub;Database={database};Maximum Pool Size=20;Connection Idle Lifetime=5;Connection Pruning Interval=2";

    public Task CopyTemplateAsync(string database) => ExecuteAsync($"CREATE DATABASE {database} TEMPLATE {Template}");

    public async Task DropAsync(string database)
    {
        await using (var connection = new NpgsqlConnection(ConnectionTo(database)))
            NpgsqlConnection.ClearPool(connection);
        await ExecuteAsync($"DROP DATABASE {database} WITH (FORCE)");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<PostgresCluster> StartAsync()
    {
        if (Binaries() is not { } bin)
            return new("PostgreSQL's server programs (initdb, postgres) are not on this machine: install the package postgresql.");

        var port = FreePort();
        var script = $$"""
            set -e
            folder=$(mktemp -d -t hub-postgres-XXXXXX)
            trap 'rm -rf "$folder"' EXIT
            cd "$folder"
            "{{bin}}/initdb" -D "$folder/data" -U hub -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$folder/log" 2>&1 || cat "$folder/log"
            start() {
              exec "{{bin}}/postgres" -D "$folder/data" -p {{port}} -k "$folder" -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off \
                -c synchronous_commit=off -c max_connections=200 -c shared_buffers=64MB >>"$folder/log" 2>&1
            }
            start & server=$!
            echo start
            while read word; do
              case $word in
                stop) kill -INT $server; wait $server || true ;;
                start) start & server=$! ;;
              esac
              echo $word
            done
            kill -QUIT $server || true
            wait $server || true
            """;
        // The server refuses to run as root.
        var start = Environment.UserName == "root"
            ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", "sh", "-c", script])
            : new ProcessStartInfo("sh", ["-c", script]);
        start.RedirectStandardInput = start.RedirectStandardOutput = true;
        start.WorkingDirectory = "/";
        var shell = Process.Start(start)!;
        var said = await shell.StandardOutput.ReadLineAsync();
        if (said != "start")
            throw new InvalidOperationException($"PostgreSQL did not start: {said} {await shell.StandardOutput.ReadToEndAsync()}");

        var cluster = new PostgresCluster(shell, port);
        await cluster.MakeTemplateAsync();
        return cluster;
    }

    private async Task TellAsync(string word)
    {
        await shell!.StandardInput.WriteLineAsync(word);
        await shell.StandardInput.FlushAsync();
        Assert.Equal(word, await shell.StandardOutput.ReadLineAsync());
    }

    private async Task MakeTemplateAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ExecuteAsync($"CREATE DATABASE {Template}");
                break;
            }
            catch (NpgsqlException) when (attempt < 100 && !shell!.HasExited)
            {
                await Task.Delay(100);
            }
        }
        var connection = ConnectionTo(Template) + ";Pooling=false";
        await Tests.Template.MigrateAsync(new DataSettings { Database = DatabaseKind.Postgres, ConnectionString = connection });
    }

    private static string? Binaries()
    {
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(d => d, StringComparer.Ordinal).Select(d => Path.Combine(d, "bin"))
            : [];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Concat(debian)
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
