using System.CommandLine;
using Microsoft.Extensions.Options;
using TrainingHub.Ground;
using TrainingHub.Platform.Letters;

namespace TrainingHub.Commands;

/// <summary><c>create-admin</c>: the first operator of an installation.</summary>
internal static class CreateAdminCommand
{
    public static Command Make()
    {
        var user = new Option<string>("--user") { Description = "user name", Required = true };
        var name = new Option<string>("--name") { Description = "the person's name as others see it", Required = true };
        return new Command("create-admin", "create the first operator; prints a link with which the password is set once") { user, name }.Does(Opened.Existing, async call =>
        {
            var link = await call.The<CreateFirstAdmin>().RunAsync(call.Typed(user), call.Typed(name), call.Stop);
            Console.WriteLine(call.The<IOptions<SiteSettings>>().Value.At(await call.The<OneTimeLinks>().PathAsync(link.Id, call.Stop)));
            return 0;
        });
    }
}
