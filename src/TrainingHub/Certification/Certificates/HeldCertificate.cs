using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Platform.History;
using TrainingHub.Training;

namespace TrainingHub.Certification;

/// <summary>How far a record from elsewhere is believed.</summary>
internal enum Trust
{
    [Display(Name = "本人申报")]
    Claimed,

    [Display(Name = "已看原件")]
    PaperSeen,

    [Display(Name = "已在全国系统查验")]
    RegisterChecked,
}

/// <summary>A certificate that was issued elsewhere or before this system; it opens the way to the next level.</summary>
internal sealed class HeldCertificate : IHistoried
{
    public Guid Id { get; init; } = RowId.New();
    public required Guid TraineeId { get; init; }
    public required string OccupationCode { get; init; }
    public required Level Level { get; init; }
    public required string Number { get; init; }
    public required DateOnly IssuedOn { get; init; }
    public required Trust Trust { get; init; }

    /// <summary>演示设定: made up for the demonstration; pages say so.</summary>
    public bool IsDemo { get; init; }

    public required string RecordedBy { get; init; }
    public required DateTime RecordedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<HeldCertificate>
    {
        public void Configure(EntityTypeBuilder<HeldCertificate> builder)
        {
            builder.Property(h => h.OccupationCode).HasMaxLength(20);
            builder.Property(h => h.Number).HasMaxLength(22);
            builder.Property(h => h.RecordedBy).HasMaxLength(60);
            builder.HasIndex(h => h.Number).IsUnique();
            builder.HasIndex(h => h.TraineeId);
            builder.HasIndex(h => h.IsDemo).HasFilter("is_demo");
            builder.HasOne<Trainee>().WithMany().HasForeignKey(h => h.TraineeId);
        }
    }
}
