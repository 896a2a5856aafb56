using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Training;

namespace TrainingHub.Pages.Admin.Users;

/// <summary>What the forms of roles offer, and what is chosen there in terms of the acts.</summary>
internal sealed class RoleChoices(HubDb db, Actor actor)
{
    /// <summary>Roles the actor may give, without caregivers: they are invited from their own record, which the account then opens.</summary>
    public IEnumerable<SelectListItem> Roles() => Granting.RolesOf(actor).Where(r => r != Role.Caregiver)
        .Select(r => new SelectListItem(r.Words, r.ToString()));

    /// <summary>The city and its counties, as far as they are the actor's; an operator of everything also has everything to give.</summary>
    public async Task<List<SelectListItem>> RegionsAsync(CancellationToken ct)
    {
        var path = actor.RegionPath;
        var regions = await db.Set<Region>().Where(r => r.Path.StartsWith(path) && r.ValidUntil == null && (r.Tier == Tier.City || r.Tier == Tier.County))
            .OrderBy(r => r.Path).Select(r => new SelectListItem(r.Name, r.Path)).ToListAsync(ct);
        return actor.RegionPath == "/" ? [new(Words.T("全部地区"), "/"), .. regions] : regions;
    }

    /// <summary>Schools, assessors and homes of the actor's area; the value carries kind and id.</summary>
    public async Task<List<SelectListItem>> BodiesAsync(CancellationToken ct)
    {
        var path = actor.RegionPath;
        var (schools, assessors, homes) = (Group("培训机构"), Group("认定机构"), Group("用人机构"));
        var all = new List<SelectListItem> { new(Words.T("（不选）"), "") };
        all.AddRange((await db.Set<School>().Where(b => b.RegionPath.StartsWith(path)).OrderBy(b => b.Name).ToListAsync(ct)).Select(b => Item(b.Name, "school", b.Id, schools)));
        all.AddRange((await db.Set<Assessor>().Where(b => b.RegionPath.StartsWith(path)).OrderBy(b => b.Name).ToListAsync(ct)).Select(b => Item(b.Name, "assessor", b.Id, assessors)));
        all.AddRange((await db.Set<CareHome>().Where(b => b.RegionPath.StartsWith(path)).OrderBy(b => b.Name).ToListAsync(ct)).Select(b => Item(b.Name, "home", b.Id, homes)));
        return all;

        SelectListGroup Group(string name) => new() { Name = Words.T(name) };
        SelectListItem Item(string name, string kind, Guid id, SelectListGroup group) => new(name, $"{kind}:{id}") { Group = group };
    }

    /// <summary>The invitation with its body and area filled in; a clerk's area is that of the body.</summary>
    /// <exception cref="NotHere">no such body in the actor's area</exception>
    public async Task<Invitation> FillAsync(Invitation wish, string? body, CancellationToken ct)
    {
        var parts = (body ?? "").Split(':');
        if (parts is not [var kind, var text] || !Guid.TryParse(text, out var id))
            return await WithAreaAsync(wish, ct);
        var mine = actor.RegionPath;
        var path = await (kind switch
        {
            "school" => db.Set<School>().Where(b => b.Id == id && b.RegionPath.StartsWith(mine)).Select(b => b.RegionPath),
            "assessor" => db.Set<Assessor>().Where(b => b.Id == id && b.RegionPath.StartsWith(mine)).Select(b => b.RegionPath),
            "home" => db.Set<CareHome>().Where(b => b.Id == id && b.RegionPath.StartsWith(mine)).Select(b => b.RegionPath),
            _ => throw new NotHere(),
        }).SingleOrDefaultAsync(ct) ?? throw new NotHere();
        return kind switch
        {
            "school" => wish with { RegionPath = path, SchoolId = id },
            "assessor" => wish with { RegionPath = path, AssessorId = id },
            _ => wish with { RegionPath = path, HomeId = id },
        };
    }

    /// <summary>A role without a body is given for one of the areas that the form offers, and no path somebody made up.</summary>
    private async Task<Invitation> WithAreaAsync(Invitation wish, CancellationToken ct) =>
        wish.Role is Role.SchoolClerk or Role.AssessorClerk or Role.HomeClerk or Role.Caregiver || (await RegionsAsync(ct)).Exists(r => r.Value == wish.RegionPath)
            ? wish
            : throw new RuleBroken("account.area-outside", "这个地区不在您管辖的范围内，请选择列表中的地区") { Field = nameof(Invitation.RegionPath) };

    /// <summary>The trainee whom the actor wants to invite, with the area of their last enrolment.</summary>
    /// <exception cref="NotHere">not seen by the actor</exception>
    public async Task<(Trainee Person, string RegionPath)> TraineeAsync(Guid id, CancellationToken ct)
    {
        actor.Must(Permission.SeeTrainees);
        var person = await db.Trainees.AsNoTracking().VisibleTo(db, actor).Where(t => t.Id == id).OneOrNotHere(ct);
        return (person, await db.Enrolments.VisibleTo(actor).Where(e => e.TraineeId == id).OrderByDescending(e => e.EnrolledOn).ThenBy(e => e.Id).Select(e => e.RegionPath).FirstAsync(ct));
    }
}
