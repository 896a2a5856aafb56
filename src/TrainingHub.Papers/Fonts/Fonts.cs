using System.Text;

namespace TrainingHub.Papers;

/// <summary>
/// The fonts papers are printed with. They travel inside the program, so that every machine prints the same; a few large fonts
/// of the operating system are asked only for characters ours do not have. Each is unpacked when first needed, once a process.
/// </summary>
public sealed class Fonts
{
    /// <summary>Fonts with the rare hanzi of extensions A to G, free to install (Debian: fonts-babelstone-han, fonts-hanazono).</summary>
    private static readonly string[] RareHanzi = ["BabelStoneHan.ttf", "HanaMinA.ttf", "HanaMinB.ttf"];

    private readonly FontFamily song, songBold, kai;

    public Fonts() : this([], SystemFolders)
    {
    }

    /// <param name="folders">where to look for fonts with rare hanzi</param>
    internal Fonts(IEnumerable<string> folders) : this([], folders)
    {
    }

    private Fonts(IReadOnlyList<string> own, IEnumerable<string> folders)
    {
        Lazy<FontFace?> regular = Ours("song-regular"), bold = Ours("song-bold"), script = Ours("kai-regular");
        var found = new Lazy<Dictionary<string, string>>(() => Find(folders));
        Lazy<FontFace?>[] rare =
        [
            .. own.Select(path => new Lazy<FontFace?>(() => new FontFace(File.ReadAllBytes(path)))),
            .. RareHanzi.Select(name => new Lazy<FontFace?>(() => Installed(found.Value, name))),
        ];
        song = new([regular, script, .. rare]);
        songBold = new([bold, regular, script, .. rare]);
        kai = new([script, regular, .. rare]);
    }

    /// <param name="own">font files of this installation, asked for what ours do not have, before those of the system</param>
    /// <exception cref="InvalidDataException">at first use: <see cref="WhyNot"/></exception>
    public static Fonts With(IReadOnlyList<string> own) => new(own, SystemFolders);

    /// <summary>Why papers cannot be printed with a font file; null when they can.</summary>
    public static string? WhyNot(string path)
    {
        try
        {
            _ = new FontFace(File.ReadAllBytes(path));
            return null;
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return e.Message;
        }
    }

    /// <summary>"kai" for what is filled in, "serif" for what is printed anyway.</summary>
    /// <returns>null for a name we do not have</returns>
    internal FontFamily? Family(string name, bool bold) => (name, bold) switch
    {
        ("serif", false) => song,
        ("serif", true) => songBold,
        ("kai", _) => kai,
        _ => null,
    };

    /// <summary>The characters of a text that no font can print, each once.</summary>
    public IReadOnlyList<Rune> Missing(string text)
    {
        var missing = new List<Rune>();
        song.Resolve(text, [], missing);
        return missing;
    }

    /// <exception cref="CannotPrint">naming the characters that cannot be printed</exception>
    public void Demand(string text)
    {
        if (Missing(text) is { Count: > 0 } missing)
            throw new CannotPrint(missing);
    }

    private static Lazy<FontFace?> Ours(string name) => new(() =>
    {
        using var packed = typeof(Fonts).Assembly.GetManifestResourceStream($"Fonts.{name}.ttf.br")
            ?? throw new InvalidOperationException($"the font {name} is not inside the program");
        return FontFace.Unpack(packed);
    });

    private static FontFace? Installed(Dictionary<string, string> found, string name)
    {
        if (!found.TryGetValue(name, out var path))
            return null;
        try
        {
            return new FontFace(File.ReadAllBytes(path));
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return null; // an installed font we cannot read is as good as none: its characters are then reported missing
        }
    }

    private static bool IsUnreadable(Exception e) =>
        e is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException or OverflowException or IndexOutOfRangeException;

    private static Dictionary<string, string> Find(IEnumerable<string> folders)
    {
        var look = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MatchCasing = MatchCasing.CaseInsensitive };
        return folders.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.ttf", look))
            .Where(path => RareHanzi.Contains(Path.GetFileName(path), StringComparer.OrdinalIgnoreCase))
            .OrderBy(path => path, StringComparer.Ordinal)
            .DistinctBy(Path.GetFileName, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(path => Path.GetFileName(path), StringComparer.OrdinalIgnoreCase);
    }

    private static IEnumerable<string> SystemFolders =>
    [
        "/usr/share/fonts", "/usr/local/share/fonts",
        Environment.GetFolderPath(Environment.SpecialFolder.Fonts),
    ];
}
