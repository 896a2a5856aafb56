using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Ground;

/// <summary>Who stands behind a request, read from the database for this request alone.</summary>
/// <param name="Step">what is still to be done before the site opens</param>
/// <param name="Roles">live memberships of the account; with more than one the person may switch</param>
internal sealed record SignedIn(SignInSession Session, HubUser User, Membership? Membership, int Roles, SignInStep Step)
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(10);

    /// <summary>An authenticator app is bound.</summary>
    public bool HasSecondFactor => User.TwoFactorEnabled;

    /// <summary>Under which name wrong codes are counted.</summary>
    internal string CodesOf => $"code:{User.Id}";

    /// <summary>Proved who is there, by password or code, less than ten minutes ago; weighty pages ask for it.</summary>
    public bool IsFresh(DateTime now) => now - Session.SteppedUpAt < FreshFor;

    /// <summary>The page to go on with: the open step, or where the role begins its day.</summary>
    public string Next => Step switch
    {
        SignInStep.ChooseRole => "/role",
        SignInStep.EnterCode or SignInStep.EnrolSecondFactor => "/second-factor",
        SignInStep.Done => Actor.Can(Permission.SeeWork) ? "/work" : "/my",
        _ => throw new InvalidOperationException($"no page for {Step}"),
    };

    /// <summary>Nobody while something is still to be done.</summary>
    public Actor Actor => Step == SignInStep.Done && Membership is { } m
        ? new Actor(User.Id, User.DisplayName, m.Role, m.RegionPath, m.SchoolId, m.AssessorId, m.HomeId, m.TraineeId) { PersonId = User.PersonId }
        : Actor.Nobody;

    /// <summary>Whose name the history gives, also while a step of the sign-in is open.</summary>
    internal Actor ForHistory => Actor.Nobody with { UserId = User.Id, Name = User.DisplayName };

    /// <summary>Null when the key opens nothing: unknown, ended, idle too long, account disabled.</summary>
    internal static async Task<SignedIn?> FindAsync(HubDb db, string key, DateTime now, CancellationToken ct)
    {
        if (SignInSession.HashOf(key) is not { } hash)
            return null;
        var found = await (
            from s in db.Set<SignInSession>().AsNoTracking()
            join u in db.Users.AsNoTracking() on s.UserId equals u.Id
            where s.KeyHash == hash
            select new
            {
                Session = s,
                User = u,
                Membership = db.Set<Membership>().FirstOrDefault(m => m.Id == s.MembershipId && m.UserId == s.UserId && m.EndedAt == null),
                Roles = db.Set<Membership>().Count(m => m.UserId == s.UserId && m.EndedAt == null),
            }).SingleOrDefaultAsync(ct);
        if (found is null || found.User.IsDisabled || !found.Session.IsLive(now))
            return null;
        return new(found.Session, found.User, found.Membership, found.Roles, found.Session.StepFor(found.User.TwoFactorEnabled, found.Membership?.Role));
    }

    /// <summary>Ends every session of an account in the save that follows; one may be left open.</summary>
    internal static async Task EndAllAsync(HubDb db, Guid userId, Guid? except, CancellationToken ct) =>
        db.RemoveRange(await db.Set<SignInSession>().Where(s => s.UserId == userId && s.Id != except).ToListAsync(ct));
}
