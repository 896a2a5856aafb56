using System.Reflection;
using System.Reflection.Emit;

namespace TrainingHub.Tests.House;

/// <summary>Every text that stands in a compiled program: in method bodies, pages included, and in attributes.</summary>
internal static class Literals
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields().Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);

    /// <summary>The texts, each with the outermost type it stands in.</summary>
    public static IEnumerable<(Type Type, string Text)> Of(Assembly assembly) =>
        from type in assembly.GetTypes()
        from text in InAttributes(type).Concat(type.GetMembers(Own).SelectMany(In))
        select (Outermost(type), text);

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<string> In(MemberInfo member) =>
        member is MethodBase method ? InAttributes(method).Concat(method.GetParameters().SelectMany(p => Texts(p.GetCustomAttributesData()))).Concat(InBody(method))
        : member is Type ? []
        : InAttributes(member);

    private static IEnumerable<string> InAttributes(MemberInfo member) => Texts(member.GetCustomAttributesData());

    private static IEnumerable<string> Texts(IEnumerable<CustomAttributeData> attributes) =>
        from attribute in attributes
        from value in attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(n => n.TypedValue))
        where value.Value is string
        select (string)value.Value!;

    private static IEnumerable<string> InBody(MethodBase method)
    {
        var il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < il.Length;)
        {
            var code = Codes[il[at] == 0xFE ? (short)(0xFE00 | il[at + 1]) : il[at]];
            at += code.Size;
            if (code == OpCodes.Ldstr)
                yield return method.Module.ResolveString(BitConverter.ToInt32(il, at));
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(il, at),
                _ => 4,
            };
        }
    }
}
