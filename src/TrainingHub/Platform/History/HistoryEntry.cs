using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Platform.Data;

namespace TrainingHub.Platform.History;

internal enum HistoryChange
{
    Added,
    Changed,
    Removed,
}

/// <summary>One change of one row, shaped once; its seal is filled in later, exactly once.</summary>
internal sealed class HistoryEntry : IAppendOnly, IAddedBySave
{
    /// <summary>Rises with every row of the database; on PostgreSQL a rolled-back save leaves a gap, the sealed index has none.</summary>
    public long Id { get; private set; }

    public required DateTime At { get; init; }
    public required Guid? ActorId { get; init; }
    public required string ActorName { get; init; }
    public required string Act { get; init; }
    public required HistoryChange Change { get; init; }

    /// <summary>The class of the changed row, such as <c>Certificate</c>.</summary>
    public required string EntityKind { get; init; }

    public required string EntityId { get; init; }

    /// <summary>JSON: <c>{"State":["Draft","Submitted"]}</c>, before and after; secrets are shown as •.</summary>
    public required string Changes { get; init; }

    public string? Reason { get; init; }
    public Guid? OperationKey { get; init; }

    /// <summary>Place in the sealed chain, without gaps from 1.</summary>
    public long? SealedIndex { get; private set; }

    public byte[]? PreviousHash { get; private set; }
    public byte[]? Hash { get; private set; }

    /// <summary>How the history calls a row: its key, parts separated by a stroke.</summary>
    public static string IdOf(EntityEntry entry) =>
        string.Join('/', entry.Metadata.FindPrimaryKey()!.Properties.Select(p => Convert.ToString(p.IsShadowProperty() ? entry.CurrentValues[p] : p.GetGetter().GetClrValue(entry.Entity), CultureInfo.InvariantCulture)));

    /// <summary>Puts the row into the chain; the database refuses a second time.</summary>
    public void Seal(long index, byte[] previousHash, byte[] hash) => (SealedIndex, PreviousHash, Hash) = (index, previousHash, hash);

    internal sealed class Mapping : IEntityTypeConfiguration<HistoryEntry>
    {
        public void Configure(EntityTypeBuilder<HistoryEntry> builder)
        {
            builder.ToTable("history");
            builder.Property(h => h.ActorName).HasMaxLength(60);
            builder.Property(h => h.Act).HasMaxLength(120);
            builder.Property(h => h.EntityKind).HasMaxLength(60);
            builder.Property(h => h.EntityId).HasMaxLength(80);
            builder.Property(h => h.Changes).HasColumnType("text");
            builder.Property(h => h.Reason).HasMaxLength(500);
            builder.Property(h => h.SealedIndex).FilledLater();
            builder.Property(h => h.PreviousHash).HasMaxLength(32).FilledLater();
            builder.Property(h => h.Hash).HasMaxLength(32).FilledLater();
            builder.HasIndex(h => h.SealedIndex).IsUnique();
            builder.HasIndex(h => new { h.EntityKind, h.EntityId });
        }
    }
}
