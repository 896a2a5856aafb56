using System.Text.RegularExpressions;

namespace TrainingHub.Training;

/// <summary>What a heading says: brackets, 必填 and 选填, numbering, stars and a second line or language aside.</summary>
internal static partial class HeadingWords
{
    private const int Longest = 200;

    /// <summary>The words in which the heading may be known, the most exact first.</summary>
    public static IEnumerable<string> Of(string heading)
    {
        var words = TypedText.Code(heading) ?? "";
        if (words.Length > Longest)
            return [];
        var plain = Bracketed().Replace(words, "\n");
        return Parts().Split(plain).Prepend(plain).SelectMany(Forms).Where(w => w.Length > 0).Distinct();
    }

    /// <summary>A number of the row: 序号, 编号, No.; or nothing at all.</summary>
    public static bool IsSerial(string heading) => Bare(TypedText.Code(heading) ?? "") is "序号" or "编号" or "序" or "号" or "NO" or "学号" or "";

    // Beside Chinese words the Latin ones say the same again.
    private static IEnumerable<string> Forms(string part) => Bare(part) is var bare && Latin().Replace(bare, "") is { Length: > 0 } chinese ? [bare, chinese] : [bare];

    private static string Bare(string words) => Marks().Replace(words, "");

    [GeneratedRegex(@"\(.*?\)|【.*?】|\[.*?\]|〔.*?〕|<.*?>|《.*?》|\(.*\z", RegexOptions.Singleline)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"[\r\n/、|或]")]
    private static partial Regex Parts();

    [GeneratedRegex(@"\A[0-9]+[.、]?|必填项?|选填项?|[\s*:※★☆#.。,;_-]+")]
    private static partial Regex Marks();

    [GeneratedRegex(@"[A-Z0-9']+")]
    private static partial Regex Latin();
}
