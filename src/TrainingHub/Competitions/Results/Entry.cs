using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Platform.Data;
using TrainingHub.Training;

namespace TrainingHub.Competitions;

internal enum Award
{
    [Display(Name = "未获奖")]
    None,

    [Display(Name = "一等奖")]
    First,

    [Display(Name = "二等奖")]
    Second,

    [Display(Name = "三等奖")]
    Third,
}

/// <summary>One competitor with the marks of the sheet; rank and prize follow from <see cref="Ranking"/> and are frozen here.</summary>
internal sealed class Entry : IAppendOnly
{
    public Guid Id { get; init; } = RowId.New();
    public required Guid CompetitionId { get; init; }
    public Competition Competition { get; private set; } = null!;
    public required Guid TraineeId { get; init; }

    /// <summary>As announced.</summary>
    public required string Name { get; init; }

    public required string Unit { get; init; }

    /// <summary>Hundredths of points.</summary>
    public required int Theory { get; init; }
    public required int Skills { get; init; }
    public required int Total { get; init; }

    /// <summary>Place in the extra round that broke a tie; null where none was held.</summary>
    public int? ExtraRound { get; init; }

    public required int Rank { get; init; }
    public required Award Award { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Entry>
    {
        public void Configure(EntityTypeBuilder<Entry> builder)
        {
            builder.ToTable("competition_entries");
            builder.Property(e => e.Name).HasMaxLength(200);
            builder.Property(e => e.Unit).HasMaxLength(200);
            builder.HasIndex(e => new { e.CompetitionId, e.TraineeId }).IsUnique();
            builder.HasIndex(e => e.TraineeId);
            builder.HasOne(e => e.Competition).WithMany().HasForeignKey(e => e.CompetitionId);
            builder.HasOne<Trainee>().WithMany().HasForeignKey(e => e.TraineeId);
        }
    }
}
