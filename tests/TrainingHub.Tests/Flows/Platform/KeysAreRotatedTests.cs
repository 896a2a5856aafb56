using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Oversight;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.Files;
using TrainingHub.Platform.Secrets;
using TrainingHub.Training;

namespace TrainingHub.Tests.Flows;

/// <summary>A new key is made while rows of every sealed kind are there; each opens throughout, and can be found throughout.</summary>
public sealed class KeysAreRotatedTests : HubTest
{
    private const string Number = "411202198001010014";

    private readonly CancellationTokenSource impatient = new();
    private StoredFile file = null!;
    private IdentityDocument paper = null!;

    private string Keys => Database.Settings["Keys:File"]!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        file = Make<FileStore>().Keep("名单"u8.ToArray(), "名单.csv", "text/csv", numbers: 0);
        paper = (await Given.IdentifiedAsync(Make<IdVault>(), Number)).Paper;
        for (var i = 0; i < 70; i++)
            Make<FileStore>().Keep(BitConverter.GetBytes(i), $"{i}.bin", "application/octet-stream", numbers: 0);
        await Db.SaveChangesAsync(Stop);
        Make<SiteKeys>().StoreElement(new("key", "secret"), "one");
    }

    public override async ValueTask DisposeAsync()
    {
        impatient.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Everything_is_sealed_anew_and_opens_as_before()
    {
        var did = await ElsewhereAsync(s => s.GetRequiredService<RotateKeys>().RunAsync(Stop));

        Assert.Equal((2, 73, 0, Keys), (did.Active, did.Resealed, did.Left, did.File));
        Assert.Equal([2], await KeysInUseAsync());
        await AllOpensAsync();
        Assert.Equal(0, (await ElsewhereAsync(s => s.GetRequiredService<Reseal>().AllAsync(Stop))).Count);
    }

    [Fact]
    public async Task A_person_is_found_by_her_number_after_a_rotation()
    {
        await ElsewhereAsync(s => s.GetRequiredService<RotateKeys>().RunAsync(Stop));

        var index = IdentityDocument.IndexOf(Make<IdVault>(), IdKind.ResidentId, Number);

        Assert.Equal(paper.Id, await Db.IdentityDocuments.Where(p => p.Index == index).Select(p => p.Id).SingleAsync(Stop));
    }

    [Fact]
    public async Task Stopped_half_way_it_is_finished_by_the_next_run_without_another_key()
    {
        await StopHalfWayAsync();
        Assert.Equal([1, 2], await KeysInUseAsync());
        await AllOpensAsync();

        var did = await ElsewhereAsync(s => s.GetRequiredService<RotateKeys>().RunAsync(Stop));

        Assert.Equal((2, true), (did.Active, did.Resealed is > 0 and < 73));
        Assert.Equal([2], await KeysInUseAsync());
        Assert.Equal(3, (await ElsewhereAsync(s => s.GetRequiredService<RotateKeys>().RunAsync(Stop))).Active);
    }

    [Fact]
    public async Task Stopped_half_way_the_sites_own_duty_goes_on_with_it()
    {
        await StopHalfWayAsync();

        await ElsewhereAsync(s => s.GetRequiredService<Reseal>().RunAsync(Stop));

        Assert.Equal([2], await KeysInUseAsync());
        await AllOpensAsync();
    }

    [Fact]
    public async Task A_site_beside_the_rotation_opens_what_the_new_key_sealed()
    {
        var beside = new IdVault(Make<IDbContextFactory<HubData>>(), Make<Microsoft.Extensions.Options.IOptions<KeySettings>>(), Clock);
        Assert.Equal(Number, beside.Open(SealedAs.IdentityNumber, paper.Id, paper.Sealed));

        await ElsewhereAsync(s => s.GetRequiredService<RotateKeys>().RunAsync(Stop));

        Assert.Equal(Number, beside.Open(SealedAs.IdentityNumber, paper.Id, await SealedNowAsync()));
        Assert.Equal(2, beside.ActiveKey);
    }

    [Fact]
    public async Task A_retired_key_opens_nothing_and_says_what_to_do()
    {
        var old = paper.Sealed;
        await ElsewhereAsync(s => s.GetRequiredService<RotateKeys>().RunAsync(Stop));

        Assert.Equal(1, (await ElsewhereAsync(s => s.GetRequiredService<RetireKeys>().RunAsync(Stop))).Retired);

        await AllOpensAsync();
        var refused = Assert.Throws<RuleBroken>(() => Make<IdVault>().Open(SealedAs.IdentityNumber, paper.Id, old));
        Assert.Equal("keys.retired", refused.Code);
        Assert.Contains("DecryptOnly", refused.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_row_is_left_as_it_is_and_keeps_its_key_alive()
    {
        var damaged = paper.Sealed.ToArray();
        damaged[^1] ^= 1;
        await Db.IdentityDocuments.ExecuteUpdateAsync(p => p.SetProperty(x => x.Sealed, damaged), Stop);

        var did = await ElsewhereAsync(s => s.GetRequiredService<RotateKeys>().RunAsync(Stop));

        Assert.Equal((72, 1), (did.Resealed, did.Left));
        Assert.Equal(damaged, await SealedNowAsync());
        Assert.Equal("keys.needed", (await Assert.ThrowsAsync<RuleBroken>(() => ElsewhereAsync(s => s.GetRequiredService<RetireKeys>().RunAsync(Stop)))).Code);
        Assert.Equal(3, (await ElsewhereAsync(s => s.GetRequiredService<RotateKeys>().RunAsync(Stop))).Active);
    }

    [Fact]
    public async Task A_stored_file_is_sealed_anew_and_changed_in_no_other_way()
    {
        var stored = Db.Set<StoredFile>().Where(f => f.Id == file.Id);
        var other = Make<IdVault>().Seal(SealedAs.StoredFile, file.Id, "别的"u8);
        var later = other.ToArray();
        later[1] = 9;

        await Assert.ThrowsAnyAsync<Exception>(() => stored.ExecuteUpdateAsync(f => f.SetProperty(x => x.Sealed, other), Stop));
        await Assert.ThrowsAnyAsync<Exception>(() => stored.ExecuteUpdateAsync(f => f.SetProperty(x => x.Name, "别名.csv"), Stop));
        await Assert.ThrowsAnyAsync<Exception>(() => stored.ExecuteUpdateAsync(f => f.SetProperty(x => x.Sealed, later).SetProperty(x => x.Name, "别名.csv"), Stop));
        await Assert.ThrowsAnyAsync<Exception>(() => stored.ExecuteDeleteAsync(Stop));
        await AllOpensAsync();
    }

    [Fact]
    public async Task The_key_file_from_before_a_rotation_is_refused()
    {
        var before = await File.ReadAllBytesAsync(Keys, Stop);
        await ElsewhereAsync(s => s.GetRequiredService<RotateKeys>().RunAsync(Stop));
        await File.WriteAllBytesAsync(Keys, before, Stop);

        Assert.Equal("keys.old", Assert.Throws<RuleBroken>(() => Another().Open(SealedAs.IdentityNumber, paper.Id, paper.Sealed)).Code);
    }

    [Fact]
    public void Without_its_file_nothing_opens_and_no_other_keys_are_made()
    {
        File.Delete(Keys);

        var refused = Assert.Throws<RuleBroken>(() => Another().Seal(SealedAs.IdentityNumber, paper.Id, Number));

        Assert.Equal("keys.missing", refused.Code);
        Assert.Contains(Keys, refused.Said, StringComparison.Ordinal);
        Assert.False(File.Exists(Keys));
    }

    [Fact]
    public void A_value_sealed_with_a_key_that_never_was_here_names_the_key()
    {
        var foreign = paper.Sealed.ToArray();
        foreign[1] = 200;

        var refused = Assert.Throws<RuleBroken>(() => Make<IdVault>().Open(SealedAs.IdentityNumber, paper.Id, foreign));

        Assert.Equal("keys.unknown", refused.Code);
        Assert.Contains("200", refused.Said, StringComparison.Ordinal);
        Assert.Null(Make<IdVault>().TryOpen(SealedAs.IdentityNumber, paper.Id, foreign));
    }

    [Fact]
    public void Every_kind_that_stands_in_a_row_has_its_column() =>
        Assert.Equal(Enum.GetValues<SealedAs>().Except([SealedAs.None]), SealedColumn.All(Db.Model).Select(c => c.Kind).Order());

    private IdVault Another() => new(Make<IDbContextFactory<HubData>>(), Make<Microsoft.Extensions.Options.IOptions<KeySettings>>(), Clock);

    private Task<byte[]> SealedNowAsync() => Db.IdentityDocuments.AsNoTracking().Select(p => p.Sealed).SingleAsync(Stop);

    private async Task<IEnumerable<int>> KeysInUseAsync()
    {
        var keys = new SortedSet<int>();
        foreach (var column in SealedColumn.All(Db.Model))
            keys.UnionWith((await column.AfterAsync(Db, Guid.Empty, byte.MaxValue, 1000, Stop)).Select(v => (int)v.Bytes[1]));
        return keys;
    }

    /// <summary>Some rows are sealed anew, the rest is not, as after Ctrl+C or a power cut.</summary>
    private async Task StopHalfWayAsync()
    {
        await ElsewhereAsync(async s =>
        {
            var db = s.GetRequiredService<HubDb>();
            var vault = s.GetRequiredService<IdVault>();
            vault.Change(ring => ring.Rotated(Clock.Today));
            var column = SealedColumn.All(db.Model).Single(c => c.Kind == SealedAs.StoredFile);
            foreach (var value in await column.AfterAsync(db, Guid.Empty, vault.ActiveKey, 40, Stop))
                Assert.Equal(1, await column.ReplaceAsync(db, value, vault.Seal(column.Kind, value.Id, vault.OpenBytes(column.Kind, value.Id, value.Bytes)), Stop));
        });
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ElsewhereAsync(s => s.GetRequiredService<Reseal>().AllAsync(impatient.Token)));
    }

    private async Task AllOpensAsync() => await ElsewhereAsync(async s =>
    {
        Assert.Equal("名单"u8.ToArray(), (await s.GetRequiredService<FileStore>().OpenAsync(file.Id, Stop)).Bytes);
        Assert.Equal(Number, s.GetRequiredService<IdVault>().Open(SealedAs.IdentityNumber, paper.Id, await SealedNowAsync()));
        Assert.Equal("secret", Assert.Single(((IXmlRepository)s.GetRequiredService<SiteKeys>()).GetAllElements()).Value);
        Assert.All(await s.GetRequiredService<KeptBytes>().RunAsync(Stop), i => Assert.True(i.Broken.Count == 0, i.Name));
    });
}
