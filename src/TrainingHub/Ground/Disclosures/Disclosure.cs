using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.History;

namespace TrainingHub.Ground;

/// <summary>What somebody needs full identity numbers for.</summary>
internal enum DisclosurePurpose
{
    [Display(Name = "补贴申领、审核")]
    Claims,

    [Display(Name = "打印、发放证书")]
    Certificates,

    [Display(Name = "更正学员名单")]
    Rosters,

    [Display(Name = "归档留存")]
    Archive,

    [Display(Name = "审计、检查")]
    Audit,

    [Display(Name = "其他（请写明）")]
    Other,
}

/// <summary>A file with full identity numbers was given out: to whom, when, what for and how many numbers.</summary>
internal sealed class Disclosure : IAppendOnly, IHistoried
{
    /// <summary>How long the file may be fetched again without saying so again.</summary>
    public static readonly TimeSpan Good = TimeSpan.FromMinutes(10);

    public const int LongestNote = 200;
    public const int LongestAddress = 1000;

    public Guid Id { get; init; } = RowId.New();
    public required Guid UserId { get; init; }

    /// <summary>The name of that time.</summary>
    public required string By { get; init; }

    public required DateTime At { get; init; }
    public required DisclosurePurpose Purpose { get; init; }
    public string? Note { get; init; }

    /// <summary>Name of the file.</summary>
    public required string File { get; init; }

    /// <summary>Path and query at which it is fetched.</summary>
    public required string Address { get; init; }

    /// <summary>How many full numbers it holds.</summary>
    public required int Numbers { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Disclosure>
    {
        public void Configure(EntityTypeBuilder<Disclosure> builder)
        {
            builder.Property(d => d.By).HasMaxLength(60);
            builder.Property(d => d.Note).HasMaxLength(LongestNote);
            builder.Property(d => d.File).HasMaxLength(200);
            builder.Property(d => d.Address).HasMaxLength(LongestAddress);
            builder.HasIndex(d => d.UserId);
            builder.HasOne<HubUser>().WithMany().HasForeignKey(d => d.UserId);
        }
    }
}
