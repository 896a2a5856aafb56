using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TrainingHub.Platform.Files;
using TrainingHub.Sheets;

namespace TrainingHub.Web;

/// <summary>
/// Answers that are files: a workbook written for this request, or a file as it is kept. No file leaves in another way, so that each
/// says how many full identity numbers it holds, and one with any is asked about first.
/// </summary>
internal static class FileAnswers
{
    /// <param name="name">without the ending</param>
    /// <param name="numbers">how many identity numbers stand in it in full</param>
    public static async Task<IActionResult> WorkbookAsync(this PageModel page, string name, int numbers, Action<Stream> write, CancellationToken ct)
    {
        if (numbers > 0 && await AskFirstAsync(page, name + ".xlsx", numbers, ct) is { } question)
            return question;
        var stream = new MemoryStream();
        write(stream);
        stream.Position = 0;
        return page.File(stream, SheetWriter.ContentType, name + ".xlsx");
    }

    /// <summary>The kept file, byte for byte; whether the reader may have it is asked before.</summary>
    public static async Task<IActionResult> KeptAsync(this PageModel page, Guid id, CancellationToken ct)
    {
        var file = await page.HttpContext.RequestServices.GetRequiredService<FileStore>().OpenAsync(id, ct);
        return file.Numbers > 0 && await AskFirstAsync(page, file.Name, file.Numbers, ct) is { } question
            ? question
            : page.File(file.Bytes, file.ContentType, file.Name);
    }

    private static Task<IActionResult?> AskFirstAsync(PageModel page, string name, int numbers, CancellationToken ct) =>
        page.HttpContext.RequestServices.GetRequiredService<NumberedFiles>().AskFirstAsync(page.Request, name, numbers, ct);
}
