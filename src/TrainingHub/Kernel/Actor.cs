namespace TrainingHub.Kernel;

/// <summary>
/// Who acts, in which role and for which area. Comes from the membership row of the signed-in account on every request,
/// never from an address, a form or an old cookie; background work acts as <see cref="System"/>.
/// </summary>
internal sealed record Actor(
    Guid? UserId,
    string Name,
    Role? Role,
    string RegionPath,
    Guid? SchoolId = null,
    Guid? AssessorId = null,
    Guid? HomeId = null,
    Guid? TraineeId = null)
{
    /// <summary>The product itself: background work, commands, the demo.</summary>
    public static readonly Actor System = new(null, "系统", null, "/");

    /// <summary>Nobody signed in.</summary>
    public static readonly Actor Nobody = new(null, "", null, "") { IsNobody = true };

    /// <summary>The person behind the account; two accounts of one person are one maker and cannot check each other.</summary>
    public Guid? PersonId { get; init; }

    private bool IsNobody { get; init; }

    public bool IsSystem => Role is null && !IsNobody;

    public bool Can(Permission permission) => IsSystem || Role is { } role && RolePermissions.Of(role).Contains(permission);

    /// <summary>Refuses what the role does not allow; to the asker it looks like nothing is there.</summary>
    public void Must(Permission permission)
    {
        if (!Can(permission))
            throw new NotHere();
    }

    /// <summary>Refuses, likewise, what the act declares that it needs: the first line of every act that somebody asks for.</summary>
    /// <exception cref="NotHere">the role has none of the permissions that the act <see cref="NeedsAttribute">needs</see></exception>
    public void MustBeAllowed(object act)
    {
        if (!NeedsAttribute.Of(act.GetType()).Any(Can))
            throw new NotHere();
    }
}
