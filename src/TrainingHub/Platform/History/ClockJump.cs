using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Platform.Data;

namespace TrainingHub.Platform.History;

/// <summary>A leap of the clock between two history rows, noted in the save of the later one. Open until an operator's word.</summary>
internal sealed class ClockJump : IAppendOnly, IAddedBySave
{
    public Guid Id { get; init; } = RowId.New();
    public required DateTime Before { get; init; }
    public required DateTime After { get; init; }

    /// <summary>The word that accepted it.</summary>
    public Guid? WordId { get; private set; }

    public void Accept(ClockWord word) => WordId = word.Id;

    internal sealed class Mapping : IEntityTypeConfiguration<ClockJump>
    {
        public void Configure(EntityTypeBuilder<ClockJump> builder)
        {
            builder.Property(j => j.WordId).FilledLater();
            builder.HasIndex(j => j.WordId);
            builder.HasOne<ClockWord>().WithMany().HasForeignKey(j => j.WordId);
        }
    }
}

/// <summary>An operator's word that the clock is right, after every leap noted so far.</summary>
internal sealed class ClockWord : IAppendOnly, IHistoried
{
    public Guid Id { get; init; } = RowId.New();
    public required DateTime At { get; init; }
    public required string By { get; init; }
    public required string Reason { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ClockWord>
    {
        public void Configure(EntityTypeBuilder<ClockWord> builder)
        {
            builder.Property(w => w.By).HasMaxLength(60);
            builder.Property(w => w.Reason).HasMaxLength(AcceptClock.LongestReason);
        }
    }
}
