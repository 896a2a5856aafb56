using System.ComponentModel.DataAnnotations;

namespace TrainingHub.Training;

/// <summary>An error keeps the row out until it is put right; a warning only asks for a look.</summary>
internal enum Severity
{
    [Display(Name = "错误")]
    Error,

    [Display(Name = "提醒")]
    Warning,
}

/// <summary>What is wrong in one cell, in the words of the sheet.</summary>
/// <param name="Row">as the sheet numbers it</param>
/// <param name="Column">the heading as the sheet writes it</param>
/// <param name="Field">the field's stable name, such as <c>DocumentNumber</c></param>
/// <param name="Code">the rule's stable name, such as <c>document.check-digit</c></param>
/// <param name="Severity">errors apart from warnings</param>
/// <param name="Expected">what was expected, as short words</param>
/// <param name="Found">what stands there</param>
/// <param name="Message">one sentence that says what to do</param>
internal sealed record RowProblem(int Row, string Column, string Field, string Code, Severity Severity, Sentence Expected, Sentence Found, Sentence Message);
