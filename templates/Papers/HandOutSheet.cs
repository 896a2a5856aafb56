namespace TrainingHub.Templates.Papers;

/// <summary>证书领取登记表: the letter of those without a mail address. One for each class; the school reads it out, hands out and has it signed.</summary>
public sealed record HandOutSheet
{
    public required string School { get; init; }

    /// <summary>班次</summary>
    public required string ClassName { get; init; }

    /// <summary>The assessor that issued the certificates.</summary>
    public required string Issuer { get; init; }

    /// <summary>2022年5月1日</summary>
    public required string Date { get; init; }

    /// <summary>Where anybody checks a certificate, in words.</summary>
    public required string CheckAddress { get; init; }

    /// <summary>The same address as a code.</summary>
    public required string QrPath { get; init; }

    public required int QrModules { get; init; }

    public required IReadOnlyList<HandOutRow> Rows { get; init; }

    /// <summary>Printed at the head: 演示样张.</summary>
    public bool Specimen { get; init; }
}

/// <summary>One certificate to hand out.</summary>
public sealed record HandOutRow(string Name, string CertificateNumber, string Level);
