using System.Xml;
using ExcelDataReader.Exceptions;

namespace TrainingHub.Sheets;

/// <summary>Why a file is refused, in words that say what to do.</summary>
internal static class SheetFaults
{
    public static SheetRefused Empty() => new("sheet.empty", "文件是空的，请重新选择文件");

    public static SheetRefused TooLarge(SheetLimits limits) =>
        new("sheet.too-large", "文件超过{0} MB，请删去图片或分成几个文件后再上传", limits.MaxBytes >> 20);

    public static SheetRefused NotAWorkbook() =>
        new("sheet.not-a-workbook", "这不是能读取的表格文件，请用Excel或WPS另存为“Excel工作簿（.xlsx）”后再上传");

    public static SheetRefused Html() =>
        new("sheet.html", "这个文件其实是网页格式，只是用了表格的扩展名。请用Excel或WPS打开，另存为“Excel工作簿（.xlsx）”后再上传");

    public static SheetRefused Encrypted() =>
        new("sheet.encrypted", "文件设了打开密码，无法读取。请在Excel或WPS中取消密码，保存后再上传");

    public static SheetRefused Macro() =>
        new("sheet.macro", "文件里有宏，不能上传。请另存为不含宏的“Excel工作簿（.xlsx）”后再上传");

    public static SheetRefused External() =>
        new("sheet.external", "文件里有指向其他文件或数据库的链接，不能上传。请复制表格，选择性粘贴为“数值”到新工作簿后再上传");

    public static SheetRefused Embedded() =>
        new("sheet.embedded", "文件里嵌入了其他文件或控件，不能上传。请删去后再上传");

    public static SheetRefused Bomb() =>
        new("sheet.bomb", "文件解压后过大或与声明的大小不符，不能读取。请把数据复制到新工作簿后再上传");

    public static SheetRefused TooManyParts(int found, int most) =>
        new("sheet.too-many-parts", "文件由{0}个部分组成，超过{1}个。请只把名单复制到新工作簿后再上传", found, most);

    public static SheetRefused TooManySheets(SheetLimits limits) =>
        new("sheet.too-many-sheets", "文件里的工作表或部件之间的关系超过{0}个。请只把名单复制到新工作簿后再上传", limits.MaxSheets);

    public static SheetRefused TooMuchText() =>
        new("sheet.too-much-text", "文件里的文字太多，不能读取。请只把名单复制到新工作簿后再上传");

    /// <summary>Nesting, attributes, names, formats or merged cells beyond anything a spreadsheet writes.</summary>
    public static SheetRefused Structure() =>
        new("sheet.structure", "文件的内部结构不像表格软件保存的，不能读取。请把数据复制到新工作簿后再上传");

    public static SheetRefused TooSlow() =>
        new("sheet.too-slow", "文件太复杂，读取用时过长，已停止。请只把名单复制到新工作簿后再上传");

    public static SheetRefused Dtd() =>
        new("sheet.dtd", "文件里有不允许的内容（DTD），不能读取。请用Excel或WPS另存为“Excel工作簿（.xlsx）”后再上传");

    public static SheetRefused Damaged() =>
        new("sheet.damaged", "文件不完整或已损坏，无法读取。请用Excel或WPS打开，确认内容后另存为“Excel工作簿（.xlsx）”再上传");

    public static SheetRefused NoVisibleSheet() =>
        new("sheet.no-visible-sheet", "文件里没有可见的工作表，请取消隐藏要导入的工作表后再上传");

    public static SheetRefused TooManyRows(SheetLimits limits) =>
        new("sheet.too-many-rows", "表格超过{0}行，请分成几个文件后再上传", limits.MaxRows);

    public static SheetRefused TooWide(int row, SheetLimits limits) =>
        new("sheet.too-wide", "第{0}行的内容超过{1}列，请删去右侧多余的列后再上传", row, limits.MaxColumns);

    public static SheetRefused CellTooLong(int row, SheetLimits limits) =>
        new("sheet.cell-too-long", "第{0}行有单元格超过{1}个字，请缩短后再上传", row, limits.MaxCellText);

    public static SheetRefused Encoding() =>
        new("sheet.encoding", "文本文件的编码无法识别，请用Excel或WPS另存为“CSV UTF-8”或“Excel工作簿（.xlsx）”后再上传");

    public static SheetRefused OpenQuote(int row) =>
        new("sheet.open-quote", "从第{0}行开始的双引号没有结束，请更正后再上传", row);

    /// <summary>The words for what a parser of ours or of the framework threw; null for what is not the file's fault.</summary>
    public static SheetRefused? Of(Exception thrown) => thrown switch
    {
        SheetRefused broken => broken,
        InvalidPasswordException => Encrypted(),
        XmlException e when e.Message.Contains("DTD", StringComparison.Ordinal) => Dtd(),
        OutOfMemoryException or OperationCanceledException => null,
        _ => Damaged(),
    };
}
