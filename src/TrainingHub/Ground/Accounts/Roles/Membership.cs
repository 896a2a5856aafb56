using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Platform.History;

namespace TrainingHub.Ground;

/// <summary>
/// One role of an account with its area: a region and everything below it, and for school, assessor and home clerks
/// the one body they work for. Ended memberships stay, so that history can be read.
/// </summary>
internal sealed class Membership : IHistoried
{
    public Guid Id { get; init; } = RowId.New();
    public required Guid UserId { get; init; }
    public required Role Role { get; init; }

    /// <summary>Path of the region, such as <c>/411200/411202/</c>; everything below belongs to it.</summary>
    public required string RegionPath { get; init; }

    public Guid? SchoolId { get; init; }
    public Guid? AssessorId { get; init; }
    public Guid? HomeId { get; init; }

    /// <summary>The caregiver's own record.</summary>
    public Guid? TraineeId { get; init; }

    public required DateTime CreatedAt { get; init; }
    public DateTime? EndedAt { get; private set; }

    public void End(DateTime now) => EndedAt ??= now;

    /// <summary>The same role for the same area and body.</summary>
    public bool IsSameAs(Membership other) =>
        (Role, RegionPath, SchoolId, AssessorId, HomeId, TraineeId)
        == (other.Role, other.RegionPath, other.SchoolId, other.AssessorId, other.HomeId, other.TraineeId);

    internal sealed class Mapping : IEntityTypeConfiguration<Membership>
    {
        public void Configure(EntityTypeBuilder<Membership> builder)
        {
            builder.Property(m => m.RegionPath).HasMaxLength(120);
            builder.HasIndex(m => m.UserId);
            // One live role for one account and place: the body it works for, or the area; and one live account for a caregiver's record.
            builder.HasIndex(m => new { m.UserId, m.SchoolId }).IsUnique().HasFilter("ended_at IS NULL AND school_id IS NOT NULL");
            builder.HasIndex(m => new { m.UserId, m.AssessorId }).IsUnique().HasFilter("ended_at IS NULL AND assessor_id IS NOT NULL");
            builder.HasIndex(m => new { m.UserId, m.HomeId }).IsUnique().HasFilter("ended_at IS NULL AND home_id IS NOT NULL");
            builder.HasIndex(m => m.TraineeId).IsUnique().HasFilter("ended_at IS NULL AND trainee_id IS NOT NULL");
            builder.HasIndex(m => new { m.UserId, m.Role, m.RegionPath }).IsUnique()
                .HasFilter("ended_at IS NULL AND school_id IS NULL AND assessor_id IS NULL AND home_id IS NULL AND trainee_id IS NULL");
            builder.HasOne<HubUser>().WithMany().HasForeignKey(m => m.UserId);
        }
    }
}
