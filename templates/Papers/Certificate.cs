namespace TrainingHub.Templates.Papers;

/// <summary>职业技能等级证书, A4 landscape, with every field that 人社鉴发〔2021〕1号 asks for. The issuer is the assessor; no authority signs or seals it.</summary>
public sealed record Certificate
{
    public required string Holder { get; init; }
    public required string Sex { get; init; }
    public required string IdType { get; init; }

    /// <summary>As it is to be printed; masking is the caller's affair.</summary>
    public required string IdNumber { get; init; }
    public required string Occupation { get; init; }

    /// <summary>工种/职业方向; never blank on paper.</summary>
    public string Trade { get; init => field = string.IsNullOrWhiteSpace(value) ? "--" : value; } = "--";

    /// <summary>五级/初级工</summary>
    public required string Level { get; init; }

    /// <summary>22 characters.</summary>
    public required string Number { get; init; }

    /// <summary>The assessor, by its filed name.</summary>
    public required string Issuer { get; init; }

    /// <summary>2022年5月1日</summary>
    public required string IssuedOn { get; init; }

    /// <summary>A data:image/jpeg;base64 address, one inch (25 x 35 mm); without it the frame stays empty.</summary>
    public string? Photo { get; init; }

    public required string QrPath { get; init; }

    /// <summary>Side of the code in modules, quiet zone included.</summary>
    public required int QrModules { get; init; }

    /// <summary>Where somebody without a scanner checks the paper.</summary>
    public required string CheckAddress { get; init; }

    /// <summary>Look-up of the province, where it has one.</summary>
    public string? ProvincialAddress { get; init; }

    /// <summary>Serial of the sheet of paper, when stock is counted.</summary>
    public string? PaperSerial { get; init; }

    /// <summary>Printed across: 演示样张, without force.</summary>
    public bool Specimen { get; init; }
}
