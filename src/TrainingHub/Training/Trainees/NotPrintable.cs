using System.Text;
using TrainingHub.Papers;

namespace TrainingHub.Training;

/// <summary>Signs of a name that no font can print, and what helps.</summary>
internal static class NotPrintable
{
    public static Sentence Sentence(IReadOnlyList<Rune> missing) =>
        new("姓名里的{0}没有字形，证书印不出来。请先核对用字；确为此字的，请系统管理员在设置 Papers:Fonts 里加上有这个字的字体文件，装好以前不能发证", new CannotPrint(missing).Named);
}
