// Writes one migration for both databases at once: dotnet run --project src/dev/NewMigration -- AddNoticeCalendar
// Publishing runs it with --compiled FOLDER: the tables of both databases worked out beforehand, as code.
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.EntityFrameworkCore.Scaffolding;
using Microsoft.EntityFrameworkCore.Sqlite.Design.Internal;
using Microsoft.Extensions.DependencyInjection;
using Npgsql.EntityFrameworkCore.PostgreSQL.Design.Internal;
using TrainingHub;

if (args is ["--compiled", var folder])
{
    Compile(Sqlite(), new SqliteDesignTimeServices(), folder, "Sqlite");
    Compile(Postgres(), new NpgsqlDesignTimeServices(), folder, "Postgres");
    return 0;
}
if (args is not [var name] || name.StartsWith('-'))
{
    Console.Error.WriteLine("usage: dotnet run --project src/dev/NewMigration -- NAME    (such as AddNoticeCalendar)");
    return 2;
}

var project = Project();
Write(Sqlite(), new SqliteDesignTimeServices(), "Sqlite");
Write(Postgres(), new NpgsqlDesignTimeServices(), "Postgres");
return 0;

void Write(HubDb db, IDesignTimeServices provider, string folder)
{
    using var tools = Tools(db, provider);
    var scaffolder = tools.GetRequiredService<IMigrationsScaffolder>();
    var migration = scaffolder.ScaffoldMigration(name, "TrainingHub", $"Platform.Data.Migrations.{folder}", "C#");
    var files = scaffolder.Save(project, migration, Path.Combine(project, "Platform", "Data", "Migrations", folder), dryRun: false);
    foreach (var file in new[] { files.MigrationFile!, files.MetadataFile!, files.SnapshotFile! })
        File.WriteAllText(file, File.ReadAllText(file)); // without the byte order mark
    Console.WriteLine(Path.GetRelativePath(project, files.MigrationFile!));
}

static void Compile(HubDb db, IDesignTimeServices provider, string folder, string name)
{
    using var tools = Tools(db, provider);
    tools.GetRequiredService<ICompiledModelScaffolder>().ScaffoldModel(db.GetService<IDesignTimeModel>().Model, Path.Combine(folder, name),
        new() { ContextType = db.GetType(), ModelNamespace = $"TrainingHub.Compiled.{name}", Language = "C#", UseNullableReferenceTypes = true });
}

static ServiceProvider Tools(HubDb db, IDesignTimeServices provider)
{
    var services = new ServiceCollection().AddEntityFrameworkDesignTimeServices().AddDbContextDesignTimeServices(db);
    provider.ConfigureDesignTimeServices(services);
    return services.BuildServiceProvider();
}

static HubDb Sqlite() => new SqliteHubDb(new DbContextOptionsBuilder<SqliteHubDb>().UseSqlite("Data Source=:memory:").Options);

static HubDb Postgres() => new PostgresHubDb(new DbContextOptionsBuilder<PostgresHubDb>().UseNpgsql("Host=none").Options);

static string Project()
{
    for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        if (File.Exists(Path.Combine(folder.FullName, "TrainingHub.sln")))
            return Path.Combine(folder.FullName, "src", "TrainingHub");
    throw new InvalidOperationException("Run it inside the checkout.");
}
