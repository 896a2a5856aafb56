using Microsoft.AspNetCore.Identity;

namespace TrainingHub.Ground;

/// <summary>A broken rule of ours on its way through Identity.</summary>
internal sealed class RuleError : IdentityError
{
    private readonly RuleBroken broken;

    public RuleError(RuleBroken broken) => (this.broken, Code, Description) = (broken, broken.Code, broken.Message);

    public RuleBroken At(string field) => new(broken.Code, broken.Sentence) { Field = field };
}

internal static class IdentityResults
{
    extension(IdentityResult result)
    {
        /// <exception cref="RuleBroken">one of our rules said no; it is shown beside the field</exception>
        /// <exception cref="InvalidOperationException">Identity itself said no, which no input brings about</exception>
        public void Must(string field = "")
        {
            if (result.Errors.OfType<RuleError>().FirstOrDefault() is { } rule)
                throw rule.At(field);
            if (!result.Succeeded)
                throw new InvalidOperationException(string.Join(' ', result.Errors.Select(e => e.Code)));
        }
    }
}
