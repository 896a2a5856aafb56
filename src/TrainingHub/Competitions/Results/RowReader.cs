using TrainingHub.Sheets;
using TrainingHub.Training;

namespace TrainingHub.Competitions;

/// <summary>Reads one row of a results sheet and notes what is wrong in each cell.</summary>
internal sealed class RowReader(SheetRow row, int[] places, List<RowProblem> problems)
{
    private const int MaxUnit = 200;

    /// <summary>The row, or null when a cell cannot be read.</summary>
    public ResultsRow? Read()
    {
        var before = problems.Count;
        var documents = Documents(row.At(places[0]));
        var name = PersonName.Read(row.At(places[1]).Text, out var wrongName);
        if (wrongName is not null)
            Note(1, "Name", wrongName);
        var unit = row.At(places[2]).Text.Trim();
        if (unit.Length > MaxUnit || !TypedText.IsWellFormed(unit))
            Note(2, "Unit", new("competition.unit", new("不超过{0}个字", MaxUnit), new("{0}个字", unit.Length), new("单位名称最多{0}个字，请改短", MaxUnit)));
        var theory = Mark(3, "Theory");
        var skills = Mark(4, "Skills");
        var extra = ExtraRound();
        return problems.Count == before ? new(row.Number, documents, name!, unit, theory, skills, extra) : null;
    }

    private IReadOnlyList<IdDocument> Documents(Cell cell)
    {
        if (cell.Kind == CellKind.Date || TypedText.HasLostDigits(cell.Text) || cell.Kind == CellKind.Number && !(cell.Text.Length <= 15 && TypedText.IsDigits(cell.Text)))
        {
            Note(0, "DocumentNumber", new("document.numeric", new("文本格式的号码"), new("数字格式"),
                new("证件号码是数字格式，末几位可能已经变成0。请把这一列设为“文本”格式，再重新填写号码")));
            return [];
        }
        var documents = IdDocument.ReadAll(cell.Text);
        if (documents.Count == 0)
        {
            IdDocument.Read(IdKindWords.Of(cell.Text), cell.Text, out var fault);
            Note(0, "DocumentNumber", fault!);
        }
        return documents;
    }

    private int? ExtraRound()
    {
        if (places[5] < 0 || row.At(places[5]) is not { IsBlank: false } cell)
            return null;
        if (Ranking.ExtraPlace(cell.Text) is { } place)
            return place;
        Note(5, "ExtraRound", new("competition.extra", new("1、2、3……"), Sentence.Of(cell.Text.Trim()), new("加赛名次应为1至{0}的整数，没有加赛的人请留空", Ranking.LastExtraPlace)));
        return null;
    }

    private int Mark(int column, string field)
    {
        var text = row.At(places[column]).Text;
        if (Points.Parse(text) is { } points)
            return points;
        Note(column, field, new("competition.mark", new("0至100，最多两位小数"), text.Trim().Length == 0 ? new("空") : Sentence.Of(text.Trim()),
            new("{0}应为0至100的数，最多两位小数；缺考的人请从表中删去", new Sentence(ResultsSheet.Columns[column]))));
        return 0;
    }

    private void Note(int column, string field, Fault fault) => problems.Add(new(
        row.Number, ResultsSheet.Columns[column], field, fault.Code, Severity.Error, fault.Expected, fault.Found, fault.Message));
}
