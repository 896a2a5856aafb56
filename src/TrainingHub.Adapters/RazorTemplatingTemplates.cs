using Razor.Templating.Core;

namespace TrainingHub.Papers;

/// <summary>Razor.Templating.Core over the same compiled views.</summary>
internal sealed class RazorTemplatingTemplates(IRazorTemplateEngine engine) : ITemplates
{
    public async Task<string> RenderAsync<T>(T model, CancellationToken ct = default) where T : notnull
    {
        ct.ThrowIfCancellationRequested();
        var path = TemplatePath.Of(model.GetType());
        try
        {
            return await engine.RenderAsync(path, model);
        }
        catch (InvalidOperationException missing) when (missing.Message.Contains(path, StringComparison.Ordinal))
        {
            throw TemplatePath.Missing(path);
        }
    }
}
