using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Ground;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.Secrets;
using TrainingHub.Tests.Pages;

namespace TrainingHub.Tests.Flows;

/// <summary>A copied data folder, or a backup, opens no account and no form: everything secret in it is sealed with keys that lie elsewhere.</summary>
public sealed class NothingSecretInTheDataFolderTests : PageTest
{
    [Fact]
    public async Task Neither_the_database_nor_its_backup_holds_a_secret_in_clear()
    {
        var (user, membership) = await AccountAsync(Role.Operator);
        var visitor = await SignInAsync(user, membership);
        var totp = await Make<OfferAuthenticator>().RunAsync(user.Id, Stop);
        await visitor.OpenAsync("/admin/jobs");
        Assert.NotEmpty(Make<IDataProtectionProvider>().CreateProtector("form").Protect([1]));
        await Backup.ToAsync(Db, Path.Combine(Database.Folder, "backups", "copy.db"), Stop);
        await Db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(PASSIVE)", Stop);

        var secrets = Secrets(totp, visitor.Cookies["hub"]);

        Assert.NotEmpty(secrets);
        var keyFile = Database.Settings["Keys:File"]!;
        var files = Directory.GetFiles(Database.Folder, "*", SearchOption.AllDirectories).Where(f => f != keyFile && !f.EndsWith(".lock", StringComparison.Ordinal)).ToList();
        Assert.Contains(files, f => f.EndsWith("copy.db", StringComparison.Ordinal));
        foreach (var file in files)
        {
            var bytes = await ReadAsync(file);
            Assert.All(secrets, s => Assert.True(bytes.AsSpan().IndexOf(s.Bytes) < 0, $"{s.What} stands in clear in {Path.GetFileName(file)}"));
        }
    }

    [Fact]
    public async Task The_secret_of_one_account_does_not_serve_another()
    {
        var (first, _) = await AccountAsync(Role.Operator);
        var (second, _) = await AccountAsync(Role.Operator);
        await Make<OfferAuthenticator>().RunAsync(first.Id, Stop);
        await Make<OfferAuthenticator>().RunAsync(second.Id, Stop);
        var mine = await Db.Set<UserToken>().SingleAsync(t => t.UserId == first.Id, Stop);

        await Db.Set<UserToken>().Where(t => t.UserId == second.Id).ExecuteUpdateAsync(t => t.SetProperty(x => x.Sealed, mine.Sealed), Stop);

        Assert.NotNull(await KeyOfAsync(first.Id));
        Assert.Null(await KeyOfAsync(second.Id));
    }

    private Task<string?> KeyOfAsync(Guid account) => ElsewhereAsync(async s =>
    {
        var users = s.GetRequiredService<UserManager<HubUser>>();
        return await users.GetAuthenticatorKeyAsync((await users.FindByIdAsync(account.ToString()))!);
    });

    private List<(string What, byte[] Bytes)> Secrets(string totp, string cookie)
    {
        var ring = KeyFile.Read(Database.Settings["Keys:File"]!, Db.Set<Installation>().Single().Id);
        var forms = ((IXmlRepository)Make<SiteKeys>()).GetAllElements().SelectMany(e => e.Descendants("value")).Select(v => v.Value).ToList();
        Assert.NotEmpty(forms);
        return
        [
            ("the app's secret", Authenticator.Bytes(totp)),
            ("the app's secret", Encoding.ASCII.GetBytes(Convert.ToBase64String(Authenticator.Bytes(totp)))),
            ("the app's secret", Encoding.ASCII.GetBytes(totp)),
            ("a cookie", Encoding.ASCII.GetBytes(cookie)),
            .. forms.SelectMany(v => new[] { ("a key of forms", Encoding.ASCII.GetBytes(v)), ("a key of forms", Convert.FromBase64String(v)) }),
            .. ring.Keys.Select(k => k.Secret).Append(ring.Index).SelectMany(k => new[] { ("a key", k), ("a key", Encoding.ASCII.GetBytes(Convert.ToBase64String(k))) }),
        ];
    }

    // The database is open; whoever copies the folder does not ask either.
    private static async Task<byte[]> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Stop);
        return copy.ToArray();
    }
}
