using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.Letters;

namespace TrainingHub.Web;

/// <summary>The web's edge: how much may come in, in which language answers go out, what is packed.</summary>
internal static class WebSetup
{
    /// <summary>An ordinary page takes 1 MB and 200 form values; upload and grid pages ask for more by attribute.</summary>
    public const int BodyLimit = 1024 * 1024;
    public const int UploadLimit = 10 * 1024 * 1024;
    public const int FormKeys = 200;

    /// <summary>A form with a file of up to 10 MB, and one with a smaller file.</summary>
    public const int Upload = 11 << 20;
    public const int SmallUpload = 4 << 20;

    public static void AddEdge(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = BodyLimit;
        });
        services.Configure<FormOptions>(o =>
        {
            o.ValueCountLimit = FormKeys;
            o.KeyLengthLimit = 200;
            o.ValueLengthLimit = 256 * 1024;
            o.MultipartBodyLengthLimit = UploadLimit;
            // Whatever comes in is kept in memory: a temporary file would hold identity numbers in clear and outlive the process.
            o.MemoryBufferThreshold = Upload;
        });
        // Before the check of the host's name, which is put in by the framework: its refusal is an answer too.
        services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, Headers>());
        services.AddRequestTimeouts(o => o.DefaultPolicy = new() { Timeout = TimeSpan.FromSeconds(15), TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable });
        services.AddResponseCompression(o =>
        {
            // Safe over https: antiforgery tokens change in every answer, and pages hold no other secret.
            o.EnableForHttps = true;
            o.MimeTypes = ["text/html", "application/json", "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = System.IO.Compression.CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(o => o.Level = System.IO.Compression.CompressionLevel.Fastest);
        services.AddHostedService<QuietHours>();
        services.AddSingleton<AnswerCache>();
        services.AddScoped<NumberedFiles>();
        services.AddAntiforgery();
        services.AddOptions<AntiforgeryOptions>().Configure<IOptions<SiteSettings>>((o, site) => Keep(o.Cookie, site.Value.CookieNamed("hub-form")));
        services.AddOptions<CookieTempDataProviderOptions>().Configure<IOptions<SiteSettings>>((o, site) => Keep(o.Cookie, site.Value.CookieNamed(PageNote.Cookie)));
        AddForms(services);
    }

    private static void Keep(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.Path = "/";
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    private static void AddForms(IServiceCollection services)
    {
        services.AddSingleton<IStringLocalizerFactory, WordsLocalizer>();
        services.AddSingleton<IStringLocalizer, WordsLocalizer>();
        services.AddSingleton<InTurn>();
        services.AddRazorPages()
            .AddViewOptions(o => o.HtmlHelperOptions.ClientValidationEnabled = false)
            .AddDataAnnotationsLocalization()
            .AddMvcOptions(o =>
            {
                o.ModelMetadataDetailsProviders.Add(new WordsOfForms());
                o.Filters.Add<UnreadableFilter>();
                o.Filters.Add<HandlerFilter>();
                o.Filters.Add<TooLargeFilter>();
                o.Filters.Add<OperationKeys>();
                o.Filters.Add<RuleBrokenFilter>();
                o.Filters.AddService<InTurn>();
                o.MaxModelBindingCollectionSize = 500;
                // What stands in the address is what is meant: no field of a form or of the query goes before it.
                o.ValueProviderFactories.RemoveType<RouteValueProviderFactory>();
                o.ValueProviderFactories.Insert(0, new RouteValueProviderFactory());
                // Names in the style of jQuery (a[b]) are nowhere used.
                o.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
                WordsOfForms.Speak(o);
            });
    }

    public static void UseEdge(this WebApplication app)
    {
        app.UseExceptionHandler(Mishap.Handler);
        app.UseStatusCodePagesWithReExecute("/errors/{0}");
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        app.UseRateLimiter();
        var answers = app.Services.GetRequiredService<AnswerCache>();
        app.Use(next => http => answers.AnswerAsync(http, next));
        app.UseResponseCompression();
        // Numbers and dates keep one form; only the words change.
        app.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new RequestCulture(Words.Chinese),
            SupportedCultures = [new CultureInfo(Words.Chinese)],
            SupportedUICultures = [new CultureInfo(Words.Chinese), new CultureInfo(Words.English)],
            RequestCultureProviders = [new CustomRequestCultureProvider(context => Task.FromResult<ProviderCultureResult?>(
                new(Words.Chinese, context.Request.IsEnglish ? Words.English : Words.Chinese)))],
        });
        app.UseRouting();
        app.UseRequestTimeouts();
        app.Use(GivenUpAsync);
    }

    // What the asker gave up, or had no more time for, ends as the framework expects it to end; it is nobody's failure.
    private static async Task GivenUpAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (Exception over) when (DatabaseTrouble.IsGivenUp(over, http.RequestAborted))
        {
            throw new OperationCanceledException(over.Message, over, http.RequestAborted);
        }
    }
}
