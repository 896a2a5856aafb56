using Microsoft.AspNetCore.Identity;

namespace TrainingHub.Ground;

/// <summary>Takes a passkey off the own account; it opens nothing any more.</summary>
[Needs(Permission.HoldPasskeys)]
internal sealed class RemovePasskey(HubDb db, UserManager<HubUser> users)
{
    /// <exception cref="NotHere">no such passkey of this account</exception>
    public async Task RunAsync(Guid id, Actor actor, CancellationToken ct)
    {
        actor.MustBeAllowed(this);
        // The account first: its version guards what is read after it.
        var user = await db.Users.Where(u => u.Id == actor.UserId).OneOrNotHere(ct);
        var passkey = await db.Passkeys.Where(p => p.Id == id && p.UserId == user.Id).OneOrNotHere(ct);
        (await users.RemovePasskeyAsync(user, passkey.CredentialId)).Must();
        db.Touch(user);
        await db.SaveChangesAsync(ct);
    }
}
