using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace TrainingHub.Platform.Data;

// What is published spells these out in generated code, which has to reach them.

/// <summary>An enum as its word. A word that was put there by hand, or by a later version, opens no page and lets no work go on as if it were another.</summary>
internal sealed class WordConverter<T>() : ValueConverter<T, string>(value => WordConverter<T>.ToWord(value), word => WordConverter<T>.FromWord(word)) where T : struct, Enum
{
    private static readonly FrozenDictionary<string, T> Known = Enum.GetValues<T>().ToFrozenDictionary(value => value.ToString(), StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">the value has no word</exception>
    public static string ToWord(T value) => Enum.IsDefined(value) ? value.ToString() : throw new InvalidOperationException($"{value} is no {typeof(T).Name}.");

    /// <exception cref="RuleBroken">no such word: <see cref="Conventions.UnknownWord"/></exception>
    public static T FromWord(string word) => Known.TryGetValue(word, out var value) ? value : throw new RuleBroken(Conventions.UnknownWord,
        "数据库里有一条记录的状态或类别（{0}：{1}）是系统不认识的，这项内容暂时打不开，也不能办理；请系统管理员用 verify 查出是哪一条", typeof(T).Name, word);
}

/// <summary>Times go in and come out as UTC; another kind is a bug of whoever saves it.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(time => Utc(time), time => DateTime.SpecifyKind(time, DateTimeKind.Utc))
{
    /// <exception cref="InvalidOperationException">the time is not UTC</exception>
    public static DateTime Utc(DateTime time) => time.Kind == DateTimeKind.Utc
        ? time
        : throw new InvalidOperationException("Times are stored in UTC: use clock.Now or day.StartUtc.");
}
