using System.ComponentModel.DataAnnotations;
using TrainingHub.Ground;

namespace TrainingHub.Pages.Admin.Users;

/// <summary>One role with its area or body, as the forms of accounts ask for it.</summary>
internal class RoleForm
{
    [Display(Name = "角色"), Required]
    public Role? Role { get; set; }

    [Display(Name = "地区"), StringLength(120)]
    public string? RegionPath { get; set; }

    [Display(Name = "单位"), StringLength(80)]
    public string? Body { get; set; }

    /// <summary>What is asked for, with the body that was chosen; who it is for is added by the page.</summary>
    /// <exception cref="NotHere">a kind of body that the form does not offer</exception>
    public Invitation Wish()
    {
        var wish = new Invitation("", "", null, Role!.Value, RegionPath ?? "");
        if ((Body ?? "").Split(':') is not [var kind, var text] || !Guid.TryParse(text, out var id))
            return wish;
        return kind switch
        {
            RoleChoices.SchoolKind => wish with { SchoolId = id },
            RoleChoices.AssessorKind => wish with { AssessorId = id },
            RoleChoices.HomeKind => wish with { HomeId = id },
            _ => throw new NotHere(),
        };
    }
}
