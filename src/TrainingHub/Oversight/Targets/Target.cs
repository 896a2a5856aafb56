using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Platform.History;

namespace TrainingHub.Oversight;

/// <summary>What is counted against a yearly target.</summary>
public enum Indicator
{
    /// <summary>Persons whose attended hours reached the rule of their class by its last day.</summary>
    [Display(Name = "培训养老护理员", ShortName = "培训|indicator")]
    TrainedPersons,

    /// <summary>Certificates of any level by issue date.</summary>
    [Display(Name = "新增养老技能人才", ShortName = "新增技能")]
    NewlySkilled,

    /// <summary>Of these, levels 3, 2 and 1.</summary>
    [Display(Name = "新增养老高技能人才", ShortName = "新增高技能")]
    NewlyHighlySkilled,
}

/// <summary>The target of one region, year and indicator.</summary>
internal sealed class Target : IHistoried
{
    public Guid Id { get; init; } = RowId.New();
    public required Indicator Indicator { get; init; }
    public required string RegionPath { get; init; }
    public required int Year { get; init; }
    public required long Value { get; init; }
    public required string Document { get; init; }

    /// <summary>演示设定: the split over counties is made up.</summary>
    public bool IsDemo { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Target>
    {
        public void Configure(EntityTypeBuilder<Target> builder)
        {
            builder.Property(t => t.RegionPath).HasMaxLength(120);
            builder.Property(t => t.Document).HasMaxLength(200);
            builder.HasIndex(t => new { t.Year, t.Indicator, t.RegionPath }).IsUnique();
        }
    }
}
