using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TrainingHub.Certification;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Pages.Public.Verify;

/// <summary>The form of the public check: certificate number and name. The right two lead to the address that the QR code has.</summary>
internal sealed class IndexModel(PublicLookup lookup) : PageModel
{
    private const int NumberLength = 22;

    [BindProperty, StringLength(64)]
    public string? Number { get; set; }

    [BindProperty, StringLength(200)]
    public string? Name { get; set; }

    /// <summary>True after a question without a certificate; the view then says so and nothing else.</summary>
    public bool Unknown { get; private set; }

    public void OnGet(string? number) => Number = number?.Length <= 64 ? number : null;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!IsWhole())
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
        if (await lookup.ByNumberAsync(Number!, Name!, ct) is { } certificate)
            return RedirectToPage("/Public/Verify/Answer", new { code = certificate.Code });
        Response.StatusCode = StatusCodes.Status404NotFound;
        Unknown = true;
        return Page();
    }

    private bool IsWhole()
    {
        var length = PublicLookup.Tidy(Number ?? "").Length;
        ModelState.Clear();
        if (length == 0)
            ModelState.AddModelError(nameof(Number), T("请填写证书编号"));
        else if (length != NumberLength)
            ModelState.AddModelError(nameof(Number), T("证书编号是1个字母加21位数字，共22位；现在是{0}位，请对照证书补全", length));
        if (string.IsNullOrWhiteSpace(Name))
            ModelState.AddModelError(nameof(Name), T("请填写证书上的姓名"));
        else if (Name.Length > 200)
            ModelState.AddModelError(nameof(Name), T("姓名太长，请按证书上的姓名填写"));
        return ModelState.IsValid;
    }
}
