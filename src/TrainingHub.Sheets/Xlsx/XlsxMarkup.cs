using System.Xml;

namespace TrainingHub.Sheets;

/// <summary>Elements are known by namespace, name and depth: extensions bring like-named ones of their own, further down.</summary>
internal static class XlsxMarkup
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string StrictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string StrictRelations = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    /// <summary>Whether the reader is at the start of this element of a sheet.</summary>
    public static bool IsAt(this XmlReader reader, int depth, string name) => reader.NodeType == XmlNodeType.Element && reader.Depth == depth && reader.IsNamed(name);

    public static bool IsNamed(this XmlReader reader, string name) => reader.LocalName == name && reader.NamespaceURI is Main or StrictMain;

    public static bool IsAtRelation(this XmlReader reader) =>
        reader is { NodeType: XmlNodeType.Element, Depth: 1, LocalName: "Relationship", NamespaceURI: Packages };

    /// <summary>The r:id of an element; null when it has none.</summary>
    public static string? RelationId(this XmlReader reader) => reader.GetAttribute("id", Relations) ?? reader.GetAttribute("id", StrictRelations);

    /// <summary>Whether the type of a relation is this one of the office formats.</summary>
    public static bool IsRelation(string type, string name) => type == $"{Relations}/{name}" || type == $"{StrictRelations}/{name}";
}
