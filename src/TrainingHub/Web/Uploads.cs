namespace TrainingHub.Web;

internal static class Uploads
{
    /// <summary>The file that came with a form, in memory; it lies nowhere else.</summary>
    public static async Task<byte[]> BytesAsync(this IFormFile file, CancellationToken ct)
    {
        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, ct);
        return bytes;
    }
}
