using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace TrainingHub.Kernel;

/// <summary>
/// How the values of enums are called: each bears its Chinese words where it is declared, <c>[Display(Name = "待提交")]</c>,
/// and they are the key of their English twin like every sentence.
/// </summary>
internal static class EnumWords
{
    private static readonly ConcurrentDictionary<Enum, DisplayAttribute> Known = new();

    extension<TEnum>(TEnum value) where TEnum : struct, Enum
    {
        /// <summary>In the reader's language.</summary>
        public string Words => Kernel.Words.T(Of(value).Name!);

        /// <summary>In the reader's language, for a tab or a column.</summary>
        public string ShortWords => Kernel.Words.T(Of(value).ShortName!);

        /// <summary>In Chinese, for papers, letters and whatever is kept.</summary>
        public string InChinese => Kernel.Words.In(Kernel.Words.Chinese, Of(value).Name!);
    }

    /// <summary>For a place of a sentence: the words, or the name of a value that has none.</summary>
    internal static string In(string language, Enum value) => Kernel.Words.In(language, Find(value)?.Name ?? value.ToString());

    private static DisplayAttribute Of(Enum value) =>
        Known.GetOrAdd(value, static v => Find(v) ?? throw new InvalidOperationException($"{v.GetType().Name}.{v} has no words"));

    private static DisplayAttribute? Find(Enum value) =>
        value.GetType().GetField(value.ToString())?.GetCustomAttribute<DisplayAttribute>();
}
