using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace TrainingHub.Platform.Data;

/// <summary>What holds for every table, so that a mapping says only what is special.</summary>
internal static class Conventions
{
    /// <summary>Code of the refusal of a row whose state, level or kind is no word of this version.</summary>
    public const string UnknownWord = "row.word";

    /// <summary>Enums are words of at most 40 letters, times are UTC, texts are ordered by their bytes on both databases, so that an index finds beginnings.</summary>
    public static void Types(ModelConfigurationBuilder types, bool postgres)
    {
        if (postgres)
            types.Properties<string>().UseCollation("C");
        types.Properties<Enum>().HaveMaxLength(40);
        types.Properties<DateTime>().HaveConversion<UtcConverter>();
    }

    /// <summary>Names in snake_case (so that filters need no quotes on either database), no cascades, versions, bounded texts.</summary>
    public static void Model(IMutableModel model)
    {
        foreach (var type in model.GetEntityTypes())
        {
            Name(type);
            foreach (var key in type.GetForeignKeys().Where(k => !k.IsOwnership))
                key.DeleteBehavior = DeleteBehavior.Restrict;
            if (typeof(IVersioned).IsAssignableFrom(type.ClrType) && type.BaseType is null)
                type.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
            foreach (var property in type.GetDeclaredProperties())
            {
                if ((Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) is { IsEnum: true } words)
                    property.SetValueConverter((ValueConverter)Activator.CreateInstance(typeof(WordConverter<>).MakeGenericType(words))!);
                if (property.ClrType == typeof(DateTime))
                    property.Sentinel = DateTime.SpecifyKind(default, DateTimeKind.Utc); // "not set" is asked of the converter, too, which takes no other time
                Bound(type, property);
            }
        }
    }

    private static void Name(IMutableEntityType type)
    {
        if (type.BaseType is null && !type.IsOwned())
            type.SetTableName(TableName(type));
        foreach (var property in type.GetDeclaredProperties())
            if (((IConventionProperty)property).GetColumnNameConfigurationSource() != ConfigurationSource.Explicit)
                property.SetColumnName(Snake(property.GetColumnName()));
    }

    private static string TableName(IMutableEntityType type) =>
        ((IConventionEntityType)type).GetTableNameConfigurationSource() == ConfigurationSource.Explicit ? type.GetTableName()! : Plural(Snake(type.ClrType.Name));

    // SQLite enforces no length, so the model has to carry every one.
    private static void Bound(IMutableEntityType type, IMutableProperty property)
    {
        if (property.ClrType != typeof(string) || property.GetMaxLength() is not null || property.GetColumnType() == "text")
            return;
        throw new InvalidOperationException($"{type.ClrType.Name}.{property.Name} needs HasMaxLength, or HasColumnType(\"text\") when it has no bound.");
    }

    internal static string Snake(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var starts = char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (starts)
                text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }

    private static string Plural(string word) => word switch
    {
        _ when word.EndsWith('y') && !"aeiou".Contains(word[^2], StringComparison.Ordinal) => word[..^1] + "ies",
        _ when word.EndsWith('s') || word.EndsWith('x') || word.EndsWith("ch", StringComparison.Ordinal) || word.EndsWith("sh", StringComparison.Ordinal) => word + "es",
        _ => word + "s",
    };
}
