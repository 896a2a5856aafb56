using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Certification;
using TrainingHub.Ground;
using TrainingHub.Platform.History;
using TrainingHub.Training;

namespace TrainingHub.Subsidies;

internal enum ClaimState
{
    /// <summary>在批次中.</summary>
    Live,

    /// <summary>不予通过.</summary>
    Refused,

    /// <summary>已撤回.</summary>
    Withdrawn,
}

/// <summary>
/// One person's entitlement in one batch: paid once in a life per occupation, level and group of schemes, across all schools.
/// The amount is that of the dated rule named here; a client never sends one.
/// </summary>
internal sealed class Claim : IOwned, IHistoried
{
    public Guid Id { get; init; } = RowId.New();
    public required Guid BatchId { get; init; }
    public required Guid TraineeId { get; init; }
    public Trainee Trainee { get; private set; } = null!;
    public required Guid CertificateId { get; init; }
    public Certificate Certificate { get; private set; } = null!;
    public required Guid SchoolId { get; init; }
    public required string RegionPath { get; init; }
    public required string OccupationCode { get; init; }
    public required Level Level { get; init; }
    public required string SchemeGroup { get; init; }
    public required Guid RuleId { get; init; }
    public DatedRule Rule { get; private set; } = null!;
    public required long AmountFen { get; init; }
    public ClaimState State { get; private set; }
    public required DateTime CreatedAt { get; init; }

    Guid? IOwned.SchoolId => SchoolId;
    Guid? IOwned.AssessorId => null;

    public void Refuse() => State = ClaimState.Refused;

    internal sealed class Mapping : IEntityTypeConfiguration<Claim>
    {
        public void Configure(EntityTypeBuilder<Claim> builder)
        {
            builder.Property(c => c.RegionPath).HasMaxLength(120);
            builder.Property(c => c.OccupationCode).HasMaxLength(20);
            builder.Property(c => c.SchemeGroup).HasMaxLength(60);
            builder.HasIndex(c => new { c.TraineeId, c.OccupationCode, c.Level, c.SchemeGroup }).IsUnique()
                .HasFilter("state = 'Live'");
            builder.HasIndex(c => c.BatchId);
            builder.HasIndex(c => c.CertificateId);
            builder.HasOne<ClaimBatch>().WithMany().HasForeignKey(c => c.BatchId);
            builder.HasOne(c => c.Trainee).WithMany().HasForeignKey(c => c.TraineeId);
            builder.HasOne(c => c.Certificate).WithMany().HasForeignKey(c => c.CertificateId);
            builder.HasOne(c => c.Rule).WithMany().HasForeignKey(c => c.RuleId);
        }
    }
}

/// <summary>Somebody of the class who is not in the batch, with the reasons; see <see cref="Eligibility"/>.</summary>
internal sealed class LeftOut
{
    public Guid Id { get; init; } = RowId.New();
    public required Guid BatchId { get; init; }
    public required Guid TraineeId { get; init; }
    public Trainee Trainee { get; private set; } = null!;

    /// <summary>Codes of <see cref="Eligibility"/>, separated by spaces.</summary>
    public required string Reasons { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<LeftOut>
    {
        public void Configure(EntityTypeBuilder<LeftOut> builder)
        {
            builder.ToTable("claim_left_out");
            builder.Property(l => l.Reasons).HasMaxLength(200);
            builder.HasIndex(l => new { l.BatchId, l.TraineeId }).IsUnique();
            builder.HasOne<ClaimBatch>().WithMany().HasForeignKey(l => l.BatchId);
            builder.HasOne(l => l.Trainee).WithMany().HasForeignKey(l => l.TraineeId);
        }
    }
}
