using TrainingHub.Files;

namespace TrainingHub.Papers;

/// <summary>From a record of <c>templates/</c> to kept bytes: render, press, keep. The file is stored when the act saves.</summary>
internal sealed class PressRoom(ITemplates templates, IPress press, FileStore files)
{
    public async Task<StoredFile> PressAsync<T>(T page, PaperInfo info, string fileName, CancellationToken ct) where T : class
    {
        var svg = await templates.RenderAsync(page, ct);
        return files.Keep(press.Press(svg, info), fileName, "application/pdf");
    }
}
