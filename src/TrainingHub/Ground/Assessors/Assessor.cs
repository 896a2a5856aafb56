using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Platform.History;

namespace TrainingHub.Ground;

/// <summary>Kind of an assessor, the first letter of its certificate numbers (人社鉴发〔2019〕2号).</summary>
internal enum AssessorKind
{
    /// <summary>用人单位 (备案企业), letter Y.</summary>
    Employer,

    /// <summary>社会培训评价组织, letter S.</summary>
    SocialBody,

    /// <summary>技工院校, letter J.</summary>
    College,
}

/// <summary>
/// Who certifies (认定机构): whoever assesses issues the certificate and answers for it (谁评价、谁发证、谁负责).
/// The first 13 places of its numbers are set by the labour authority when it is filed.
/// </summary>
internal sealed partial class Assessor : IHistoried
{
    public Guid Id { get; init; } = RowId.New();
    public required string Name { get; init; }
    public required AssessorKind Kind { get; init; }

    /// <summary>Places 1-13 of its certificate numbers: kind, ministry code, province, site.</summary>
    public required string Prefix { get; init; }

    public required string RegionPath { get; init; }
    public required DateOnly FiledOn { get; init; }
    public DateOnly? ValidUntil { get; init; }
    public required DateTime CreatedAt { get; init; }

    public static char LetterOf(AssessorKind kind) => kind switch
    {
        AssessorKind.Employer => 'Y',
        AssessorKind.SocialBody => 'S',
        AssessorKind.College => 'J',
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Whether the text has the form of a filed prefix.</summary>
    public static bool IsPrefix(string text) => PrefixForm().IsMatch(text);

    [GeneratedRegex(@"\A[YSJ][0-9]{12}\z", RegexOptions.NonBacktracking)]
    private static partial Regex PrefixForm();

    internal sealed class Mapping : IEntityTypeConfiguration<Assessor>
    {
        public void Configure(EntityTypeBuilder<Assessor> builder)
        {
            builder.Property(a => a.Name).HasMaxLength(100);
            builder.Property(a => a.Prefix).HasMaxLength(13);
            builder.Property(a => a.RegionPath).HasMaxLength(120);
            builder.HasIndex(a => a.Prefix).IsUnique();
        }
    }
}
