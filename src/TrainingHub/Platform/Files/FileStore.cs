using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.Secrets;

namespace TrainingHub.Platform.Files;

/// <summary>A kept file, opened.</summary>
/// <param name="Numbers">how many identity numbers stand in it in full</param>
internal sealed record KeptFile(string Name, string ContentType, byte[] Bytes, int Numbers);

/// <summary>Keeps files in the save of an act and gives them back with their hash checked.</summary>
internal sealed class FileStore(HubData db, IdVault vault, TimeProvider clock)
{
    /// <summary>Adds the file to the context; it is kept when the act saves.</summary>
    /// <param name="numbers">how many identity numbers stand in it in full</param>
    public StoredFile Keep(byte[] plain, string name, string contentType, int numbers)
    {
        var id = RowId.New();
        var file = new StoredFile
        {
            Id = id,
            Name = name,
            ContentType = contentType,
            Length = plain.LongLength,
            Numbers = numbers,
            Sha256 = SHA256.HashData(plain),
            Sealed = vault.Seal(SealedAs.StoredFile, id, plain),
            CreatedAt = clock.Now,
        };
        db.Add(file);
        return file;
    }

    /// <exception cref="NotHere">no such file</exception>
    /// <exception cref="InvalidDataException">the bytes do not match their hash</exception>
    public async Task<KeptFile> OpenAsync(Guid id, CancellationToken ct = default)
    {
        var file = await db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, ct) ?? throw new NotHere();
        var plain = vault.OpenBytes(SealedAs.StoredFile, id, file.Sealed);
        return SHA256.HashData(plain).AsSpan().SequenceEqual(file.Sha256)
            ? new(file.Name, file.ContentType, plain, file.Numbers)
            : throw new InvalidDataException($"stored file {id} does not match its hash");
    }
}
