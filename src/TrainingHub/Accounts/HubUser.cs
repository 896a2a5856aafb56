using Microsoft.AspNetCore.Identity;

namespace TrainingHub.Accounts;

/// <summary>An account with which somebody signs in.</summary>
public sealed class HubUser : IdentityUser<Guid>
{
    public required string DisplayName { get; set; }
}
