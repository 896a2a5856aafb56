using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.History;

namespace TrainingHub.Certification;

/// <summary>Parts of an assessment (2019 standard): every part stands for itself, nothing is averaged.</summary>
internal enum Part
{
    [Display(Name = "理论")]
    Theory,

    [Display(Name = "技能")]
    Skills,

    /// <summary>综合评审, at levels 2 and 1 only.</summary>
    [Display(Name = "综合评审")]
    Review,
}

internal static class Parts
{
    /// <summary>Which parts the level asks for.</summary>
    public static IReadOnlyList<Part> Of(Level level) => level is Level.Two or Level.One
        ? [Part.Theory, Part.Skills, Part.Review]
        : [Part.Theory, Part.Skills];
}

/// <summary>A mark of one part. Never changed; a correction before publication is a new row with a higher revision.</summary>
internal sealed class Mark : IAppendOnly, IHistoried
{
    public Guid Id { get; init; } = RowId.New();
    public required Guid CandidateId { get; init; }
    public Candidate Candidate { get; private set; } = null!;
    public required Part Part { get; init; }
    public required int Revision { get; init; }

    /// <summary>Tenths of points, 0 to 1000.</summary>
    public required int Tenths { get; init; }

    public required string RecordedBy { get; init; }
    public required DateTime RecordedAt { get; init; }

    /// <summary>Tenths of points, or null when the text is no mark from 0 to 100 with at most one decimal.</summary>
    public static int? Parse(string typed) =>
        decimal.TryParse(typed.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var points) && points <= 100 && points * 10 == decimal.Truncate(points * 10)
            ? (int)(points * 10)
            : null;

    public static string Print(int tenths) => (tenths / 10m).ToString("0.#", CultureInfo.InvariantCulture);

    internal sealed class Mapping : IEntityTypeConfiguration<Mark>
    {
        public void Configure(EntityTypeBuilder<Mark> builder)
        {
            builder.Property(m => m.RecordedBy).HasMaxLength(60);
            builder.HasIndex(m => new { m.CandidateId, m.Part, m.Revision }).IsUnique();
            builder.HasOne(m => m.Candidate).WithMany().HasForeignKey(m => m.CandidateId);
        }
    }
}
