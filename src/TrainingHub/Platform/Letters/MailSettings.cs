using System.ComponentModel.DataAnnotations;

namespace TrainingHub.Platform.Letters;

internal enum MailKind
{
    /// <summary>Letters become .eml files in a folder: demo, development, machines without a mail server.</summary>
    Folder,

    /// <summary>Letters go to a mail server.</summary>
    Smtp,
}

internal enum MailSecurity
{
    /// <summary>TLS is asked for in the session (ports 587 and 25); a server without it is refused, never spoken to in clear.</summary>
    StartTls,

    /// <summary>TLS from the first byte (port 465).</summary>
    ImplicitTls,

    /// <summary>In clear: a server on the same machine only.</summary>
    None,
}

/// <summary>Where letters go: section <c>Mail</c>.</summary>
internal sealed class MailSettings : IValidatableObject
{
    public const string Section = "Mail";

    public MailKind Kind { get; set; } = MailKind.Folder;

    /// <summary>Folder of the .eml files; <c>mail</c> inside the data folder when empty.</summary>
    public string? Folder { get; set; }

    public string? Host { get; set; }

    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>Whether the revocation of the server's certificate is checked; private authorities often cannot.</summary>
    public bool CheckRevocation { get; set; } = true;

    /// <summary>The sender's address.</summary>
    [Required, EmailAddress]
    public string From { get; set; } = "noreply@localhost";

    /// <summary>The sender as people read it.</summary>
    [Required]
    public string FromName { get; set; } = "养老护理员培训与认证";

    /// <summary>Seconds for one letter, from connecting to the server's answer.</summary>
    [Range(1, 50)]
    public int TimeoutSeconds { get; set; } = 30;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Kind == MailKind.Smtp && string.IsNullOrWhiteSpace(Host))
            yield return new("Mail:Host is needed when Mail:Kind is Smtp.", [nameof(Host)]);
        if (Kind == MailKind.Smtp && Security == MailSecurity.None && Host is not ("localhost" or "127.0.0.1" or "::1"))
            yield return new("Mail:Security None is for a server on the same machine; use StartTls or ImplicitTls.", [nameof(Security)]);
    }
}
