namespace TrainingHub.Templates.Letters;

/// <summary>A mail by which the operator tries whether letters arrive.</summary>
public sealed record TrialMail : ILetter
{
    /// <summary>The site's address.</summary>
    public required string Site { get; init; }

    /// <summary>When it was sent, in China time: 2022-05-01 10:30</summary>
    public required string At { get; init; }

    public string Subject => "试寄：养老护理员培训与认证系统";
}
