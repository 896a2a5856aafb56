using System.Text;
using TrainingHub.Papers;

namespace TrainingHub.Tests.Papers;

public class FontTests
{
    [Theory]
    [InlineData("龘㛃䶮𠮷𫖯喆堃玥祎垚翀")]
    [InlineData("阿卜杜热合曼·买买提艾力江")]
    [InlineData("O’Connor-Müller José")]
    [InlineData("张　三")]
    [InlineData("")]
    public void Names_of_the_field_can_be_printed(string name) => Assert.Empty(PressRoom.Fonts.Missing(name));

    [Theory]
    [InlineData("李\uE863", "E863")]
    [InlineData("\U00030000\U00030000", "30000")]
    [InlineData("王\uD842", "FFFD")]
    [InlineData("\u200B李", "200B")]
    [InlineData("\U000E0100", "E0100")]
    public void Private_unknown_and_invisible_characters_are_missing_once_each(string name, string point) =>
        Assert.Equal([point], PressRoom.Fonts.Missing(name).Select(rune => rune.Value.ToString("X4", System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void The_person_at_the_screen_is_told_which_characters()
    {
        var cannot = Assert.Throws<CannotPrint>(() => PressRoom.Fonts.Demand("李\U00030000\uE863"));
        Assert.Equal("\U00030000（U+30000）、□（U+E863）", cannot.Named);
    }

    [Fact]
    public void The_whole_table_of_standard_hanzi_can_be_printed_in_every_family()
    {
        var table = CommonHanzi();
        foreach (var (name, bold) in new[] { ("serif", false), ("serif", true), ("kai", false) })
        {
            var missing = new List<Rune>();
            Assert.True(PressRoom.Fonts.Family(name, bold)!.Resolve(table, [], missing), string.Concat(missing));
        }
    }

    [Fact]
    public void A_name_is_printed_in_one_hand_even_when_only_the_second_font_has_all_of_it()
    {
        var placed = new List<Placed>();
        Assert.True(PressRoom.Fonts.Family("serif", false)!.Resolve("李𠮷", placed, []));
        Assert.Single(placed.Select(p => p.Face).Distinct());
        Assert.Equal("CaregiverKai-Regular", placed[0].Face.Name);
    }

    [Fact]
    public void A_glyph_that_is_mapped_but_blank_counts_as_missing()
    {
        using var packed = typeof(FontFace).Assembly.GetManifestResourceStream("Fonts.song-bold.ttf.br")!;
        var face = FontFace.Unpack(packed);
        var space = face.Glyph(' ');
        Assert.True(face.Prints(new Rune(' ')));
        Assert.True(face.Outline(space).IsEmpty);

        var blank = new FontFace(MapTo(face, '李', space));
        Assert.Equal(space, blank.Glyph('李'));
        Assert.False(blank.Prints(new Rune('李')));
        Assert.False(new FontFamily([new(() => blank)]).Resolve("李", [], []));
    }

    [Fact]
    public void A_damaged_font_is_refused_not_half_read()
    {
        Assert.Throws<InvalidDataException>(() => new FontFace([.. "OTTO"u8, .. new byte[20]]));
        Assert.Throws<InvalidDataException>(() => new FontFace([.. "ttcf"u8, .. new byte[20]]));
        byte[] reachesPast = [0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, .. "glyf"u8, 0, 0, 0, 0, 0, 0, 0, 28, 0x7F, 0xFF, 0xFF, 0xFF];
        Assert.Throws<InvalidDataException>(() => new FontFace(reachesPast));
    }

    [Fact]
    public void A_subset_holds_what_was_asked_and_reads_back()
    {
        using var packed = typeof(FontFace).Assembly.GetManifestResourceStream("Fonts.song-bold.ttf.br")!;
        var face = FontFace.Unpack(packed);
        var subset = new FontSubset(face, [0, face.Glyph('证'), face.Glyph('书')]);
        var tables = subset.Tables().ToDictionary(t => t.Tag, t => t.Data);
        Assert.True(subset.Count >= 3);
        Assert.Equal(4 * (subset.Count + 1), tables["loca"].Length);
        Assert.True(tables["glyf"].Length < 4000);
    }

    /// <summary>The same font with one character led to another glyph.</summary>
    private static byte[] MapTo(FontFace face, int character, ushort glyph)
    {
        byte[] map =
        [
            0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12,
            0, 12, 0, 0, 0, 0, 0, 28, 0, 0, 0, 0, 0, 0, 0, 1,
            0, 0, (byte)(character >> 8), (byte)character, 0, 0, (byte)(character >> 8), (byte)character, 0, 0, 0, (byte)glyph,
        ];
        Assert.True(glyph < 256);
        return Sfnt.Assemble([.. new FontSubset(face, Enumerable.Range(0, 256).Select(i => (ushort)i)).Tables(), ("cmap", map)]);
    }

    private static string CommonHanzi()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "TrainingHub.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return File.ReadAllText(Path.Combine(folder, "src/dev/CutFonts/tgscc.txt")).ReplaceLineEndings("");
    }
}
