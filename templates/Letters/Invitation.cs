using System.Text.Json.Serialization;

namespace TrainingHub.Templates.Letters;

/// <summary>A link with which a new account sets its first password, once.</summary>
public sealed record Invitation : IOneTimeLetter
{
    public required string Name { get; init; }

    public required string UserName { get; init; }

    /// <summary>What the account may do and where: 学校经办人 · 湖滨区某某学校</summary>
    public required string Role { get; init; }

    /// <summary>Last moment of the link in China time: 2022-05-08 10:30</summary>
    public required string Until { get; init; }

    /// <summary>Filled in when the letter is sent; never stored.</summary>
    [JsonIgnore]
    public string? Link { get; init; }

    public string Subject => "邀请您使用养老护理员培训与认证系统";

    public ILetter WithLink(string address) => this with { Link = address };
}
