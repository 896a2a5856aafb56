using System.Text.Json.Serialization;

namespace TrainingHub.Templates.Letters;

/// <summary>A link to set a new password, once.</summary>
public sealed record PasswordReset : IOneTimeLetter
{
    public required string Name { get; init; }

    /// <summary>Last moment of the link in China time: 2022-05-01 10:30</summary>
    public required string Until { get; init; }

    /// <summary>Filled in when the letter is sent; never stored.</summary>
    [JsonIgnore]
    public string? Link { get; init; }

    public string Subject => "重新设置密码";

    public ILetter WithLink(string address) => this with { Link = address };
}
