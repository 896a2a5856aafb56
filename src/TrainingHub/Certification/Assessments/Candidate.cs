using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Training;

namespace TrainingHub.Certification;

/// <summary>A person admitted to an assessment, or refused with the reasons.</summary>
internal sealed class Candidate
{
    public Guid Id { get; init; } = RowId.New();
    public required Guid PlanId { get; init; }
    public AssessmentPlan Plan { get; private set; } = null!;
    public required Guid EnrolmentId { get; init; }
    public required Guid TraineeId { get; init; }
    public Trainee Trainee { get; private set; } = null!;
    public required bool Admitted { get; init; }

    /// <summary>Codes of the reasons for which the candidate was not admitted, separated by spaces.</summary>
    public string? Reasons { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Candidate>
    {
        public void Configure(EntityTypeBuilder<Candidate> builder)
        {
            builder.Property(c => c.Reasons).HasMaxLength(200);
            builder.HasIndex(c => new { c.PlanId, c.EnrolmentId }).IsUnique();
            builder.HasOne(c => c.Plan).WithMany().HasForeignKey(c => c.PlanId);
            builder.HasOne<Enrolment>().WithMany().HasForeignKey(c => c.EnrolmentId);
            builder.HasOne(c => c.Trainee).WithMany().HasForeignKey(c => c.TraineeId);
        }
    }
}
