using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrainingHub.Secrets;

/// <summary>What a key may still be used for.</summary>
internal enum KeyState
{
    Active,
    DecryptOnly,
    Retired,
}

/// <summary>A pair of 256-bit keys: one encrypts, the other makes the index by which a number is found again.</summary>
internal sealed record HubKey(byte Id, KeyState State, byte[] Encrypt, byte[] Index);

/// <summary>The keys of one installation, from a file outside the data folder that only its owner may read (mode 0600).</summary>
internal sealed class KeyRing
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };
    private readonly Dictionary<byte, HubKey> keys;

    private KeyRing(IEnumerable<HubKey> keys)
    {
        this.keys = keys.ToDictionary(k => k.Id);
        Active = this.keys.Values.Single(k => k.State == KeyState.Active);
    }

    public HubKey Active { get; }

    /// <exception cref="RuleBroken">a key that is retired or was never here: <c>keys.unknown</c></exception>
    public HubKey Of(byte id) => keys.TryGetValue(id, out var key) && key.State != KeyState.Retired
        ? key
        : throw new RuleBroken("keys.unknown", "数据是用另一把密钥（{0}）加密的，本机密钥文件里没有它；请恢复原密钥文件", id);

    /// <summary>The default place of an installation's keys.</summary>
    public static string DefaultFile(Guid installation)
    {
        var home = Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { Length: > 0 } config
            ? config
            : Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(home, "traininghub", "keys", $"{installation:N}.json");
    }

    /// <summary>Reads the keys; a database that was never used gets new ones.</summary>
    /// <param name="isNew">no row is encrypted yet, so a missing file may be made</param>
    /// <exception cref="RuleBroken"><c>keys.missing</c>: the file is gone while rows need it</exception>
    public static KeyRing Open(string file, bool isNew)
    {
        if (!File.Exists(file))
        {
            if (!isNew)
                throw new RuleBroken("keys.missing", "找不到密钥文件{0}。没有它，证件号码和文件都打不开；请从备份恢复，或用 --keys 指明位置", file);
            Make(file);
        }
        return new(JsonSerializer.Deserialize<HubKey[]>(File.ReadAllBytes(file), Json)!);
    }

    private static void Make(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var fresh = new HubKey(1, KeyState.Active, RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(file, options);
        JsonSerializer.Serialize(stream, new[] { fresh }, Json);
        stream.Flush(flushToDisk: true);
    }
}
