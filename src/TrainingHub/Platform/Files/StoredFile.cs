using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.Secrets;

namespace TrainingHub.Platform.Files;

/// <summary>
/// Bytes that were printed or handed in, encrypted with the key ring, with the SHA-256 of the plain bytes. They live in the
/// database: one backup holds everything, nothing is torn. Never changed.
/// </summary>
internal sealed class StoredFile : IAppendOnly
{
    public Guid Id { get; init; } = RowId.New();
    public required string Name { get; init; }
    public required string ContentType { get; init; }

    /// <summary>Length of the plain bytes.</summary>
    public required long Length { get; init; }

    /// <summary>How many identity numbers stand in it in full; with any, it is given out only to whoever says what for.</summary>
    public required int Numbers { get; init; }

    public required byte[] Sha256 { get; init; }
    public required byte[] Sealed { get; init; }
    public required DateTime CreatedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<StoredFile>
    {
        public void Configure(EntityTypeBuilder<StoredFile> builder)
        {
            builder.Property(f => f.Name).HasMaxLength(200);
            builder.Property(f => f.ContentType).HasMaxLength(100);
            builder.Property(f => f.Sha256).HasMaxLength(32);
            builder.Property(f => f.Sealed).IsSealedAs(SealedAs.StoredFile);
        }
    }
}
