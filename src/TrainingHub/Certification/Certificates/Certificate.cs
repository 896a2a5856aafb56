using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Ground;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.History;
using TrainingHub.Training;

namespace TrainingHub.Certification;

internal enum CertificateState
{
    [Display(Name = "有效")]
    Live,

    [Display(Name = "已注销")]
    Revoked,
}

/// <summary>
/// A 职业技能等级证书. The same row is the paper, the percentage and the claim: revoking it changes all three at once.
/// Who, what and when are frozen at issue.
/// </summary>
internal sealed class Certificate : IOwned, IVersioned, IHistoried
{
    public Guid Id { get; init; } = RowId.New();
    public required Guid TraineeId { get; init; }
    public Trainee Trainee { get; private set; } = null!;

    /// <summary>The passed result; unique, so that a double click issues once.</summary>
    public required Guid CandidateId { get; init; }
    public Candidate Candidate { get; private set; } = null!;

    public required Guid CourseRunId { get; init; }
    public CourseRun Run { get; private set; } = null!;
    public required Guid SchoolId { get; init; }
    public required Guid AssessorId { get; init; }

    /// <summary>County of the school, where the certificate is counted.</summary>
    public required string RegionPath { get; init; }

    public required string Occupation { get; init; }
    public required string OccupationCode { get; init; }
    public required Level Level { get; init; }
    public required string Number { get; init; }
    public required Guid SeriesId { get; init; }
    public NumberSeries Series { get; private set; } = null!;
    public required int Serial { get; init; }

    /// <summary>China day of issue, the server's own.</summary>
    public required DateOnly IssuedOn { get; init; }

    public required DateTime IssuedAt { get; init; }

    /// <summary>The random code behind the QR code: 80 bits and a check sign, see <see cref="CheckCode"/>.</summary>
    [Secret]
    public required string Code { get; init; }

    /// <summary>As printed.</summary>
    public required string HolderName { get; init; }

    public required Sex HolderSex { get; init; }
    public required IdKind HolderIdKind { get; init; }
    public required string HolderMaskedNumber { get; init; }
    public required string AssessorName { get; init; }

    public CertificateState State { get; private set; }
    public DateTime? RevokedAt { get; private set; }
    public string? RevokeReason { get; private set; }

    /// <summary>The issue that made it, for progress and for the sheet that the school hands out.</summary>
    public required Guid IssueId { get; init; }

    /// <summary>Raised when it is revoked, and with every decision about money that rests on it.</summary>
    public int Version { get; private set; }

    Guid? IOwned.SchoolId => SchoolId;
    Guid? IOwned.AssessorId => AssessorId;

    public void Revoke(string reason, DateTime now)
    {
        if (State != CertificateState.Live)
            throw new RuleBroken("certificate.revoked", "证书{0}已经注销", Number);
        (State, RevokedAt, RevokeReason) = (CertificateState.Revoked, now, reason);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Certificate>
    {
        public void Configure(EntityTypeBuilder<Certificate> builder)
        {
            builder.Property(c => c.RegionPath).HasMaxLength(120);
            builder.Property(c => c.Occupation).HasMaxLength(60);
            builder.Property(c => c.OccupationCode).HasMaxLength(20);
            builder.Property(c => c.Number).HasMaxLength(22);
            builder.Property(c => c.Code).HasMaxLength(24);
            builder.Property(c => c.HolderName).HasMaxLength(200);
            builder.Property(c => c.HolderMaskedNumber).HasMaxLength(40);
            builder.Property(c => c.AssessorName).HasMaxLength(100);
            builder.Property(c => c.RevokeReason).HasMaxLength(300);
            builder.HasIndex(c => c.Number).IsUnique();
            builder.HasIndex(c => c.Code).IsUnique();
            builder.HasIndex(c => c.CandidateId).IsUnique();
            builder.HasIndex(c => new { c.SeriesId, c.Serial }).IsUnique();
            builder.HasIndex(c => new { c.TraineeId, c.OccupationCode, c.Level }).IsUnique()
                .HasFilter("state = 'Live'");
            builder.HasIndex(c => c.TraineeId);
            // Targets are counted from the index alone.
            builder.HasIndex(c => new { c.IssuedOn, c.RegionPath, c.Level, c.SchoolId }).HasFilter("state = 'Live'");
            builder.HasIndex(c => c.CourseRunId);
            // In the order in which the register is read.
            builder.HasIndex(c => new { c.IssuedOn, c.Number }).IsDescending(true, false);
            builder.HasIndex(c => new { c.AssessorId, c.IssuedOn, c.Number }).IsDescending(false, true, false);
            builder.HasIndex(c => new { c.SchoolId, c.IssuedOn, c.Number }).IsDescending(false, true, false);
            builder.HasIndex(c => c.HolderName);
            builder.HasOne(c => c.Trainee).WithMany().HasForeignKey(c => c.TraineeId);
            builder.HasOne(c => c.Candidate).WithMany().HasForeignKey(c => c.CandidateId);
            builder.HasOne(c => c.Run).WithMany().HasForeignKey(c => c.CourseRunId);
            builder.HasOne<Assessor>().WithMany().HasForeignKey(c => c.AssessorId);
            builder.HasOne<CertificateIssue>().WithMany().HasForeignKey(c => c.IssueId);
            builder.HasOne(c => c.Series).WithMany().HasForeignKey(c => c.SeriesId);
        }
    }
}
