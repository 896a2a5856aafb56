using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Platform.History;

namespace TrainingHub.Training;

/// <summary>
/// One person, once: learner, holder of certificates, competitor. Identity numbers stand encrypted in
/// <see cref="IdentityDocument"/>; here is only what lists and ages need. A school sees a person through its own enrolment.
/// </summary>
internal sealed class Trainee : IHistoried
{
    public Guid Id { get; init; } = RowId.New();
    public required string Name { get; set; }

    /// <summary>The name as it is compared: dots folded to "·", spaces gone.</summary>
    public required string NameKey { get; set; }

    public required Sex Sex { get; init; }

    /// <summary>From the document; where a passport does not say it, as a roster does, else null.</summary>
    public required DateOnly? BirthDate { get; set; }

    /// <summary>First 3 and last 2 of the identity number, the rest as stars.</summary>
    public required string MaskedNumber { get; init; }

    [Secret]
    public string? Phone { get; set; }

    [Secret]
    public string? Mail { get; set; }

    public string? Education { get; set; }
    public string? Workplace { get; set; }
    public required DateTime CreatedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Trainee>
    {
        public void Configure(EntityTypeBuilder<Trainee> builder)
        {
            builder.Property(t => t.Name).HasMaxLength(200);
            builder.Property(t => t.NameKey).HasMaxLength(200);
            builder.Property(t => t.MaskedNumber).HasMaxLength(40);
            builder.Property(t => t.Phone).HasMaxLength(20);
            builder.Property(t => t.Mail).HasMaxLength(254);
            builder.Property(t => t.Education).HasMaxLength(40);
            builder.Property(t => t.Workplace).HasMaxLength(200);
            builder.HasIndex(t => t.NameKey);
            builder.HasIndex(t => t.Phone);
        }
    }
}
