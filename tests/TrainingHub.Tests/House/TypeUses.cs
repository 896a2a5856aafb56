using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace TrainingHub.Tests.House;

/// <summary>Which types of the product a type uses, read from the compiled program: signatures, attributes and the bodies of its methods.</summary>
internal static class TypeUses
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly Product = typeof(Setup).Assembly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);

    /// <summary>Types written by hand or by Razor, each with all that stands inside it.</summary>
    public static IEnumerable<Type> Written => Product.GetTypes().Where(t =>
        t.DeclaringType is null && t.Namespace?.StartsWith("TrainingHub", StringComparison.Ordinal) == true && !t.Namespace.Contains("Migrations", StringComparison.Ordinal));

    /// <summary>The product's types that this one uses, itself and its own parts apart.</summary>
    public static HashSet<Type> Of(Type type)
    {
        var used = new HashSet<Type>();
        Add(type, used);
        used.Remove(type);
        return used;
    }

    private static void Add(Type type, HashSet<Type> used)
    {
        Note(type.BaseType, used);
        foreach (var face in type.GetInterfaces())
            Note(face, used);
        Attributes(type, used);
        foreach (var field in type.GetFields(All))
            Note(field.FieldType, used);
        foreach (var property in type.GetProperties(All))
            Attributes(property, used);
        foreach (var method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)))
            Method(method, used);
        foreach (var part in type.GetNestedTypes(All))
            Add(part, used);
    }

    private static void Method(MethodBase method, HashSet<Type> used)
    {
        Attributes(method, used);
        Note((method as MethodInfo)?.ReturnType, used);
        foreach (var parameter in method.GetParameters())
            Note(parameter.ParameterType, used);
        if (method.GetMethodBody() is not { } body)
            return;
        foreach (var local in body.LocalVariables)
            Note(local.LocalType, used);
        foreach (var token in Tokens(body.GetILAsByteArray()!))
            Member(method, token, used);
    }

    private static void Member(MethodBase inside, int token, HashSet<Type> used)
    {
        var member = inside.Module.ResolveMember(token, inside.DeclaringType!.GetGenericArguments(), inside.IsGenericMethod ? inside.GetGenericArguments() : null);
        Note(member as Type ?? member!.DeclaringType, used);
        if (member is MethodInfo { IsGenericMethod: true } generic)
            foreach (var argument in generic.GetGenericArguments())
                Note(argument, used);
    }

    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            var op = code[at] == 0xFE ? Codes[(short)(0xFE00 | code[at + 1])] : Codes[code[at]];
            at += op.Size;
            if (op.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
                yield return BitConverter.ToInt32(code, at);
            at += op.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
                _ => 4,
            };
        }
    }

    private static void Attributes(MemberInfo member, HashSet<Type> used)
    {
        foreach (var attribute in member.GetCustomAttributesData().Where(a => a.AttributeType.Namespace != typeof(CompilerGeneratedAttribute).Namespace))
            Note(attribute.AttributeType, used);
    }

    private static void Note(Type? type, HashSet<Type> used)
    {
        if (type is null)
            return;
        if (type.HasElementType)
            Note(type.GetElementType(), used);
        if (type.IsConstructedGenericType)
            foreach (var argument in type.GetGenericArguments())
                Note(argument, used);
        if (type.Assembly != Product || type.IsGenericParameter)
            return;
        while (type.DeclaringType is { } outer)
            type = outer;
        if (type.Namespace is not null) // the compiler's own stands nowhere
            used.Add(type);
    }
}
