using System.CommandLine;
using Microsoft.Extensions.Options;

namespace TrainingHub.Commands;

/// <summary><c>check-settings</c>: reads every setting as the site would and names what is wrong.</summary>
internal static class CheckSettingsCommand
{
    public static Command Make()
    {
        var command = new Command("check-settings", "read every setting as the site would and name a wrong one");
        command.SetAction((parsed, ct) => CommandHost.ToldAsync(async () =>
        {
            var builder = CommandHost.Builder(parsed);
            Setup.Add(builder);
            await using var app = builder.Build();
            try
            {
                app.Services.GetService<IStartupValidator>()?.Validate();
                Console.WriteLine("the settings are right");
                return 0;
            }
            catch (Exception wrong) when (wrong is OptionsValidationException or AggregateException or InvalidOperationException)
            {
                foreach (var failure in Failures(wrong))
                    await Console.Error.WriteLineAsync(failure);
                return CommandLine.NotAsItShouldBe;
            }
        }));
        return command;
    }

    private static IEnumerable<string> Failures(Exception wrong) => wrong switch
    {
        OptionsValidationException one => one.Failures,
        AggregateException several => several.InnerExceptions.OfType<OptionsValidationException>().SelectMany(e => e.Failures),
        // a value that cannot be read: the framework names the setting, and inside why
        _ => [wrong.InnerException is null ? wrong.Message : $"{wrong.Message} {wrong.InnerException.Message}"],
    };
}
