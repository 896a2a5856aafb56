namespace TrainingHub.Templates.Papers;

/// <summary>培训补贴申请表: what a school asks for, by which rule, for whom; those left out follow with their reasons.</summary>
public sealed record ClaimForm
{
    /// <summary>职业技能培训补贴申请表</summary>
    public required string Title { get; init; }

    public required string School { get; init; }

    /// <summary>班次</summary>
    public required string ClassName { get; init; }

    /// <summary>Number of the batch.</summary>
    public required string Batch { get; init; }

    /// <summary>补贴项目</summary>
    public required string Scheme { get; init; }

    /// <summary>The document that states the amount, with its number where it has one.</summary>
    public required string RuleName { get; init; }

    /// <summary>2022年9月21日</summary>
    public required string Date { get; init; }

    public required IReadOnlyList<ClaimFormRow> Rows { get; init; }

    /// <summary>18,000.00</summary>
    public required string Total { get; init; }

    /// <summary>壹万捌仟元整</summary>
    public required string TotalInWords { get; init; }

    public IReadOnlyList<LeftOutRow> LeftOut { get; init; } = [];

    /// <summary>Printed at the head: 演示样张.</summary>
    public bool Specimen { get; init; }
}

/// <summary>One person claimed for. <paramref name="Amount"/> is written out: 1,500.00.</summary>
public sealed record ClaimFormRow(string Name, string MaskedId, string Level, string CertificateNumber, string Amount);

/// <summary>One person of the class not claimed for, and why.</summary>
public sealed record LeftOutRow(string Name, string MaskedId, string Reason)
{
    private const double ReasonEms = 36;

    /// <summary>The reason as it fits its column.</summary>
    public IReadOnlyList<string> ReasonLines => Mm.Wrap(Reason, ReasonEms);

    /// <summary>In millimetres.</summary>
    public double Height => 7 + 4.8 * (ReasonLines.Count - 1);
}
