using System.CommandLine;
using Microsoft.Extensions.Options;

namespace TrainingHub.Commands;

/// <summary><c>check-settings</c>: reads every setting as the site would and names what is wrong.</summary>
internal static class CheckSettingsCommand
{
    public static Command Make()
    {
        var command = new Command("check-settings", "read every setting as the site would and name a wrong one");
        command.SetAction(async (parsed, ct) =>
        {
            var builder = CommandHost.Builder(parsed);
            Setup.Add(builder);
            builder.Services.RemoveHostedServices();
            await using var app = builder.Build();
            try
            {
                app.Services.GetService<IStartupValidator>()?.Validate();
                Console.WriteLine("the settings are right");
                return 0;
            }
            catch (OptionsValidationException wrong)
            {
                foreach (var failure in wrong.Failures)
                    await Console.Error.WriteLineAsync(failure);
                return CommandLine.NotAsItShouldBe;
            }
            catch (AggregateException several)
            {
                foreach (var failure in several.InnerExceptions.OfType<OptionsValidationException>().SelectMany(e => e.Failures))
                    await Console.Error.WriteLineAsync(failure);
                return CommandLine.NotAsItShouldBe;
            }
            catch (InvalidOperationException unreadable)
            {
                await Console.Error.WriteLineAsync(unreadable.InnerException is null ? unreadable.Message : $"{unreadable.Message} {unreadable.InnerException.Message}");
                return CommandLine.NotAsItShouldBe;
            }
        });
        return command;
    }

    private static void RemoveHostedServices(this IServiceCollection services)
    {
        foreach (var service in services.Where(s => s.ServiceType == typeof(IHostedService)).ToList())
            services.Remove(service);
    }
}
