using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Certification;
using TrainingHub.Ground;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.History;

namespace TrainingHub.Tests.Flows;

public sealed class WhatTheHistoryKeepsTests : HubTest
{
    [Fact]
    public async Task A_change_leaves_who_did_what_and_why_in_the_same_save()
    {
        var id = (await Given.IssuedAsync()).IssueId;
        var clerk = new Actor(Guid.NewGuid(), "李梅", Role.AssessorClerk, "/411200/");

        await ElsewhereAsync(async s =>
        {
            var acting = s.GetRequiredService<Acting>();
            acting.As(clerk);
            (acting.Act, acting.Reason) = ("IssueCertificates", "补发");
            var db = s.GetRequiredService<HubDb>();
            (await db.Set<CertificateIssue>().SingleAsync(i => i.Id == id, Stop)).Issued(3, Clock.Now);
            await db.SaveChangesAsync(Stop);
        });

        var kept = await Db.History.Where(h => h.EntityKind == nameof(CertificateIssue) && h.EntityId == id.ToString()).OrderBy(h => h.Id).ToListAsync(Stop);
        Assert.Equal([HistoryChange.Added, HistoryChange.Changed], kept.Select(h => h.Change));
        Assert.Equal(Actor.System.Name, kept[0].ActorName);
        Assert.Equal((clerk.UserId, "李梅", "IssueCertificates", "补发"), (kept[1].ActorId, kept[1].ActorName, kept[1].Act, kept[1].Reason));
        Assert.Contains("\"Count\":[null,3]", kept[1].Changes, StringComparison.Ordinal);
        Assert.Null(kept[1].Hash);
    }

    [Fact]
    public async Task A_save_tried_again_after_a_refusal_keeps_its_history_once()
    {
        var first = await Given.IssuedAsync();
        var issue = await Db.Set<CertificateIssue>().SingleAsync(i => i.Id == first.IssueId, Stop);
        issue.Issued(1, Clock.Now);
        var stranger = Db.Add(new Membership { UserId = Guid.NewGuid(), Role = Role.Auditor, RegionPath = "/", CreatedAt = Clock.Now });
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => Db.SaveChangesAsync(Stop));
        stranger.State = EntityState.Detached;

        await Db.SaveChangesAsync(Stop);

        Assert.Equal(1, await Db.History.CountAsync(h => h.EntityId == issue.Id.ToString() && h.Change == HistoryChange.Changed, Stop));
    }
}
