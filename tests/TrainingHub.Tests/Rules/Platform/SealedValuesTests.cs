using System.Security.Cryptography;
using System.Text;
using TrainingHub.Platform.Secrets;

namespace TrainingHub.Tests.Rules;

/// <summary>The format of sealed bytes and of the key file: what was written once opens for ever, and nothing else does.</summary>
public sealed class SealedValuesTests : IDisposable
{
    private static readonly Guid Row = new("0191e8a0-1111-7222-8333-444455556666");
    private static readonly Guid Installation = new("0191e8a0-aaaa-7bbb-8ccc-ddddeeeeffff");
    private static readonly DateOnly Day = new(2025, 3, 1);

    private readonly string folder = Directory.CreateTempSubdirectory("hub-keys-").FullName;

    private string File => Path.Combine(folder, "keys.json");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static HubKey Key(byte id = 7) => new(id, KeyState.Active, Day, [.. Enumerable.Range(0, 32).Select(i => (byte)i)]);

    [Fact]
    public void A_value_sealed_long_ago_still_opens()
    {
        // made by another library
        var bytes = Convert.FromHexString("0107101112131415161718191a1bfe7ec6b8830f03ad6c129318dcab486e49cfa92479fb0b8af245382c3f485963e664");
        Assert.Equal("411202198001010014", Encoding.UTF8.GetString(Key().Open(SealedAs.IdentityNumber, Row, bytes)));
    }

    [Fact]
    public void The_format_is_what_anybody_can_build_from_its_description()
    {
        var (nonce, plain) = (RandomNumberGenerator.GetBytes(12), Encoding.UTF8.GetBytes("411202198001010014"));
        var (cipher, tag) = (new byte[plain.Length], new byte[16]);
        using var aes = new AesGcm(Key().Secret, 16);
        byte[] bound = [1, .. Convert.FromHexString("0191e8a0111172228333444455556666")];
        aes.Encrypt(nonce, plain, cipher, tag, bound);

        Assert.Equal(plain, Key().Open(SealedAs.IdentityNumber, Row, [1, 7, .. nonce, .. tag, .. cipher]));
    }

    [Fact]
    public void In_another_row_or_column_or_under_another_key_it_stays_shut()
    {
        var bytes = Key().Seal(SealedAs.IdentityNumber, Row, "411202198001010014"u8);
        var other = new HubKey(7, KeyState.Active, Day, RandomNumberGenerator.GetBytes(32));

        Assert.Equal("411202198001010014"u8.ToArray(), Key().Open(SealedAs.IdentityNumber, Row, bytes));
        Assert.ThrowsAny<CryptographicException>(() => Key().Open(SealedAs.IdentityNumber, Guid.CreateVersion7(), bytes));
        Assert.All(Enum.GetValues<SealedAs>().Except([SealedAs.IdentityNumber]), kind => Assert.ThrowsAny<CryptographicException>(() => Key().Open(kind, Row, bytes)));
        Assert.ThrowsAny<CryptographicException>(() => other.Open(SealedAs.IdentityNumber, Row, bytes));
    }

    [Fact]
    public void One_changed_bit_or_one_byte_less_shuts_it()
    {
        var bytes = Key().Seal(SealedAs.RosterRow, Row, "张三"u8);

        for (var bit = 16; bit < bytes.Length * 8; bit++)
        {
            var changed = bytes.ToArray();
            changed[bit / 8] ^= (byte)(1 << bit % 8);
            Assert.ThrowsAny<CryptographicException>(() => Key().Open(SealedAs.RosterRow, Row, changed));
        }
        for (var length = 0; length < bytes.Length; length++)
        {
            var cut = bytes[..length];
            Assert.ThrowsAny<CryptographicException>(() => HubKey.IdIn(cut) == 7 ? Key().Open(SealedAs.RosterRow, Row, cut) : []);
        }
        Assert.ThrowsAny<CryptographicException>(() => HubKey.IdIn([2, .. bytes[1..]]));
    }

    [Fact]
    public void The_same_text_twice_does_not_look_the_same() =>
        Assert.NotEqual(Key().Seal(SealedAs.RosterRow, Row, "张三"u8), Key().Seal(SealedAs.RosterRow, Row, "张三"u8));

    [Fact]
    public void Many_threads_seal_and_open_with_one_key_at_once()
    {
        var key = Key();
        Parallel.For(0, 2_000, i =>
        {
            var plain = BitConverter.GetBytes(i);
            Assert.Equal(plain, key.Open(SealedAs.RosterRow, Row, key.Seal(SealedAs.RosterRow, Row, plain)));
        });
    }

    [Fact]
    public void A_ring_comes_back_from_its_file_as_it_was()
    {
        var ring = KeyRing.Fresh(Installation, Day).Rotated(Day.AddYears(1));
        KeyFile.Write(File, ring, replace: false);

        var again = KeyFile.Read(File, Installation);

        Assert.Equal(ring.Index, again.Index);
        Assert.Equal([(1, KeyState.DecryptOnly), (2, KeyState.Active)], again.Keys.Select(k => ((int)k.Id, k.State)));
        Assert.Equal(ring.Keys.Select(k => (k.MadeOn, Convert.ToHexString(k.Secret))), again.Keys.Select(k => (k.MadeOn, Convert.ToHexString(k.Secret))));
        Assert.Equal([File], Directory.GetFiles(folder));
        Assert.Throws<IOException>(() => KeyFile.Write(File, ring, replace: false));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
    }

    [Fact]
    public void A_file_written_long_ago_is_still_understood()
    {
        Put($$"""
            {
              "Installation": "{{Installation}}",
              "Index": "{{Convert.ToBase64String(new byte[32])}}",
              "Keys": [
                { "Id": 1, "State": "Retired", "MadeOn": "2025-03-01", "Secret": "{{Convert.ToBase64String(new byte[32])}}" },
                { "Id": 7, "State": "Active", "MadeOn": "2026-03-01", "Secret": "{{Convert.ToBase64String(Key().Secret)}}" }
              ]
            }
            """);

        Assert.Equal(7, KeyFile.Read(File, Installation).Active.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "Installation": "0191e8a0-aaaa-7bbb-8ccc-ddddeeeeffff", "Index": "AAAA", "Keys": [] }""")]
    [InlineData("""{ "Installation": "0191e8a0-aaaa-7bbb-8ccc-ddddeeeeffff", "Index": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "Keys": [null] }""")]
    [InlineData("""{ "Installation": "0191e8a0-aaaa-7bbb-8ccc-ddddeeeeffff", "Index": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "Keys": [{ "Id": 1, "State": "Active", "MadeOn": "2025-03-01", "Secret": "AAAA" }] }""")]
    [InlineData("""{ "Installation": "0191e8a0-aaaa-7bbb-8ccc-ddddeeeeffff", "Index": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "Keys": [{ "Id": 1, "State": "DecryptOnly", "MadeOn": "2025-03-01", "Secret": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" }] }""")]
    public void A_damaged_file_is_refused_with_the_way_out(string text)
    {
        Put(text);
        Assert.Equal("keys.unreadable", Assert.Throws<RuleBroken>(() => KeyFile.Read(File, Installation)).Code);
    }

    [Fact]
    public void Keys_of_another_installation_are_refused()
    {
        KeyFile.Write(File, KeyRing.Fresh(Guid.NewGuid(), Day), replace: false);
        Assert.Equal("keys.other", Assert.Throws<RuleBroken>(() => KeyFile.Read(File, Installation)).Code);
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void A_file_that_others_may_open_is_refused_with_the_cure(UnixFileMode too)
    {
        if (OperatingSystem.IsWindows())
            return;
        KeyFile.Write(File, KeyRing.Fresh(Installation, Day), replace: false);
        System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead | UnixFileMode.UserWrite | too);

        var refused = Assert.Throws<RuleBroken>(() => KeyFile.Read(File, Installation));

        Assert.Equal("keys.open-to-others", refused.Code);
        Assert.Contains($"chmod 600 {File}", refused.Said, StringComparison.Ordinal);
        System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead);
        Assert.Equal(1, KeyFile.Read(File, Installation).Active.Id);
    }

    [Fact]
    public void Rotated_254_times_there_is_no_room_for_another()
    {
        var ring = KeyRing.Fresh(Installation, Day);
        while (ring.Active.Id < byte.MaxValue)
            ring = ring.Rotated(Day);
        Assert.Equal("keys.full", Assert.Throws<RuleBroken>(() => ring.Rotated(Day)).Code);
    }

    private void Put(string text)
    {
        System.IO.File.WriteAllText(File, text);
        if (!OperatingSystem.IsWindows())
            System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
