using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Training;

namespace TrainingHub.Pages.Admin.Users;

/// <summary>What the forms of roles offer.</summary>
internal sealed class RoleChoices(HubDb db, Actor actor)
{
    /// <summary>Kinds of bodies, as the value of a choice begins.</summary>
    public const string SchoolKind = "school";
    public const string AssessorKind = "assessor";
    public const string HomeKind = "home";

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
        all.AddRange((await db.Set<School>().Where(b => b.RegionPath.StartsWith(path)).OrderBy(b => b.Name).ToListAsync(ct)).Select(b => Item(b.Name, SchoolKind, b.Id, schools)));
        all.AddRange((await db.Set<Assessor>().Where(b => b.RegionPath.StartsWith(path)).OrderBy(b => b.Name).ToListAsync(ct)).Select(b => Item(b.Name, AssessorKind, b.Id, assessors)));
        all.AddRange((await db.Set<CareHome>().Where(b => b.RegionPath.StartsWith(path)).OrderBy(b => b.Name).ToListAsync(ct)).Select(b => Item(b.Name, HomeKind, b.Id, homes)));
        return all;

        SelectListGroup Group(string name) => new() { Name = Words.T(name) };
        SelectListItem Item(string name, string kind, Guid id, SelectListGroup group) => new(name, $"{kind}:{id}") { Group = group };
    }

    /// <summary>The trainee whom the actor wants to invite.</summary>
    /// <exception cref="NotHere">not seen by the actor</exception>
    public async Task<Trainee> TraineeAsync(Guid id, CancellationToken ct)
    {
        actor.Must(Permission.SeeTrainees);
        return await db.Trainees.AsNoTracking().VisibleTo(db, actor).Where(t => t.Id == id).OneOrNotHere(ct);
    }
}
