using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.Secrets;

namespace TrainingHub.Certification;

/// <summary>The printed certificate: the stored bytes and the data that were printed, frozen together.</summary>
internal sealed class CertificatePaper : IAppendOnly
{
    public Guid Id { get; init; } = RowId.New();
    public required Guid CertificateId { get; init; }
    public required Guid FileId { get; init; }

    /// <summary>SHA-256 of the plain bytes of the PDF.</summary>
    public required byte[] Sha256 { get; init; }

    /// <summary>Every printed field as JSON, encrypted, since it holds the identity number.</summary>
    public required byte[] Snapshot { get; init; }

    public required DateTime PressedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<CertificatePaper>
    {
        public void Configure(EntityTypeBuilder<CertificatePaper> builder)
        {
            builder.Property(p => p.Sha256).HasMaxLength(32);
            builder.Property(p => p.Snapshot).HasMaxLength(8000).IsSealedAs(SealedAs.CertificateSnapshot);
            builder.HasIndex(p => p.CertificateId).IsUnique();
            builder.HasOne<Certificate>().WithMany().HasForeignKey(p => p.CertificateId);
        }
    }
}
