using System.CommandLine;
using Microsoft.Extensions.Options;
using TrainingHub.Ground;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.Letters;

namespace TrainingHub.Commands;

/// <summary><c>create-admin</c>: the first operator of an installation.</summary>
internal static class CreateAdminCommand
{
    public static Command Make()
    {
        var user = new Option<string>("--user") { Description = "user name", Required = true };
        var name = new Option<string>("--name") { Description = "the person's name as others see it", Required = true };
        var command = new Command("create-admin", "create the first operator; prints a link with which the password is set once") { user, name };
        command.SetAction((parsed, ct) => CommandHost.RunAsync(CommandHost.Builder(parsed), async services =>
        {
            CommandHost.MustExist(services.GetRequiredService<IOptions<DataSettings>>().Value);
            var link = await services.GetRequiredService<CreateFirstAdmin>().RunAsync(parsed.GetValue(user)!, parsed.GetValue(name)!, password: null, ct);
            var site = services.GetRequiredService<Microsoft.Extensions.Options.IOptions<SiteSettings>>().Value;
            Console.WriteLine(site.At(services.GetRequiredService<SignInSecrets>().PathOf(link!.Id)));
            return 0;
        }, "create-admin"));
        return command;
    }
}
