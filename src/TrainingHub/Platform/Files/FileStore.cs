using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.Secrets;

namespace TrainingHub.Platform.Files;

/// <summary>Keeps files in the save of an act and gives them back with their hash checked.</summary>
internal sealed class FileStore(HubData db, IdVault vault, TimeProvider clock)
{
    /// <summary>Adds the file to the context; it is kept when the act saves.</summary>
    public StoredFile Keep(byte[] plain, string name, string contentType)
    {
        var id = RowId.New();
        var file = new StoredFile
        {
            Id = id,
            Name = name,
            ContentType = contentType,
            Length = plain.LongLength,
            Sha256 = SHA256.HashData(plain),
            Sealed = vault.Seal(SealedAs.StoredFile, id, plain),
            CreatedAt = clock.Now,
        };
        db.Add(file);
        return file;
    }

    /// <exception cref="NotHere">no such file</exception>
    /// <exception cref="InvalidDataException">the bytes do not match their hash</exception>
    public async Task<(string Name, string ContentType, byte[] Bytes)> OpenAsync(Guid id, CancellationToken ct = default)
    {
        var file = await db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, ct) ?? throw new NotHere();
        var plain = vault.OpenBytes(SealedAs.StoredFile, id, file.Sealed);
        return SHA256.HashData(plain).AsSpan().SequenceEqual(file.Sha256)
            ? (file.Name, file.ContentType, plain)
            : throw new InvalidDataException($"stored file {id} does not match its hash");
    }
}
