using System.Globalization;
using Hangfire.PostgreSql;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace TrainingHub.Platform.Data;

/// <summary>Hangfire's own tables on PostgreSQL, in a schema of their own. <c>migrate</c> makes them, since the role of the site owns nothing.</summary>
internal static class EngineSchema
{
    public const string Name = "hangfire";

    /// <summary>What Hangfire's scripts bring the schema to.</summary>
    private static readonly int Newest = typeof(PostgreSqlStorage).Assembly.GetManifestResourceNames()
        .Where(n => n.Contains(".Install.v", StringComparison.Ordinal)).Max(n => int.Parse(n.Split('.')[^2][1..], CultureInfo.InvariantCulture));

    /// <summary>
    /// Makes or completes the tables, and lets those read and write them to whom the owner's default privileges give the tables of
    /// the schema <c>public</c>.
    /// </summary>
    public static async Task MakeAsync(HubData db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await Task.Run(() => PostgreSqlObjectsInstaller.Install((NpgsqlConnection)db.Database.GetDbConnection(), Name), ct);
            await db.Database.ExecuteSqlRawAsync(
                $"""
                DO $$
                DECLARE site text;
                BEGIN
                    FOR site IN
                        SELECT DISTINCT quote_ident(pg_get_userbyid(granted.grantee))
                        FROM pg_default_acl given CROSS JOIN LATERAL aclexplode(given.defaclacl) granted
                        WHERE given.defaclrole = current_user::regrole AND given.defaclnamespace = 'public'::regnamespace
                            AND given.defaclobjtype = 'r' AND granted.privilege_type = 'INSERT' AND granted.grantee NOT IN (0, given.defaclrole)
                    LOOP
                        EXECUTE 'GRANT USAGE ON SCHEMA {Name} TO ' || site;
                        EXECUTE 'GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {Name} TO ' || site;
                        EXECUTE 'GRANT USAGE ON ALL SEQUENCES IN SCHEMA {Name} TO ' || site;
                    END LOOP;
                END $$
                """, ct);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Asks whether the tables are there and this role may use them; on the embedded database there are none.</summary>
    /// <exception cref="RuleBroken"><c>engine.schema</c>, with the cure</exception>
    public static async Task MustBeThereAsync(HubData db, CancellationToken ct)
    {
        if (!db.Database.IsNpgsql())
            return;
        // Asked of the catalogue first: reading a table that is not there would be logged as an error.
        var isThere = await db.Database.SqlQueryRaw<int>(
            $"""
            SELECT COUNT(*)::int AS "Value" FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = '{Name}' AND c.relname = 'schema' AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')
            """).SingleAsync(ct) > 0;
        if (isThere && await db.Database.SqlQueryRaw<int>($"SELECT version AS \"Value\" FROM {Name}.schema").SingleOrDefaultAsync(ct) >= Newest)
            return;
        throw new RuleBroken("engine.schema", "数据库里还没有后台工作要用的表，或本账号无权使用（架构 {0}）。请用数据库所有者的账号运行 migrate 命令", Name);
    }
}
