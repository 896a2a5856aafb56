// Makes the packed fonts of src/TrainingHub/Papers/Fonts anew:
//   dotnet run --project src/dev/CutFonts -- NotoSerifSC_400Regular.ttf NotoSerifSC_700Bold.ttf LXGWWenKai-Regular.ttf src/TrainingHub/Papers/Fonts
// Sources: npm @expo-google-fonts/noto-serif-sc 0.4.3, Debian fonts-lxgw-wenkai 1.250.
using System.IO.Compression;
using System.Text;
using TrainingHub.Dev.CutFonts;
using TrainingHub.Papers;

if (args.Length != 4)
{
    Console.Error.WriteLine("wanted: SONG-REGULAR.ttf SONG-BOLD.ttf KAI-REGULAR.ttf FOLDER");
    return 2;
}

const string songMakers = "(c) 2017-2024 Adobe (http://www.adobe.com/). Cut from Noto Serif SC 2.003.";
const string kaiMakers = "Copyright 2021-2023 LXGW (https://github.com/lxgw/LxgwWenKai). Copyright 2020 The Klee Project Authors (https://github.com/fontworks-fonts/Klee). Cut and renamed.";
Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
var common = Common();

Pack("song-regular", args[0], "Caregiver Song", "Regular", songMakers, _ => true);
Pack("song-bold", args[1], "Caregiver Song", "Bold", songMakers, c => c < 0x2E80 || c is >= 0x3000 and < 0x3100 or >= 0xFF00 and < 0xFFF0 || common.Contains(c));
Pack("kai-regular", args[2], "Caregiver Kai", "Regular", kaiMakers, c => c is < 0x2E80 or >= 0x2E80 and < 0x3130 or >= 0x3400 and < 0xA000 or >= 0xF900 and < 0xFB00 or >= 0xFF00 and < 0xFFF0 or >= 0x20000);
return 0;

void Pack(string name, string source, string family, string style, string copyright, Func<int, bool> keep)
{
    var font = FontCut.Make(new FontFace(File.ReadAllBytes(source)), keep, family, style, copyright);
    var path = Path.Combine(args[3], name + ".ttf.br");
    using (var file = File.Create(path))
    using (var brotli = new BrotliStream(file, CompressionLevel.SmallestSize))
        brotli.Write(font);
    var cut = new FontFace(font);
    Console.WriteLine($"{name}: {cut.CodePoints.Count()} characters, {font.Length:N0} bytes, packed {new FileInfo(path).Length:N0}");
}

// The hanzi of 通用规范汉字表 (8,105) and of GB 2312 (6,763).
static HashSet<int> Common()
{
    using var list = typeof(FontCut).Assembly.GetManifestResourceStream("tgscc.txt")!;
    var table = new StreamReader(list).ReadToEnd().EnumerateRunes().Select(r => r.Value).Where(c => c > ' ').ToHashSet();
    var gb2312 = Encoding.GetEncoding(936);
    for (var row = 0xA1; row <= 0xF7; row++)
        for (var cell = 0xA1; cell <= 0xFE; cell++)
            foreach (var rune in gb2312.GetString([(byte)row, (byte)cell]).EnumerateRunes())
                table.Add(rune.Value);
    return table;
}
