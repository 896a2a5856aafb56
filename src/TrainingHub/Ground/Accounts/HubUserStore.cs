using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Platform.Secrets;

namespace TrainingHub.Ground;

/// <summary>Identity's accounts on the rows of this database. The store saves nothing: an act has loaded the account and saves once.</summary>
internal sealed class HubUserStore(HubDb db, IdVault vault, TimeProvider clock)
    : UserOnlyStore<HubUser, HubDb, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, UserToken>(db)
{
    /// <summary>Of two acts on one account at the same moment the second save is refused.</summary>
    public override Task<IdentityResult> UpdateAsync(HubUser user, CancellationToken cancellationToken = default)
    {
        user.ConcurrencyStamp = Guid.NewGuid().ToString("N");
        return Task.FromResult(IdentityResult.Success);
    }

    public override async Task<string?> GetTokenAsync(HubUser user, string loginProvider, string name, CancellationToken cancellationToken) =>
        await FindTokenAsync(user, loginProvider, name, cancellationToken) is { } token
        && vault.TryOpen(SealedAs.SecondFactor, token.Id, token.Sealed) is { } value
            ? Encoding.UTF8.GetString(value)
            : null;

    public override async Task SetTokenAsync(HubUser user, string loginProvider, string name, string? value, CancellationToken cancellationToken)
    {
        var token = await FindTokenAsync(user, loginProvider, name, cancellationToken);
        if (token is null)
            UserTokens.Add(token = new UserToken { UserId = user.Id, LoginProvider = loginProvider, Name = name });
        token.Sealed = vault.Seal(SealedAs.SecondFactor, token.Id, value ?? "");
    }

    protected override async Task<UserToken?> FindTokenAsync(HubUser user, string loginProvider, string name, CancellationToken cancellationToken) =>
        UserTokens.Local.FirstOrDefault(t => t.UserId == user.Id && t.LoginProvider == loginProvider && t.Name == name)
        ?? await UserTokens.FirstOrDefaultAsync(t => t.UserId == user.Id && t.LoginProvider == loginProvider && t.Name == name, cancellationToken);

    /// <summary>Keeps a new passkey; of one that is known, that it has answered.</summary>
    public override async Task AddOrUpdatePasskeyAsync(HubUser user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        if (await RowAsync(user, passkey.CredentialId, cancellationToken) is { } known)
            known.Answered(passkey, clock.Now);
        else
            Context.Add(Passkey.Of(user, passkey, clock.Now));
    }

    public override async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(HubUser user, CancellationToken cancellationToken) =>
        [.. (await Context.Passkeys.Where(p => p.UserId == user.Id).OrderBy(p => p.CreatedAt).ToListAsync(cancellationToken)).Select(p => p.Info())];

    public override async Task<HubUser?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await (from p in Context.Passkeys join u in Context.Users on p.UserId equals u.Id where p.CredentialId == credentialId select u).SingleOrDefaultAsync(cancellationToken);

    public override async Task<UserPasskeyInfo?> FindPasskeyAsync(HubUser user, byte[] credentialId, CancellationToken cancellationToken) =>
        (await RowAsync(user, credentialId, cancellationToken))?.Info();

    public override async Task RemovePasskeyAsync(HubUser user, byte[] credentialId, CancellationToken cancellationToken)
    {
        if (await RowAsync(user, credentialId, cancellationToken) is { } known)
            Context.Remove(known);
    }

    private Task<Passkey?> RowAsync(HubUser user, byte[] credentialId, CancellationToken ct) =>
        Context.Passkeys.SingleOrDefaultAsync(p => p.UserId == user.Id && p.CredentialId == credentialId, ct);
}
