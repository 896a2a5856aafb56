using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TrainingHub.Training;

/// <summary>A course: the occupation it trains for, by which edition of the national standard.</summary>
internal sealed class Course
{
    public Guid Id { get; init; } = RowId.New();
    public required string Name { get; init; }

    /// <summary>Name of the occupation as certificates print it, such as 养老护理员.</summary>
    public required string Occupation { get; init; }

    /// <summary>Code of the occupation in the national catalogue, such as 4-10-01-05.</summary>
    public required string OccupationCode { get; init; }

    /// <summary>Edition of the standard, such as 2019.</summary>
    public required int Edition { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Course>
    {
        public void Configure(EntityTypeBuilder<Course> builder)
        {
            builder.Property(c => c.Name).HasMaxLength(60);
            builder.Property(c => c.Occupation).HasMaxLength(60);
            builder.Property(c => c.OccupationCode).HasMaxLength(20);
            builder.HasIndex(c => new { c.OccupationCode, c.Edition }).IsUnique();
        }
    }
}
