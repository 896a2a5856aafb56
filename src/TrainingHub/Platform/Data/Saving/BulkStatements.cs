using System.Data.Common;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace TrainingHub.Platform.Data;

/// <summary>The rows of one table in one save as insert statements of many rows; one prepared statement serves all of the same length.</summary>
/// <param name="alike">of each column, whether every row has the same value</param>
internal sealed class BulkStatements(IRelationalConnection connection, string head, IProperty[] columns, bool[] alike, List<object[]> rows) : IAsyncDisposable
{
    /// <summary>SQLite's driver looks each value's place up by name, from the first on: long statements cost more than they spare.</summary>
    private const int ValuesOnSqlite = 64;

    /// <summary>Each statement is a way to the server and back; the protocol ends at 65,535 values.</summary>
    private const int ValuesOnPostgres = 8_000;

    private const int MostRows = 500;

    private DbCommand? statement;
    private int length;

    /// <summary>Rows of a full statement; the last one may be shorter.</summary>
    public int Length { get; } = Math.Clamp((connection.DbConnection is SqliteConnection ? ValuesOnSqlite : ValuesOnPostgres) / Math.Max(1, alike.Count(a => !a)), 1, MostRows);

    /// <summary>The statement that inserts so many rows from one on, its values filled in.</summary>
    public async Task<DbCommand> OfAsync(int from, int count)
    {
        if (statement is null || length != count)
        {
            await DisposeAsync();
            (statement, length) = (Insert(count), count);
        }
        var place = alike.Count(a => a);
        for (var row = from; row < from + count; row++)
            for (var column = 0; column < columns.Length; column++)
                if (!alike[column])
                    statement.Parameters[place++].Value = rows[row][column];
        return statement;
    }

    public async ValueTask DisposeAsync()
    {
        if (statement is not null)
            await statement.DisposeAsync();
    }

    private DbCommand Insert(int count)
    {
        var insert = connection.DbConnection.CreateCommand();
        insert.Transaction = connection.CurrentTransaction!.GetDbTransaction();
        insert.CommandTimeout = connection.CommandTimeout ?? insert.CommandTimeout;
        for (var column = 0; column < columns.Length; column++)
            if (alike[column])
                Bind($"@a{column}", column).Value = rows[0][column];
        var text = new StringBuilder(head);
        for (var row = 0; row < count; row++)
        {
            text.Append(row == 0 ? "(" : "), (");
            for (var column = 0; column < columns.Length; column++)
            {
                var name = alike[column] ? $"@a{column}" : Bind($"@p{insert.Parameters.Count}", column).ParameterName;
                text.Append(column == 0 ? "" : ", ").Append(name);
            }
        }
        insert.CommandText = text.Append(')').ToString();
        return insert;

        DbParameter Bind(string name, int column)
        {
            var parameter = columns[column].GetRelationalTypeMapping().CreateParameter(insert, name, null, columns[column].IsNullable);
            insert.Parameters.Add(parameter);
            return parameter;
        }
    }
}
