using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TrainingHub.Web;

namespace TrainingHub.Tests.House;

/// <summary>The example of the settings knows every setting, no other, and is right as it stands.</summary>
public sealed class SettingsTests
{
    private static readonly string Example = Path.Combine(Root(), "appsettings.example.json");

    /// <summary>Settings of the framework under which the product runs.</summary>
    private static readonly string[] Framework = ["AllowedHosts", "Logging", "Urls"];

    /// <summary>Every class of settings says its section; the head of the pages shares one.</summary>
    private static readonly ILookup<string, Type> Classes = typeof(Setup).Assembly.GetTypes()
        .Select(type => (Type: type, Section: type.GetField("Section")?.GetRawConstantValue() as string))
        .Where(found => found.Section is not null)
        .Append((Type: typeof(Masthead), Section: "Site"))
        .ToLookup(found => found.Section!, found => found.Type);

    [Fact]
    public void The_example_has_every_setting_and_no_other()
    {
        using var example = JsonDocument.Parse(File.ReadAllText(Example), new() { CommentHandling = JsonCommentHandling.Skip });
        var shown = example.RootElement.EnumerateObject().Where(p => !Framework.Contains(p.Name))
            .SelectMany(section => section.Value.EnumerateObject().Select(p => $"{section.Name}:{p.Name}"));
        var known = Classes.SelectMany(section => section.SelectMany(Settings).Select(p => $"{section.Key}:{p.Name}"));
        Assert.Equal(known.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_example_shows_the_defaults()
    {
        var example = Read();
        foreach (var section in Classes)
            foreach (var type in section)
            {
                var plain = Activator.CreateInstance(type, nonPublic: true)!;
                var bound = Activator.CreateInstance(type, nonPublic: true)!;
                example.GetSection(section.Key).Bind(bound, o => o.BindNonPublicProperties = false);
                // How many workers there are by default is the machine's to say.
                foreach (var setting in Settings(type).Where(p => p.Name != "Workers"))
                    Assert.True(Equals(Told(setting.GetValue(plain)), Told(setting.GetValue(bound))), $"{section.Key}:{setting.Name} is {Told(setting.GetValue(bound))}");
            }
    }

    [Fact]
    public async Task The_example_is_right_and_a_mistake_in_it_is_named()
    {
        await using (var right = Built())
            right.Services.GetRequiredService<IStartupValidator>().Validate();
        await using var wrong = Built(("Mail:Port", "0"));
        var said = Assert.Throws<OptionsValidationException>(() => wrong.Services.GetRequiredService<IStartupValidator>().Validate());
        Assert.Contains("Port", said.Message, StringComparison.Ordinal);
    }

    private static WebApplication Built(params (string Key, string Value)[] changes)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "TrainingHub", EnvironmentName = "Test", Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.Configuration.AddJsonFile(Example, optional: false, reloadOnChange: false);
        builder.Configuration.AddInMemoryCollection(changes.Select(c => KeyValuePair.Create(c.Key, (string?)c.Value)));
        Setup.Add(builder);
        return builder.Build();
    }

    private static IConfiguration Read() => new ConfigurationBuilder().AddJsonFile(Example, optional: false, reloadOnChange: false).Build();

    private static IEnumerable<PropertyInfo> Settings(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is { IsPublic: true });

    private static object? Told(object? value) => value is string[] several ? string.Join(';', several) : value;

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "TrainingHub.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
