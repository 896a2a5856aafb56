namespace TrainingHub.Templates.Letters;

/// <summary>The certificate can be fetched. Says what is ready and where to look; nothing in it lets a stranger look anything up.</summary>
public sealed record CertificateReady : ILetter
{
    /// <summary>As the greeting has it.</summary>
    public required string Name { get; init; }

    public required string Occupation { get; init; }

    /// <summary>五级/初级工</summary>
    public required string Level { get; init; }

    /// <summary>Where the paper is handed out.</summary>
    public required string School { get; init; }

    /// <summary>The person's own page, with the site's address.</summary>
    public required string MyAddress { get; init; }

    /// <summary>The public page where anybody checks a certificate.</summary>
    public required string CheckAddress { get; init; }

    public string Subject => "您的职业技能等级证书已可领取";
}
