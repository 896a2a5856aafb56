using TrainingHub.Sheets;

namespace TrainingHub.Training;

/// <summary>Something of the file that was not read, or was read otherwise than it stands there.</summary>
/// <param name="Template">a sentence in Chinese with open places</param>
/// <param name="Args">what goes into them, as JSON: it waits in a row until somebody reads it</param>
internal sealed record RosterNotice(string Template, string Args)
{
    public static RosterNotice Of(string template, params object[] args) => new(template, new Sentence(template, args).ArgsAsJson);

    /// <summary>About the file as a whole.</summary>
    /// <param name="file">what it holds</param>
    /// <param name="read">the sheet that is read</param>
    /// <param name="others">other sheets, with how many people stand there</param>
    public static IEnumerable<RosterNotice> Of(SheetFile file, Sheet read, IEnumerable<(string Name, int People)> others)
    {
        if (file.Sheets.Count > 1)
            yield return Of("读取的是工作表“{0}”", read.Name);
        foreach (var (name, people) in others.Where(o => o.People > 0).Take(5))
            yield return Of("工作表“{0}”里还有{1}人，没有读取；要导入请另存为单独的文件再上传", name, people);
        if (file.HiddenSheets.Count > 0)
            yield return Of("隐藏的工作表没有读取：{0}", RosterReading.Listed(file.HiddenSheets, most: 5));
        if (file.Pictures > 0)
            yield return Of("文件里有{0}张图片，没有读取", file.Pictures);
    }

    /// <summary>About rows that are no people; null where nothing need be said.</summary>
    public static RosterNotice? Of(RosterLine line, IReadOnlyList<int> rows) => line switch
    {
        RosterLine.Heading => Of("第{0}行是重复的标题或表头，没有作为人员读取", RosterReading.Listed(rows)),
        RosterLine.Sum => Of("第{0}行是合计，没有作为人员读取", RosterReading.Listed(rows)),
        RosterLine.Signature => Of("第{0}行是签字或说明，没有作为人员读取", RosterReading.Listed(rows)),
        RosterLine.Nobody => Of("第{0}行没有姓名和证件号码，没有读取", RosterReading.Listed(rows)),
        RosterLine.Person or RosterLine.Empty => null,
        _ => throw new ArgumentOutOfRangeException(nameof(line)),
    };

    public override string ToString() => Sentence.From(Template, Args).ToString();
}
