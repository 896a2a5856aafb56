using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Platform.Files;
using TrainingHub.Platform.Secrets;
using TrainingHub.Training;

namespace TrainingHub.Oversight;

/// <summary>What must hold of the bytes: files match their hashes, no identity number stands in clear, the database file is whole.</summary>
internal sealed partial class KeptBytes(HubDb db, IdVault vault)
{
    public async Task<IReadOnlyList<Invariant>> RunAsync(CancellationToken ct = default) =>
    [
        new("file.hash", "保存的文件都能打开，与存入时一致；证书对应的文件没有变", await FilesAsync(ct)),
        new("person.sealed", "每个证件号码都能解密，也能按号码查到本人", await NumbersAsync(ct)),
        new("row.sealed", "其他加密内容都能在原处解密", await OthersAsync(ct)),
        new("person.clear", "数据库里没有未加密的身份证号码", await ClearAsync(ct)),
        new("database.whole", "数据库自身的完整性检查通过", await WholeAsync(ct)),
    ];

    private async Task<IReadOnlyList<string>> FilesAsync(CancellationToken ct)
    {
        var wrong = new List<string>();
        await foreach (var file in db.Set<StoredFile>().AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            try
            {
                var plain = vault.OpenBytes(SealedAs.StoredFile, file.Id, file.Sealed);
                if (plain.LongLength != file.Length || !SHA256.HashData(plain).AsSpan().SequenceEqual(file.Sha256))
                    wrong.Add(file.Id.ToString());
            }
            catch (CryptographicException)
            {
                wrong.Add(file.Id.ToString());
            }
        }
        var papers = await (
            from p in db.CertificatePapers
            join f in db.Set<StoredFile>() on p.FileId equals f.Id
            where p.Sha256 != f.Sha256
            select p.Id).ToListAsync(ct);
        var lost = await db.CertificatePapers.Where(p => !db.Set<StoredFile>().Any(f => f.Id == p.FileId)).Select(p => p.Id).ToListAsync(ct);
        return [.. wrong, .. papers.Concat(lost).Select(id => id.ToString())];
    }

    private async Task<IReadOnlyList<string>> NumbersAsync(CancellationToken ct)
    {
        var wrong = new List<string>();
        await foreach (var paper in db.IdentityDocuments.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            try
            {
                if (!IdentityDocument.IndexOf(vault, paper.Kind, vault.Open(SealedAs.IdentityNumber, paper.Id, paper.Sealed)).AsSpan().SequenceEqual(paper.Index))
                    wrong.Add(paper.Id.ToString());
            }
            catch (CryptographicException)
            {
                wrong.Add(paper.Id.ToString());
            }
        }
        return wrong;
    }

    private async Task<IReadOnlyList<string>> OthersAsync(CancellationToken ct)
    {
        var wrong = new List<string>();
        foreach (var column in SealedColumn.All(db.Model).Where(c => c.Kind is not (SealedAs.StoredFile or SealedAs.IdentityNumber)))
        {
            var last = Guid.Empty;
            while (await column.AfterAsync(db, last, byte.MaxValue, 500, ct) is { Count: > 0 } values)
            {
                wrong.AddRange(values.Where(v => vault.TryOpen(column.Kind, v.Id, v.Bytes) is null).Select(v => $"{column.Table} {v.Id}"));
                last = values[^1].Id;
            }
        }
        return wrong;
    }

    /// <summary>Every text column of every table is read for anything that has the shape and check digit of a resident's number.</summary>
    private async Task<IReadOnlyList<string>> ClearAsync(CancellationToken ct)
    {
        var wrong = new List<string>();
        foreach (var (table, column) in TextColumns())
        {
            // names of tables and columns come from the model, never from outside
            var sql = $"SELECT \"{column}\" AS \"Value\" FROM \"{table}\" WHERE \"{column}\" IS NOT NULL AND length(\"{column}\") >= 15";
            await foreach (var text in db.Database.SqlQueryRaw<string?>(sql).AsAsyncEnumerable().WithCancellation(ct))
                if (text is not null && Shape().Matches(text).Any(m => IdDocument.Read(IdKind.ResidentId, m.Value, out _) is not null))
                {
                    wrong.Add($"{table}.{column}");
                    break;
                }
        }
        return wrong;
    }

    private IEnumerable<(string Table, string Column)> TextColumns() =>
        from type in db.Model.GetEntityTypes()
        let table = type.GetTableName()
        where table is not null
        from property in type.GetProperties()
        where property.ClrType == typeof(string)
        select (table, property.GetColumnName());

    private async Task<IReadOnlyList<string>> WholeAsync(CancellationToken ct)
    {
        if (!db.Database.IsSqlite())
            return [];
        var said = await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS \"Value\" FROM pragma_integrity_check").ToListAsync(ct);
        var keys = await db.Database.SqlQueryRaw<string>("SELECT \"table\" AS \"Value\" FROM pragma_foreign_key_check").ToListAsync(ct);
        return [.. said.Where(s => s != "ok"), .. keys.Select(t => $"foreign key in {t}")];
    }

    // It stands alone: inside a row's id or a hash, digits are no number. In JSON an escaped character may stand before it.
    [GeneratedRegex(@"(?:(?<![0-9A-Za-z])|(?<=\\u[0-9A-Fa-f]{4}))[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
