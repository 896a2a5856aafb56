namespace TrainingHub.Platform.Files;

/// <summary>Fills the compiled views of the <c>templates</c> project.</summary>
internal interface ITemplates
{
    /// <summary>
    /// The text of the view that stands beside the record: a model of <c>TrainingHub.Templates.Letters.CertificateReady</c>
    /// fills <c>/Letters/CertificateReady.cshtml</c>.
    /// </summary>
    /// <exception cref="RuleBroken"><c>template.missing</c>: there is no such view</exception>
    Task<string> RenderAsync<T>(T model, CancellationToken ct = default) where T : notnull;
}

internal static class TemplatePath
{
    private const string Root = "TrainingHub.Templates";

    /// <summary>Where the view of a model stands.</summary>
    public static string Of(Type model) => model.FullName!.Replace(Root, "", StringComparison.Ordinal).Replace('.', '/') + ".cshtml";

    public static RuleBroken Missing(string path) => new("template.missing", "缺少模板“{0}”，请联系系统管理员。", path);
}
