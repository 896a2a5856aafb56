using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.History;

namespace TrainingHub.Ground;

/// <summary>
/// One number of a regulation: what it is about, where and from when to when it holds, and the document that says so.
/// A row is never changed once its first day has come; a new row closes the one before it.
/// </summary>
internal sealed class DatedRule : IVersioned, IHistoried
{
    public Guid Id { get; init; } = RowId.New();

    /// <summary>Name of the number, one of <see cref="RuleKeys"/>.</summary>
    public required string Key { get; init; }

    public required string RegionPath { get; init; }
    public required DateOnly From { get; init; }
    public DateOnly? Until { get; private set; }

    /// <summary>The number in the unit of its key: years, hours, points, working days, per cent or fen.</summary>
    public required long Value { get; init; }

    public required string Document { get; init; }
    public string? DocumentNumber { get; init; }

    /// <summary>演示设定: not stated by any document, set for the demonstration only; pages say so.</summary>
    public bool IsDemo { get; init; }

    public required DateTime CreatedAt { get; init; }
    public required string CreatedBy { get; init; }
    public int Version { get; private set; }

    public bool HoldsOn(DateOnly day) => From <= day && (Until is null || day <= Until);

    /// <summary>Ends the rule the day before its successor begins.</summary>
    public void CloseBefore(DateOnly successor)
    {
        if (successor <= From)
            throw new RuleBroken("rule.order", "新规定的起始日期{0}须晚于现行规定的起始日期{1}", successor.Iso, From.Iso);
        Until = successor.AddDays(-1);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<DatedRule>
    {
        public void Configure(EntityTypeBuilder<DatedRule> builder)
        {
            builder.Property(r => r.Key).HasMaxLength(60);
            builder.Property(r => r.RegionPath).HasMaxLength(120);
            builder.Property(r => r.Document).HasMaxLength(200);
            builder.Property(r => r.DocumentNumber).HasMaxLength(60);
            builder.Property(r => r.CreatedBy).HasMaxLength(60);
            builder.HasIndex(r => new { r.Key, r.RegionPath, r.From }).IsUnique();
            // Of two who enter the next number at once, one comes first.
            builder.HasIndex(r => new { r.Key, r.RegionPath }).IsUnique().HasFilter("until IS NULL");
        }
    }
}
