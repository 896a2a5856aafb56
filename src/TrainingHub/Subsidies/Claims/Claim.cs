using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Certification;
using TrainingHub.Ground;
using TrainingHub.Platform.History;
using TrainingHub.Training;

namespace TrainingHub.Subsidies;

internal enum ClaimState
{
    [Display(Name = "在批次中")]
    Live,

    [Display(Name = "已移出")]
    TakenOut,
}

/// <summary>What took a person out of a batch.</summary>
internal enum OutBecause
{
    /// <summary>Somebody of school or county, with a reason of their own.</summary>
    [Display(Name = "人工移出")]
    Decided,

    [Display(Name = "证书已注销")]
    Revoked,

    /// <summary>The number of the regulation was corrected; a new row has the new amount.</summary>
    [Display(Name = "补贴标准更正后重新计入")]
    Recounted,
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

    /// <summary>Why the person left the batch; null while they are in it.</summary>
    public OutBecause? OutBecause { get; private set; }

    /// <summary>The reason in the words of who decided.</summary>
    public string? OutReason { get; private set; }

    /// <summary>The entitlement is free again.</summary>
    public void TakeOut(OutBecause because, string? reason = null)
    {
        if (State != ClaimState.Live)
            throw new RuleBroken("claim.out", "这个人已经移出批次");
        (State, OutBecause, OutReason) = (ClaimState.TakenOut, because, reason);
    }

    /// <summary>Back into the batch; only what somebody decided can be decided otherwise.</summary>
    public void PutBack()
    {
        if (State == ClaimState.Live)
            throw new RuleBroken("claim.in", "这个人在批次里，不用恢复");
        if (OutBecause is { } because and not Subsidies.OutBecause.Decided)
            throw new RuleBroken("claim.out-for-good", "因“{0}”移出的人不能恢复", because);
        (State, OutBecause, OutReason) = (ClaimState.Live, null, null);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Claim>
    {
        public void Configure(EntityTypeBuilder<Claim> builder)
        {
            builder.Property(c => c.RegionPath).HasMaxLength(120);
            builder.Property(c => c.OccupationCode).HasMaxLength(20);
            builder.Property(c => c.SchemeGroup).HasMaxLength(60);
            builder.Property(c => c.OutReason).HasMaxLength(TakeOutClaim.LongestReason);
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

internal static class CountedClaims
{
    /// <summary>What is summed and counted anywhere: in the batch, and with a certificate that is still good.</summary>
    public static IQueryable<Claim> Counted(this IQueryable<Claim> claims) =>
        claims.Where(c => c.State == ClaimState.Live && c.Certificate.State == CertificateState.Live);

    /// <summary>In the batch though the certificate is revoked: for a moment before approval, and after it what is to be recovered.</summary>
    public static IQueryable<Claim> WithoutCertificate(this IQueryable<Claim> claims) =>
        claims.Where(c => c.State == ClaimState.Live && c.Certificate.State != CertificateState.Live);
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
