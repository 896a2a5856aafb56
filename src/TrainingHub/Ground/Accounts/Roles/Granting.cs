namespace TrainingHub.Ground;

/// <summary>Who may give which role for which area: nobody grants more than they have.</summary>
internal static class Granting
{
    /// <summary>The roles the actor may give inside the own area.</summary>
    public static IReadOnlyList<Role> RolesOf(Actor actor)
    {
        if (!actor.Can(Permission.ManageAccounts))
            return [];
        return actor.Role switch
        {
            null or Role.Operator => Enum.GetValues<Role>(),
            // Finance and operators are made by an operator: who reviews money does not choose who pays it.
            Role.CityOfficer => [Role.Caregiver, Role.SchoolClerk, Role.AssessorClerk, Role.HomeClerk, Role.CountyOfficer, Role.CityOfficer, Role.Auditor],
            // Who certifies is filed with the city, and whoever audits the county is not chosen by it.
            Role.CountyOfficer => [Role.Caregiver, Role.SchoolClerk, Role.HomeClerk, Role.CountyOfficer],
            _ => [],
        };
    }

    public static bool MayGrant(this Actor actor, Role role, string regionPath) =>
        RolesOf(actor).Contains(role) && RegionPath.IsInside(regionPath, actor.RegionPath);

    /// <summary>
    /// An account may be disabled, given a new link or freed of its second factor by whoever could have given it all its roles;
    /// nobody does so to their own.
    /// </summary>
    public static bool MayManage(this Actor actor, Guid userId, IEnumerable<Membership> live) =>
        actor.UserId != userId && actor.Can(Permission.ManageAccounts) && live.All(m => actor.MayGrant(m.Role, m.RegionPath));
}
