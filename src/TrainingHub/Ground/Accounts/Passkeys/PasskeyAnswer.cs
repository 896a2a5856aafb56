using System.Text.Json;

namespace TrainingHub.Ground;

/// <summary>What the browser is asked to have done by a passkey.</summary>
/// <param name="Options">for the browser, as JSON</param>
/// <param name="State">what was asked, sealed; comes back with the answer</param>
internal sealed record PasskeyQuestion(string Options, string State);

/// <summary>What the browser sends back; all of it may be made up.</summary>
/// <param name="Credential">the answer of the passkey, as JSON</param>
/// <param name="State">as it was given out</param>
internal sealed record PasskeyAnswer(string? Credential, string? State)
{
    /// <summary>Longer answers are none, in characters.</summary>
    public const int Longest = 20_000;

    /// <summary>Both parts are there and of a sensible length.</summary>
    public bool IsWhole => Credential is { Length: > 0 and <= Longest } && State is { Length: > 0 and <= Longest };

    /// <summary>Which passkey says to have answered, for counting wrong tries; empty where none is named.</summary>
    public string Claimed()
    {
        try
        {
            using var json = JsonDocument.Parse(IsWhole ? Credential! : "{}");
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
                ? id.GetString()![..Math.Min(100, id.GetString()!.Length)]
                : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
