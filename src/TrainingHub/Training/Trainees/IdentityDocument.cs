using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Platform.Secrets;

namespace TrainingHub.Training;

/// <summary>
/// One identity document of a person. The number is encrypted with the row's identity as associated data; the keyed
/// index finds it again and is unique, so that nobody is entered twice.
/// </summary>
internal sealed class IdentityDocument
{
    public Guid Id { get; init; } = RowId.New();
    public required Guid TraineeId { get; init; }
    public Trainee Trainee { get; private set; } = null!;
    public required IdKind Kind { get; init; }
    public required byte[] Sealed { get; init; }
    public required byte[] Index { get; init; }
    public required string Masked { get; init; }

    /// <summary>How a document is looked for: kind and canonical number under the keyed index.</summary>
    internal static byte[] IndexOf(IdVault vault, IdKind kind, string number) => vault.IndexOf($"{kind}:{number}");

    internal sealed class Mapping : IEntityTypeConfiguration<IdentityDocument>
    {
        public void Configure(EntityTypeBuilder<IdentityDocument> builder)
        {
            builder.Property(p => p.Sealed).HasMaxLength(200).IsSealedAs(SealedAs.IdentityNumber);
            builder.Property(p => p.Index).HasMaxLength(32);
            builder.Property(p => p.Masked).HasMaxLength(40);
            builder.HasIndex(p => p.Index).IsUnique();
            builder.HasOne(p => p.Trainee).WithMany().HasForeignKey(p => p.TraineeId);
        }
    }
}
