using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace TrainingHub.Platform.Files;

/// <summary>The framework's own view engine, without a request: links come from settings, services from a scope of its own.</summary>
internal sealed class RazorTemplates(
    IServiceScopeFactory scopes, IRazorViewEngine engine, ITempDataProvider tempData, IModelMetadataProvider metadata) : ITemplates
{
    public async Task<string> RenderAsync<T>(T model, CancellationToken ct = default) where T : notnull
    {
        // A letter may come as ILetter: its own type decides, not the caller's.
        var path = TemplatePath.Of(model.GetType());
        var found = engine.GetView(null, path, isMainPage: true);
        if (!found.Success)
            throw TemplatePath.Missing(path);
        await using var scope = scopes.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = ct };
        var action = new ActionContext(http, new RouteData(), new ActionDescriptor());
        var data = new ViewDataDictionary(metadata, new ModelStateDictionary()) { Model = model };
        await using var text = new StringWriter();
        await found.View.RenderAsync(new ViewContext(action, found.View, data, new TempDataDictionary(http, tempData), text, new HtmlHelperOptions()));
        return text.ToString();
    }
}
