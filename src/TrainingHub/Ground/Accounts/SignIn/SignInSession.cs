using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Platform.History;

namespace TrainingHub.Ground;

/// <summary>What a person who gave the right password still has to do.</summary>
internal enum SignInStep
{
    Done,
    EnterCode,
    ChooseRole,
    EnrolSecondFactor,
}

/// <summary>
/// One signed-in browser, as a row: deleting the row signs it out at once. The browser holds a random key,
/// the row only its hash, so nobody can sign in from a copy of the database.
/// </summary>
internal sealed class SignInSession : IHistoried
{
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    public Guid Id { get; init; } = RowId.New();

    /// <summary>SHA-256 of the key in the cookie.</summary>
    public required byte[] KeyHash { get; set; }

    public required Guid UserId { get; init; }

    /// <summary>The role and area chosen; its content is read from the membership row on every request.</summary>
    public Guid? MembershipId { get; private set; }

    public required DateTime StartedAt { get; init; }
    public required DateTime SeenAt { get; init; }
    public DateTime? SecondFactorAt { get; private set; }

    /// <summary>When the person last proved who they are, by password, code or passkey; weighty acts ask for a recent one.</summary>
    public required DateTime SteppedUpAt { get; set; }

    public bool IsLive(DateTime now) => now - SeenAt < Idle && now - StartedAt < Longest;

    public void Choose(Membership membership) => MembershipId = membership.Id;

    public void PassSecondFactor(DateTime now) => (SecondFactorAt, SteppedUpAt) = (now, now);

    /// <summary>What is still to be done before the site opens.</summary>
    public SignInStep StepFor(bool hasSecondFactor, Role? role) => this switch
    {
        _ when hasSecondFactor && SecondFactorAt is null => SignInStep.EnterCode,
        _ when role is null => SignInStep.ChooseRole,
        _ when SecondFactorAt is null && RolePermissions.NeedsSecondFactor(role.Value) => SignInStep.EnrolSecondFactor,
        _ => SignInStep.Done,
    };

    /// <summary>A new session and the key for its cookie (256 random bits).</summary>
    public static (SignInSession Session, string Key) Start(Guid userId, DateTime now)
    {
        var (key, hash) = NewKey();
        return (new() { KeyHash = hash, UserId = userId, StartedAt = now, SeenAt = now, SteppedUpAt = now }, key);
    }

    /// <summary>Another key for the same session, when its rights grow; the old one stops working.</summary>
    public string Renew()
    {
        var (key, hash) = NewKey();
        KeyHash = hash;
        return key;
    }

    /// <summary>The hash under which a key is stored; null when the text is no key at all.</summary>
    public static byte[]? HashOf(string key) =>
        key.Length == 43 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(key))
            : null;

    private static (string Key, byte[] Hash) NewKey()
    {
        var key = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        return (key, HashOf(key)!);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<SignInSession>
    {
        public void Configure(EntityTypeBuilder<SignInSession> builder)
        {
            builder.Property(s => s.KeyHash).HasMaxLength(32);
            builder.HasIndex(s => s.KeyHash).IsUnique();
            builder.HasIndex(s => s.UserId);
            builder.HasOne<HubUser>().WithMany().HasForeignKey(s => s.UserId);
            builder.HasOne<Membership>().WithMany().HasForeignKey(s => s.MembershipId);
        }
    }
}
