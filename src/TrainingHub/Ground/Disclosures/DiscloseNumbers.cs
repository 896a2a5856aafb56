namespace TrainingHub.Ground;

/// <summary>Says what a file with full identity numbers is for; only then it is given out.</summary>
[Needs(Permission.SeeClaims, Permission.SeeCertificates, Permission.ImportTrainees)]
internal sealed class DiscloseNumbers(HubDb db, TimeProvider clock)
{
    /// <param name="address">where the file is fetched; whether the actor may have it is asked there</param>
    /// <param name="file">its name</param>
    /// <param name="numbers">how many full numbers it holds</param>
    /// <returns>what the address has to bring along</returns>
    /// <exception cref="RuleBroken">no purpose, or another one that is not said</exception>
    public async Task<Guid> RunAsync(string address, string file, int numbers, DisclosurePurpose? purpose, string? note, Actor actor, CancellationToken ct)
    {
        actor.MustBeAllowed(this);
        if (purpose is not { } what)
            throw new RuleBroken("disclosure.purpose", "请选择用途") { Field = "Purpose" };
        var words = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        if (words?.Length > Disclosure.LongestNote || (what == DisclosurePurpose.Other && words is null))
            throw new RuleBroken("disclosure.note", "请写明用途，最多{0}个字", Disclosure.LongestNote) { Field = "Note" };
        var given = new Disclosure
        {
            UserId = actor.UserId ?? throw new NotHere(),
            By = actor.Name,
            At = clock.Now,
            Purpose = what,
            Note = words,
            File = file,
            Address = address,
            Numbers = numbers,
        };
        db.Add(given);
        await db.SaveChangesAsync(ct);
        return given.Id;
    }
}
