using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TrainingHub.Ground;

namespace TrainingHub.Web;

/// <summary>
/// The one list of who may open what. A page or endpoint that stands in none of the parts is closed to everybody who is not
/// signed in, and the house test names it.
/// </summary>
internal static class Permitted
{
    /// <summary>Policy of pages on the way in: the password was right, something is still to be done.</summary>
    public const string OnTheWayIn = "OnTheWayIn";

    /// <summary>Folders, or single pages, and what their readers must be allowed; a page inside a folder needs both.</summary>
    public static readonly (string Place, Permission Needs)[] Guarded =
    [
        ("/Work/Index", Permission.SeeWork),
        ("/My", Permission.SeeOwnRecord),
        ("/Training/Trainees", Permission.SeeTrainees),
        ("/Training/Rosters", Permission.ImportTrainees),
        ("/Training/Classes", Permission.SeeClasses),
        ("/Training/Classes/New", Permission.RunClasses),
        ("/Training/Classes/StartOrFinish", Permission.RunClasses),
        ("/Certification/Assessments", Permission.SeeClasses),
        ("/Certification/Certificates", Permission.SeeCertificates),
        ("/Certification/Certificates/Issue", Permission.IssueCertificates),
        ("/Certification/Certificates/Revoke", Permission.IssueCertificates),
        ("/Subsidies/Batches", Permission.SeeClaims),
        ("/Competitions/Contests", Permission.SeeCompetitions),
        ("/Competitions/Contests/New", Permission.RunCompetitions),
        ("/Oversight/Targets", Permission.SeeTargets),
        ("/Work/Job", Permission.SeeJobs),
        ("/Admin/Index", Permission.SeeAccounts),
        ("/Admin/Users", Permission.SeeAccounts),
        ("/Admin/Users/Invite", Permission.ManageAccounts),
        ("/Admin/Users/Change", Permission.ManageAccounts),
        ("/Admin/Rules", Permission.SetRules),
        ("/Admin/Workdays", Permission.SetRules),
        ("/Admin/Jobs", Permission.RunJobs),
        ("/Ground/Account/Passkeys", Permission.HoldPasskeys),
        ("/Ground/Account/RemovePasskey", Permission.HoldPasskeys),
    ];

    /// <summary>Pages every signed-in person has, whatever the role.</summary>
    public static readonly string[] Own = ["/Ground/Account/Index", "/Ground/Account/Password", "/Ground/Account/Again", "/Ground/Disclosures/Purpose"];

    /// <summary>Pages between the right password and a full sign-in.</summary>
    public static readonly string[] WayIn = ["/Ground/Account/SecondFactor", "/Ground/Account/Role", "/Ground/Account/SignOut"];

    /// <summary>Folders and pages for everybody.</summary>
    public static readonly string[] Public =
    [
        "/Public",
        "/Ground/Account/SignIn", "/Ground/Account/Forgot", "/Ground/Account/Reset",
    ];

    /// <summary>Addresses of public endpoints that are no pages: the code on the paper, the display choice, is the site alive.</summary>
    public static readonly string[] PublicRoutes = ["/v", "/ui", "/health"];

    public static void AddPermitted(this IServiceCollection services)
    {
        services.AddAuthorization(options =>
        {
            var signedIn = new AuthorizationPolicyBuilder().RequireAuthenticatedUser()
                .RequireClaim(SessionTickets.Step, nameof(SignInStep.Done)).Build();
            options.DefaultPolicy = signedIn;
            options.FallbackPolicy = signedIn;
            options.AddPolicy(OnTheWayIn, p => p.RequireAuthenticatedUser());
            foreach (var permission in Enum.GetNames<Permission>())
                options.AddPolicy(permission, p => p.Combine(signedIn).RequireClaim(SessionTickets.May, permission));
        });
        services.Configure<RazorPagesOptions>(options =>
        {
            foreach (var (place, needs) in Guarded)
            {
                options.Conventions.AuthorizeFolder(place, needs.ToString());
                options.Conventions.AuthorizePage(place, needs.ToString());
            }
            foreach (var page in Own)
                options.Conventions.AuthorizePage(page);
            foreach (var page in WayIn)
                options.Conventions.AuthorizePage(page, OnTheWayIn);
            foreach (var place in Public)
            {
                options.Conventions.AllowAnonymousToFolder(place);
                options.Conventions.AllowAnonymousToPage(place);
            }
        });
    }
}
