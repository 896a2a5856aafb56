using System.Text.Json.Serialization;

namespace TrainingHub.Templates.Letters;

/// <summary>Somebody who has the password tried too many codes: a warning to the owner, with a link to set another password.</summary>
public sealed record CodesGuessed : IOneTimeLetter
{
    public required string Name { get; init; }

    /// <summary>Last moment of the link in China time: 2022-05-01 10:30</summary>
    public required string Until { get; init; }

    /// <summary>Filled in when the letter is sent; never stored.</summary>
    [JsonIgnore]
    public string? Link { get; init; }

    public string Subject => "有人多次输错您账号的验证码";

    public ILetter WithLink(string address) => this with { Link = address };
}
