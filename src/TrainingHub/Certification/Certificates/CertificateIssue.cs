using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Ground;
using TrainingHub.Platform.History;

namespace TrainingHub.Certification;

/// <summary>
/// One issue (发证) of an assessment: asked for by a person or by the daily duty, done by a background job. Everybody who is due
/// when the job runs gets a certificate; who is due later is in a later issue.
/// </summary>
internal sealed class CertificateIssue : IOwned, IHistoried
{
    public Guid Id { get; init; } = RowId.New();
    public required Guid PlanId { get; init; }
    public required Guid CourseRunId { get; init; }
    public required Guid SchoolId { get; init; }
    public required Guid AssessorId { get; init; }
    public required string RegionPath { get; init; }
    public required Guid JobId { get; init; }
    public required string CreatedBy { get; init; }

    /// <summary>The account that asked for it; null when the daily duty did.</summary>
    public Guid? AskedBy { get; init; }

    public required DateTime CreatedAt { get; init; }
    public DateTime? IssuedAt { get; private set; }

    /// <summary>How many certificates it made; null until it has run.</summary>
    public int? Count { get; private set; }

    /// <summary>The printable sheet for those without mail, once it is pressed.</summary>
    public Guid? HandOutFileId { get; private set; }

    Guid? IOwned.SchoolId => SchoolId;
    Guid? IOwned.AssessorId => AssessorId;

    public void Issued(int count, DateTime now) => (Count, IssuedAt) = (count, now);

    public void HandOutPressed(Guid fileId) => HandOutFileId = fileId;

    internal sealed class Mapping : IEntityTypeConfiguration<CertificateIssue>
    {
        public void Configure(EntityTypeBuilder<CertificateIssue> builder)
        {
            builder.Property(i => i.RegionPath).HasMaxLength(120);
            builder.Property(i => i.CreatedBy).HasMaxLength(60);
            builder.HasIndex(i => i.PlanId);
            builder.HasOne<AssessmentPlan>().WithMany().HasForeignKey(i => i.PlanId);
        }
    }
}
