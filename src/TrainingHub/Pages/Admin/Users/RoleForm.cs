using System.ComponentModel.DataAnnotations;

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
}
