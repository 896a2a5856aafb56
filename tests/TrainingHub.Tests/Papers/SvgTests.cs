using TrainingHub.Papers;

namespace TrainingHub.Tests.Papers;

public class SvgTests
{
    private static byte[] Press(string content) => new SvgPress(PressRoom.Fonts)
        .Press($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 50\">\n{content}\n</svg>", PressRoom.About("试印"));

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<foreignObject />")]
    [InlineData("<use href=\"#a\" />")]
    [InlineData("<linearGradient />")]
    [InlineData("<style>text { fill: red }</style>")]
    [InlineData("<rect style=\"fill:red\" width=\"1\" height=\"1\" />")]
    [InlineData("<rect onclick=\"x\" width=\"1\" height=\"1\" />")]
    [InlineData("<rect class=\"big\" width=\"1\" height=\"1\" />")]
    [InlineData("<rect fill=\"url(#a)\" width=\"1\" height=\"1\" />")]
    [InlineData("<rect fill=\"tomato\" width=\"1\" height=\"1\" />")]
    [InlineData("<rect width=\"ten\" height=\"1\" />")]
    [InlineData("<rect width=\"1,5\" height=\"1\" />")]
    [InlineData("<rect width=\"1\" height=\"1\"><title>x</title></rect>")]
    [InlineData("<g transform=\"skewX(3)\" />")]
    [InlineData("<path d=\"L1 1\" />")]
    [InlineData("<path d=\"M1 1 K2 2\" />")]
    [InlineData("<path d=\"M1 1z2 2\" />")]
    [InlineData("<path d=\"M1\" />")]
    [InlineData("<polygon points=\"1 2 3\" />")]
    [InlineData("<text font-family=\"Comic\">字</text>")]
    [InlineData("<text>字<a>x</a></text>")]
    [InlineData("<svg viewBox=\"0 0 1 1\" />")]
    [InlineData("<g>字</g>")]
    [InlineData("<image href=\"http://example.org/a.jpg\" width=\"1\" height=\"1\" />")]
    [InlineData("<image href=\"file:///etc/passwd\" width=\"1\" height=\"1\" />")]
    [InlineData("<image href=\"data:image/jpeg;base64,AAAA\" width=\"1\" height=\"1\" />")]
    [InlineData("<image href=\"data:image/jpeg;base64,###\" width=\"1\" height=\"1\" />")]
    [InlineData("<g>")]
    public void What_is_not_known_is_refused_with_its_line(string content) =>
        Assert.InRange(Assert.Throws<SvgRefused>(() => Press("\n" + content)).Line, 3, 4);

    [Theory]
    [InlineData("")]
    [InlineData("<html />")]
    [InlineData("<svg />")]
    [InlineData("<svg viewBox=\"0 0 0 10\" />")]
    [InlineData("<svg viewBox=\"0 0 9999 10\" />")]
    [InlineData("<!DOCTYPE svg [<!ENTITY a \"b\">]><svg viewBox=\"0 0 1 1\" />")]
    public void A_page_is_an_svg_element_of_a_sensible_size(string page) =>
        Assert.Throws<SvgRefused>(() => new SvgPress(PressRoom.Fonts).Press(page, PressRoom.About("试印")));

    [Fact]
    public void Nesting_without_end_is_refused() =>
        Assert.Throws<SvgRefused>(() => Press(string.Concat(Enumerable.Repeat("<g>", 500)) + string.Concat(Enumerable.Repeat("</g>", 500))));

    [Theory]
    [InlineData("<rect x=\"1\" y=\"1\" width=\"5\" height=\"4\" rx=\"1\" fill=\"none\" stroke=\"#c00\" stroke-width=\".2\" stroke-dasharray=\"1 .5\" />")]
    [InlineData("<path d=\"M1 1l2-1.5.5.5H9v3Q8 8 7 7T5 5C4 4 3 3 2 2S1 1 1 2A3 2 10 013 3a1,1 0 1 0 1-1zm1 1 1 1\" fill-rule=\"evenodd\" />")]
    [InlineData("<polyline points=\"1,1 2,2 3,1\" stroke=\"#123456\" stroke-linecap=\"round\" stroke-linejoin=\"bevel\" opacity=\"0.5\" />")]
    [InlineData("<ellipse cx=\"5\" cy=\"5\" rx=\"2\" ry=\"1\" transform=\"rotate(30 5 5) translate(1,2) scale(2) matrix(1 0 0 1 0 0)\" />")]
    [InlineData("<text x=\"50\" y=\"20\" text-anchor=\"middle\">前<tspan font-weight=\"bold\" dx=\"1\">中</tspan>后</text>")]
    [InlineData("<text x=\"5\" y=\"20\" textLength=\"30\">分散</text>")]
    [InlineData("<text x=\"5\" y=\"20\" textLength=\"3\" lengthAdjust=\"spacingAndGlyphs\">挤在一处</text>")]
    [InlineData("<text x=\"5\" y=\"20\"></text>")]
    public void What_is_known_makes_a_sound_file(string content) => Tool.Run("qpdf", Press(content), "--check", "in.pdf");

    [Fact]
    public void Several_svg_elements_are_several_pages()
    {
        var page = "<svg viewBox=\"0 0 210 297\"><text x=\"10\" y=\"20\">页</text></svg>";
        Assert.Matches(@"Pages:\s+3\b", Tool.Run("pdfinfo", new SvgPress(PressRoom.Fonts).Press(page + page + page, PressRoom.About("三页")), "in.pdf"));
    }

    [Fact]
    public void A_static_group_with_a_hole_is_not_kept()
    {
        var press = new SvgPress(PressRoom.Fonts);
        const string page = "<svg viewBox=\"0 0 100 50\"><g data-static=\"head\"><text x=\"1\" y=\"9\">字{0}</text></g></svg>";
        Assert.Throws<CannotPrint>(() => press.Press(page.Replace("{0}", "\uE863", StringComparison.Ordinal), PressRoom.About("试印")));
        Assert.Contains("字", Tool.Run("pdftotext", press.Press(page.Replace("{0}", "", StringComparison.Ordinal), PressRoom.About("试印")), "in.pdf", "-"), StringComparison.Ordinal);
    }
}
