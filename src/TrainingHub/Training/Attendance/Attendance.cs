using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Platform.Data;

namespace TrainingHub.Training;

/// <summary>That a person attended a session. A row is never changed; a correction is a new row with a higher <see cref="Revision"/>.</summary>
internal sealed class Attendance : IAppendOnly
{
    public Guid Id { get; init; } = RowId.New();
    public required Guid EnrolmentId { get; init; }
    public Enrolment Enrolment { get; private set; } = null!;
    public required Guid SessionId { get; init; }
    public ClassSession Session { get; private set; } = null!;

    /// <summary>0 for the first entry; the highest one counts.</summary>
    public required int Revision { get; init; }

    /// <summary>Class hours attended, 0 for absent.</summary>
    public required int Hours { get; init; }

    public required string RecordedBy { get; init; }
    public required DateTime RecordedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Attendance>
    {
        public void Configure(EntityTypeBuilder<Attendance> builder)
        {
            builder.Property(a => a.RecordedBy).HasMaxLength(60);
            builder.HasIndex(a => new { a.EnrolmentId, a.SessionId, a.Revision }).IsUnique();
            // Hours of a class are summed from the index alone.
            builder.HasIndex(a => new { a.SessionId, a.EnrolmentId, a.Revision, a.Hours });
            builder.HasOne(a => a.Enrolment).WithMany().HasForeignKey(a => a.EnrolmentId);
            builder.HasOne(a => a.Session).WithMany().HasForeignKey(a => a.SessionId);
        }
    }
}
