using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.Secrets;

namespace TrainingHub.Tests.Flows;

/// <summary>The database knows its keys again without holding them: a changed file is refused before it finds nobody and opens nothing.</summary>
public sealed class KeysAreProvedTests : HubTest
{
    private string Keys => Database.Settings["Keys:File"]!;

    [Theory]
    [InlineData("\"Index\"")]
    [InlineData("\"Secret\"")]
    public async Task One_wrong_character_is_refused_with_the_cure(string key)
    {
        Make<IdVault>().MustOpen();
        await ChangeAfterAsync(key);

        var refused = Assert.Throws<RuleBroken>(Started().MustOpen);

        Assert.Equal("keys.wrong", refused.Code);
        Assert.Contains(Keys, refused.Message, StringComparison.Ordinal);
        Assert.Contains("备份", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_former_key_is_proved_like_the_active_one()
    {
        Make<IdVault>().MustOpen();
        Make<IdVault>().Change(ring => ring.Rotated(Clock.Today));
        Assert.Equal(3, await Db.Set<KeyCheck>().CountAsync(Stop));
        Started().MustOpen();
        await ChangeAfterAsync("\"Secret\"");

        Assert.Equal("keys.wrong", Assert.Throws<RuleBroken>(Started().MustOpen).Code);
    }

    [Fact]
    public void A_file_that_is_missing_is_refused_once_something_was_sealed()
    {
        Make<SiteKeys>().StoreElement(new("key", "secret"), "one");
        File.Delete(Keys);

        Assert.Equal("keys.missing", Assert.Throws<RuleBroken>(Started().MustOpen).Code);
    }

    [Fact]
    public async Task Keys_that_were_lost_before_they_sealed_anything_are_made_anew()
    {
        Make<IdVault>().MustOpen();
        File.Delete(Keys);

        Started().MustOpen();

        Started().MustOpen();
        Assert.Equal(2, await Db.Set<KeyCheck>().CountAsync(Stop));
    }

    /// <summary>The vault of a process that starts now.</summary>
    private IdVault Started() => new(Make<IDbContextFactory<HubData>>(), Make<IOptions<KeySettings>>(), Clock);

    /// <summary>Changes one character of the first value after the word.</summary>
    private async Task ChangeAfterAsync(string word)
    {
        var text = (await File.ReadAllTextAsync(Keys, Stop)).ToCharArray();
        var at = new string(text).IndexOf(word, StringComparison.Ordinal) + word.Length + 6;
        text[at] = text[at] == 'A' ? 'B' : 'A';
        await File.WriteAllTextAsync(Keys, new string(text), Stop);
    }
}
