using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Papers;
using TrainingHub.Platform.Files;
using TrainingHub.Templates.Papers;

namespace TrainingHub.Tests.Papers;

/// <summary>Templates, fonts and press as the site has them, without the site.</summary>
public sealed class PressRoom : IDisposable
{
    private static readonly Lazy<Fonts> SharedFonts = new(() => new Fonts([]));
    private readonly WebApplication host;

    public PressRoom()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>(); // keeps no keys on disk
        builder.Services.AddControllersWithViews().AddApplicationPart(typeof(Certificate).Assembly);
        builder.Services.AddSingleton<ITemplates, RazorTemplates>();
        host = builder.Build();
        Templates = host.Services.GetRequiredService<ITemplates>();
        Press = new SvgPress(SharedFonts.Value);
    }

    internal ITemplates Templates { get; }
    public IPress Press { get; }

    /// <summary>Only what travels with the program, so that results do not depend on installed fonts.</summary>
    internal static Fonts Fonts => SharedFonts.Value;

    public static PaperInfo About(string title) => new(title, "湖滨区养老护理职业技能评价中心", title, new DateTime(2022, 5, 1, 2, 3, 4, DateTimeKind.Utc));

    internal async Task<byte[]> PdfAsync<T>(T model, string title) where T : class =>
        Press.Press(await Templates.RenderAsync(model, TestContext.Current.CancellationToken), About(title));

    public void Dispose() => ((IDisposable)host).Dispose();

    public const string CheckAddress = "HTTPS://CAREGIVER.EXAMPLE/V/7K3M9QX2RT5WYP8HJ4NC";

    public static Certificate Certificate(string holder) => new()
    {
        Holder = holder,
        Sex = "女",
        IdType = "居民身份证",
        IdNumber = "411202197203150026",
        Occupation = "养老护理员",
        Level = "五级/初级工",
        Number = "S000041000012225000331",
        Issuer = "湖滨区养老护理职业技能评价中心",
        IssuedOn = "2022年5月1日",
        QrPath = QrCode.Svg(CheckAddress).Path,
        QrModules = QrCode.Svg(CheckAddress).Modules,
        CheckAddress = "https://caregiver.example/verify",
    };
}
