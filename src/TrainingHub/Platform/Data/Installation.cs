using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TrainingHub.Platform.Data;

/// <summary>One row: which installation this database belongs to. Its keys are found by this id, outside the database.</summary>
internal sealed class Installation
{
    public required Guid Id { get; init; }
    public required DateTime CreatedAt { get; init; }

    /// <summary>Every row is sealed with this key or a later one; behind the active key while a rotation is under way.</summary>
    public int SealedWith { get; init; } = 1;

    /// <summary>What is recorded here is made up: pages and papers say so, whatever command runs.</summary>
    public bool IsDemo { get; private set; }

    /// <summary>Said once, before anything is recorded.</summary>
    public void BeginDemonstration() => IsDemo = true;

    internal sealed class Mapping : IEntityTypeConfiguration<Installation>
    {
        public void Configure(EntityTypeBuilder<Installation> builder) => builder.Property(i => i.Id).ValueGeneratedNever();
    }
}
