using System.ComponentModel.DataAnnotations;

namespace TrainingHub.Platform.Letters;

/// <summary>How the outside reaches this installation: section <c>Site</c>. Letters and papers have no request to take it from.</summary>
internal sealed class SiteSettings : IValidatableObject
{
    public const string Section = "Site";

    /// <summary>Root address of the site, such as <c>https://hl.example.gov.cn</c>; links in letters and QR codes begin with it.</summary>
    [Required]
    public Uri Address { get; set; } = new("http://localhost:5080");

    /// <summary>
    /// The name of a cookie of the site. Where the outside comes over https, <c>__Host-</c> binds it to this one host, so that no
    /// neighbour in the domain and nobody on the line can plant it; over plain http (loopback) browsers refuse the prefix.
    /// </summary>
    public string CookieNamed(string name) => Address.Scheme == Uri.UriSchemeHttps ? "__Host-" + name : name;

    /// <summary>The address of a page of this site, from a path such as <c>/verify</c>.</summary>
    public Uri At(string path) => new(Address, path);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Address.IsAbsoluteUri || Address.Scheme is not ("http" or "https") || Address.PathAndQuery != "/")
            yield return new("Site:Address is the root address of the site, such as https://hl.example.gov.cn.", [nameof(Address)]);
    }
}
