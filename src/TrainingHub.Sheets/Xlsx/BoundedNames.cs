using System.Xml;

namespace TrainingHub.Sheets;

/// <summary>The names of a part; the framework's table would take any number of any length and keep them all.</summary>
internal sealed class BoundedNames(SheetLimits limits) : XmlNameTable
{
    private readonly NameTable names = new();
    private int count;

    public override string Add(char[] array, int offset, int length) => Get(array, offset, length) ?? names.Add(array, offset, One(length));

    public override string Add(string array) => Get(array) ?? names.Add(array[..One(array.Length)]);

    public override string? Get(char[] array, int offset, int length) => names.Get(array, offset, length);

    public override string? Get(string array) => names.Get(array);

    private int One(int length) => length <= limits.MaxNames && ++count <= limits.MaxNames ? length : throw SheetFaults.Structure();
}
