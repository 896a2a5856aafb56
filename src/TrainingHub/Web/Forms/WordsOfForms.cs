using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Localization;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Web;

/// <summary>Makes the framework's own sentences about forms ours: in Chinese, with English twins, saying what is expected.</summary>
internal sealed class WordsOfForms : IValidationMetadataProvider
{
    /// <summary>Attributes without a sentence of their own get one; <see cref="WordsLocalizer"/> translates it.</summary>
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var rule in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            if (rule.ErrorMessage is null && rule.ErrorMessageResourceName is null)
                rule.ErrorMessage = SentenceFor(rule);
        }
    }

    private static string? SentenceFor(ValidationAttribute rule) => rule switch
    {
        RequiredAttribute => Required,
        StringLengthAttribute { MinimumLength: > 0 } => LengthBetween,
        StringLengthAttribute or MaxLengthAttribute => TooLong,
        RangeAttribute => OutOfRange,
        CompareAttribute => Different,
        EmailAddressAttribute => NoMail,
        _ => null,
    };

    public static void Speak(MvcOptions options)
    {
        var say = options.ModelBindingMessageProvider;
        say.SetMissingBindRequiredValueAccessor(name => T(Required, name));
        say.SetMissingKeyOrValueAccessor(() => T("请填写这一项"));
        say.SetMissingRequestBodyRequiredValueAccessor(() => T("没有收到内容，请重新提交"));
        say.SetValueMustNotBeNullAccessor(_ => T("请填写这一项"));
        say.SetAttemptedValueIsInvalidAccessor((value, name) => T("{1}的内容“{0}”看不懂，请按提示的格式填写", value, name));
        say.SetNonPropertyAttemptedValueIsInvalidAccessor(value => T("内容“{0}”看不懂，请按提示的格式填写", value));
        say.SetUnknownValueIsInvalidAccessor(name => T("{0}的内容看不懂，请按提示的格式填写", name));
        say.SetNonPropertyUnknownValueIsInvalidAccessor(() => T("内容看不懂，请按提示的格式填写"));
        say.SetValueIsInvalidAccessor(value => T("内容“{0}”看不懂，请按提示的格式填写", value));
        say.SetValueMustBeANumberAccessor(name => T("{0}应为数字", name));
        say.SetNonPropertyValueMustBeANumberAccessor(() => T("这一项应为数字"));
    }

    internal const string Required = "请填写{0}";
    internal const string TooLong = "{0}最多{1}个字，请缩短";
    internal const string LengthBetween = "{0}应为{2}至{1}个字";
    internal const string OutOfRange = "{0}应在{1}到{2}之间";
    internal const string Different = "{0}与{1}不一样，请重新填写";
    internal const string NoMail = "{0}应像 name@example.com";
}

/// <summary>The same <see cref="Words"/> for whatever asks the framework for a localizer: data annotations, forms, views.</summary>
internal sealed class WordsLocalizer : IStringLocalizer, IStringLocalizerFactory
{
    public LocalizedString this[string name] => new(name, Words.T(name), IsMissing(name));

    public LocalizedString this[string name, params object[] arguments] => new(name, Words.T(name, arguments), IsMissing(name));

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => Words.InEnglish.Keys.Select(name => this[name]);

    public IStringLocalizer Create(Type resourceSource) => this;

    public IStringLocalizer Create(string baseName, string location) => this;

    private static bool IsMissing(string name) => !Words.InEnglish.ContainsKey(name);
}
