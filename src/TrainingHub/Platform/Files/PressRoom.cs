using TrainingHub.Papers;

namespace TrainingHub.Platform.Files;

/// <summary>From a record of <c>templates/</c> to kept bytes: render, press, keep. The file is stored when the act saves.</summary>
internal sealed class PressRoom(ITemplates templates, IPress press, FileStore files)
{
    /// <param name="numbers">how many identity numbers stand on it in full</param>
    /// <exception cref="RuleBroken">characters that no font can print, named</exception>
    public async Task<StoredFile> PressAsync<T>(T page, PaperInfo info, string fileName, int numbers, CancellationToken ct) where T : class
    {
        var svg = await templates.RenderAsync(page, ct);
        try
        {
            return files.Keep(press.Press(svg, info), fileName, "application/pdf", numbers);
        }
        catch (CannotPrint cannot)
        {
            throw new RuleBroken("paper.missing-glyph", "生僻字 {0} 在字库中没有字形，证件暂不能印制。请核对用字；确为此字的，请管理员安装补充字库后重试。", cannot.Named);
        }
    }
}
