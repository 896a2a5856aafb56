using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TrainingHub.Platform.Work;

/// <summary>
/// Many promised pieces of work that somebody waits for together, such as the printing of one class's certificates.
/// How far it is, is counted from its <see cref="WorkItem"/>s.
/// </summary>
internal sealed class Job
{
    public Guid Id { get; private init; } = RowId.New();

    /// <summary>What it is, as a sentence of <see cref="Words"/>, such as <c>制作 {0} 的证书</c>.</summary>
    public required string What { get; init; }

    /// <summary>What stands in the places of <see cref="What"/>, as a JSON list.</summary>
    public required string WhatArgs { get; init; }

    /// <summary>The account that waits for it; null when the product began it by itself.</summary>
    public Guid? OwnerId { get; init; }

    /// <summary>The page to go back to, as a path of this site.</summary>
    public string? BackTo { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>What it is, in the reader's language.</summary>
    public string Title => Sentence.From(What, WhatArgs).ToString();
}

internal sealed class JobTable : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> table)
    {
        table.Property(j => j.What).HasMaxLength(200);
        table.Property(j => j.WhatArgs).HasMaxLength(1000);
        table.Property(j => j.BackTo).HasMaxLength(300);
        table.Ignore(j => j.Title);
        table.HasIndex(j => new { j.OwnerId, j.CreatedAt });
    }
}
