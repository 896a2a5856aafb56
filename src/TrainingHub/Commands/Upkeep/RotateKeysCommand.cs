using System.CommandLine;
using TrainingHub.Platform.Secrets;

namespace TrainingHub.Commands;

/// <summary><c>rotate-keys</c>: a new key, and everything sealed anew with it. May be stopped at any moment.</summary>
internal static class RotateKeysCommand
{
    public static Command Make()
    {
        var retire = new Option<bool>("--retire") { Description = "make no key, end the use of the former ones: backups from their time open no more" };
        return new Command("rotate-keys", "make a new sealing key and seal everything anew with it; stopped half-way, run it again or let the site go on") { retire }.Does(Opened.Existing, async call =>
        {
            var did = call.Typed(retire) ? await call.The<RetireKeys>().RunAsync(call.Stop) : await call.The<RotateKeys>().RunAsync(call.Stop);
            Console.WriteLine($"key {did.Active} seals; {did.Resealed} rows sealed anew, {did.Retired} keys retired");
            await Console.Error.WriteLineAsync(Words.T("密钥文件已更改，请马上把它另存到安全的地方：{0}", did.File));
            return 0;
        });
    }
}
