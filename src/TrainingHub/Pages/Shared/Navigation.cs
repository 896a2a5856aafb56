using TrainingHub.Ground;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Pages.Shared;

/// <summary>The staff menu: what there is, and which permission shows it.</summary>
internal static class Navigation
{
    internal sealed record Entry(string Path, string Icon, Func<string> Label, Permission Needs);

    private static readonly Entry[] All =
    [
        new("/work", "inbox", () => T("待办"), Permission.SeeWork),
        new("/trainees", "people", () => T("学员"), Permission.SeeTrainees),
        new("/classes", "school", () => T("班次"), Permission.SeeClasses),
        new("/imports", "upload", () => T("导入"), Permission.ImportTrainees),
        new("/certificates", "cert", () => T("证书"), Permission.SeeCertificates),
        new("/claims", "money", () => T("补贴"), Permission.SeeClaims),
        new("/competitions", "trophy", () => T("竞赛"), Permission.SeeCompetitions),
        new("/dashboard", "board", () => T("目标看板"), Permission.SeeTargets),
        new("/admin", "gear", () => T("管理"), Permission.SeeAccounts),
    ];

    /// <summary>The frame around a page: the one with the menu for who works here, the public one for everybody else.</summary>
    public static string FrameFor(HttpContext http) => http.SignedIn?.Actor.Role is null or Role.Caregiver ? "_Public" : "_Layout";

    /// <summary>The entries the actor may open.</summary>
    public static IEnumerable<Entry> For(Actor? actor) => All.Where(e => actor is null || actor.Can(e.Needs));
}
