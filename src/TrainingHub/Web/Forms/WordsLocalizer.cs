using Microsoft.Extensions.Localization;

namespace TrainingHub.Web;

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
