namespace TrainingHub.Certification;

/// <summary>Marks as a form sends them: by candidate and part (<c>id.Theory</c>), points as typed.</summary>
internal static class TypedMarks
{
    /// <returns>the marks that were typed, and the keys whose text is no mark; empty fields are left out</returns>
    /// <exception cref="NotHere">a key that none of our forms has</exception>
    public static (List<EnteredMark> Marks, List<string> Wrong) Read(IReadOnlyDictionary<string, string?> typed)
    {
        var (marks, wrong) = (new List<EnteredMark>(), new List<string>());
        foreach (var (key, text) in typed)
        {
            if (string.IsNullOrWhiteSpace(text))
                continue;
            if (key.Split('.') is not [var id, var name] || !Guid.TryParse(id, out var candidate) || !Enum.TryParse<Part>(name, out var part))
                throw new NotHere();
            if (Mark.Parse(text) is { } tenths)
                marks.Add(new(candidate, part, tenths));
            else
                wrong.Add(key);
        }
        return (marks, wrong);
    }
}
