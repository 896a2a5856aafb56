using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TrainingHub.Platform.Files;
using TrainingHub.Sheets;

namespace TrainingHub.Web;

/// <summary>Answers that are files: a workbook written for this request, or a file as it is kept.</summary>
internal static class FileAnswers
{
    /// <param name="name">without the ending</param>
    public static IActionResult Workbook(this PageModel page, string name, Action<Stream> write)
    {
        var stream = new MemoryStream();
        write(stream);
        stream.Position = 0;
        return page.File(stream, SheetWriter.ContentType, name + ".xlsx");
    }

    /// <summary>The kept file, byte for byte; whether the reader may have it is asked before.</summary>
    public static async Task<IActionResult> KeptAsync(this PageModel page, FileStore files, Guid id, CancellationToken ct)
    {
        var (name, type, bytes) = await files.OpenAsync(id, ct);
        return page.File(bytes, type, name);
    }
}
