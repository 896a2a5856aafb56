using System.Globalization;
using TrainingHub.Papers;

namespace TrainingHub.Tests.Papers;

/// <summary>Codes of every size are read by a scanner of another maker.</summary>
public class QrCodeTests
{
    [Theory]
    [InlineData("HTTPS://CAREGIVER.EXAMPLE/V/7K3M9QX2RT5WYP8HJ4NC")]
    [InlineData("HTTP://LOCALHOST:5080/V/7K3M9QX2RT5WYP8HJ4NC")]
    [InlineData("otpauth://totp/TrainingHub:wang%40example.cn?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=TrainingHub")]
    [InlineData("A")]
    public void What_the_product_prints_is_read(string text) => Assert.Equal(text, Read(QrCode.Svg(text)));

    [Theory]
    [InlineData(14, 21)]
    [InlineData(15, 25)]
    [InlineData(106, 41)]
    [InlineData(107, 45)] // from here on the size itself is written in the code
    [InlineData(180, 53)]
    [InlineData(181, 57)] // and the count of letters takes more digits
    [InlineData(500, 85)]
    [InlineData(1125, 125)]
    public void A_text_of_any_length_takes_the_smallest_size_that_holds_it(int letters, int modules)
    {
        var text = string.Concat(Enumerable.Range(0, letters).Select(i => "abcdefghij"[i * 7 % 10]));
        var code = QrCode.Svg(text);
        Assert.Equal(modules, code.Modules - 8);
        Assert.Equal(text, Read(code));
    }

    [Fact]
    public void A_text_that_no_size_holds_is_refused() => Assert.Throws<ArgumentException>(() => QrCode.Svg(new string('a', 1200)));

    [Fact]
    public void The_same_text_is_the_same_code() => Assert.Equal(QrCode.Svg(PressRoom.CheckAddress), QrCode.Svg(PressRoom.CheckAddress));

    private static string Read(QrCode code)
    {
        var scale = (100.0 / code.Modules).ToString(CultureInfo.InvariantCulture);
        return Tool.Scan(new SvgPress(PressRoom.Fonts).Press(
            $"<svg viewBox=\"0 0 100 100\"><g transform=\"scale({scale})\"><path d=\"{code.Path}\" /></g></svg>", PressRoom.About("试印")), 150);
    }
}
