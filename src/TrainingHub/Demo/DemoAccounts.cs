using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;

namespace TrainingHub.Demo;

/// <summary>The demonstration's accounts: one word for all, so that nobody mistakes them for real ones.</summary>
internal sealed class DemoAccounts(HubDb db, IPasswordHasher<HubUser> hasher, TimeProvider clock)
{
    public const string Password = "yanshi-shiyong-2022";

    /// <summary>Every account: user name and what it is.</summary>
    public List<(string User, string What)> Made { get; } = [];

    private string? hash;

    /// <summary>City-wide accounts.</summary>
    public async Task CityAsync(City city, CancellationToken ct)
    {
        await AddAsync("guanli", "系统管理员（演示）", Role.Operator, city.Path, ct: ct);
        await AddAsync("shiju", "市级经办（演示）", Role.CityOfficer, city.Path, ct: ct);
        await AddAsync("caiwu", "财务（演示）", Role.Finance, city.Path, ct: ct);
        await AddAsync("shenji", "审计（演示）", Role.Auditor, city.Path, ct: ct);
        foreach (var (unit, i) in city.Units.Select((u, i) => (u, i + 1)))
            await AddAsync($"xianqu{i}", $"{unit.Name}经办（演示）", Role.CountyOfficer, RegionPath.Of(city.Path, unit.Code), ct: ct);
    }

    public Task SchoolAsync(School school, int number, CancellationToken ct) =>
        AddAsync($"xuexiao{number}", $"{school.Name}经办", Role.SchoolClerk, school.RegionPath, school: school.Id, ct: ct);

    public Task AssessorAsync(Assessor assessor, int number, CancellationToken ct) =>
        AddAsync($"rending{number}", $"{assessor.Name}经办", Role.AssessorClerk, assessor.RegionPath, assessor: assessor.Id, ct: ct);

    public Task CaregiverAsync(string name, Guid traineeId, string regionPath, CancellationToken ct) =>
        AddAsync("huliyuan", name, Role.Caregiver, regionPath, trainee: traineeId, ct: ct);

    /// <summary>The operator made the account, and the city's officer has confirmed that its owner uses it; those two were there first.</summary>
    private async Task ConfirmAsync(HubUser user, CancellationToken ct)
    {
        if (await PersonAsync("guanli", ct) is not { } maker || await PersonAsync("shiju", ct) is not { } checker)
            return;
        var made = Handling.Of(user, HandlingKind.Created, maker, clock.Now)!;
        made.Confirm(checker, clock.Now);
        db.Add(made);
    }

    private async Task<Actor?> PersonAsync(string userName, CancellationToken ct)
    {
        var name = HubUser.Normalized(userName);
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.NormalizedUserName == name, ct) is { } user
            ? Actor.Nobody with { UserId = user.Id, Name = user.DisplayName, PersonId = user.PersonId }
            : null;
    }

    private async Task AddAsync(string userName, string displayName, Role role, string path, Guid? school = null, Guid? assessor = null, Guid? trainee = null, CancellationToken ct = default)
    {
        var user = HubUser.New(userName, displayName, null);
        user.PasswordHash = hash ??= hasher.HashPassword(user, Password);
        db.Add(user);
        await ConfirmAsync(user, ct);
        db.Add(new Membership
        {
            UserId = user.Id,
            Role = role,
            RegionPath = path,
            SchoolId = school,
            AssessorId = assessor,
            TraineeId = trainee,
            CreatedAt = clock.Now,
        });
        await db.SaveChangesAsync(ct);
        Made.Add((userName, displayName));
    }
}
