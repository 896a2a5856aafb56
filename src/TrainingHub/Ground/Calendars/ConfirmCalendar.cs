namespace TrainingHub.Ground;

/// <summary>The city has compared a shipped calendar with the notice of the State Council, and it is right.</summary>
[Needs(Permission.SetRules)]
internal sealed class ConfirmCalendar(HubDb db, TimeProvider clock)
{
    public async Task RunAsync(int year, Actor actor, CancellationToken ct = default)
    {
        actor.MustBeAllowed(this);
        var calendar = await db.CalendarYears.Where(y => y.Year == year).OneOrNotHere(ct);
        calendar.Confirm(actor, clock.Now);
        await db.SaveChangesAsync(ct);
    }
}
