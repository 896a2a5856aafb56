using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TrainingHub.Platform.Data;

/// <summary>
/// One sending of a form or call, written in the same save as what it did: sent again, it is answered and not done again.
/// </summary>
internal sealed class Operation : IAppendOnly, IAddedBySave
{
    public Guid Id { get; init; } = RowId.New();

    /// <summary>Who sent it; empty for somebody not signed in.</summary>
    public required Guid UserId { get; init; }

    /// <summary>Made when the form was rendered.</summary>
    public required Guid Key { get; init; }

    /// <summary>SHA-256 of what was sent; the same key with another body is refused.</summary>
    public required byte[] Hash { get; init; }

    public required DateTime At { get; init; }

    /// <summary>Where the answer led; empty while it is being worked on.</summary>
    public string? Result { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Operation>
    {
        public void Configure(EntityTypeBuilder<Operation> builder)
        {
            builder.Property(o => o.Hash).HasMaxLength(32);
            builder.Property(o => o.Result).HasMaxLength(2000).FilledLater();
            builder.HasIndex(o => new { o.UserId, o.Key }).IsUnique();
        }
    }
}
