using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Ground;

/// <summary>Binds an authenticator app: first a secret to scan, then one code typed back, then the recovery codes.</summary>
internal sealed class EnrolSecondFactor(HubDb db, TimeProvider clock, SignInSecrets secrets, SignInPace pace)
{
    /// <summary>The secret to scan; the same until it is confirmed, so that reloading the page does not spoil the scan.</summary>
    internal async Task<byte[]> SecretAsync(Guid userId, CancellationToken ct)
    {
        var factor = await db.Set<SecondFactor>().SingleOrDefaultAsync(f => f.UserId == userId, ct);
        if (factor is { ConfirmedAt: not null })
            throw new NotHere();
        if (factor is not null && secrets.Open(factor) is { } known)
            return known;
        if (factor is not null)
            db.Remove(factor);
        var secret = Totp.NewSecret();
        var id = RowId.New();
        db.Add(new SecondFactor { Id = id, UserId = userId, Secret = secrets.Seal(id, secret), CreatedAt = clock.Now });
        await db.SaveChangesAsync(ct);
        return secret;
    }

    /// <returns>the new key for the cookie, and the recovery codes to show once</returns>
    public async Task<(string Key, IReadOnlyList<string> Codes)> RunAsync(SignedIn who, string code, string address, CancellationToken ct)
    {
        var account = $"code:{who.User.Id}";
        pace.MayTry(account, address);
        var factor = await db.Set<SecondFactor>().SingleOrDefaultAsync(f => f.UserId == who.User.Id && f.ConfirmedAt == null, ct) ?? throw new NotHere();
        if (secrets.Open(factor) is not { } secret || Totp.Match(secret, EnterSecondFactor.Digits(code), clock.Now, factor.LastStep) is not { } step)
        {
            pace.Wrong(account, address);
            throw EnterSecondFactor.WrongCode();
        }
        pace.Right(account, address);
        factor.Confirm(clock.Now, step);
        var codes = RecoveryCode.NewSet(who.User.Id);
        db.AddRange(codes.Select(c => c.Row));
        await SignedIn.EndAllAsync(db, who.User.Id, who.Session.Id, ct);
        var session = await db.Set<SignInSession>().Where(s => s.Id == who.Session.Id).OneOrNotHere(ct);
        session.PassSecondFactor(clock.Now);
        var key = session.Renew();
        await db.SaveChangesAsync(ct);
        return (key, [.. codes.Select(c => c.Words)]);
    }
}
