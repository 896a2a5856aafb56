using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrainingHub.Platform.Secrets;

/// <summary>The file of a key ring, outside the data folder, readable by the running user alone (mode 0600).</summary>
internal static class KeyFile
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    /// <summary>The default place of an installation's keys.</summary>
    public static string DefaultFor(Guid installation)
    {
        var home = Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { Length: > 0 } config
            ? config
            : Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(home, "traininghub", "keys", $"{installation:N}.json");
    }

    /// <exception cref="RuleBroken">others may read the file (<c>keys.open-to-others</c>), it is damaged (<c>keys.unreadable</c>), or it belongs to another installation (<c>keys.other</c>)</exception>
    public static KeyRing Read(string file, Guid installation)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~(Owner | UnixFileMode.UserExecute)) != 0)
            throw new RuleBroken("keys.open-to-others", "密钥文件{0}别的用户也能读写；请先运行 chmod 600 {0}，并考虑密钥是否已经泄露", file);
        KeyRing ring;
        try
        {
            ring = JsonSerializer.Deserialize<KeyRing>(File.ReadAllBytes(file), Json) ?? throw new JsonException("null");
        }
        catch (Exception damaged) when (damaged is JsonException or ArgumentException)
        {
            throw new RuleBroken("keys.unreadable", "密钥文件{0}已损坏或不是密钥文件；请从备份恢复", file);
        }
        catch (UnauthorizedAccessException)
        {
            throw new RuleBroken("keys.not-yours", "运行程序的用户读不了密钥文件{0}；请换成建立它的用户运行，或用 chown 改正文件的主人", file);
        }
        return ring.Installation == installation
            ? ring
            : throw new RuleBroken("keys.other", "密钥文件{0}属于另一个系统，打不开这里的数据；请用 --keys 指明本系统的密钥文件", file);
    }

    /// <summary>Puts the ring in the file's place in one step, on the disk for good before anything is sealed with it.</summary>
    /// <exception cref="IOException">with <paramref name="replace"/> false: the file is there already</exception>
    public static void Write(string file, KeyRing ring, bool replace)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var half = $"{file}.{Guid.NewGuid():N}.part";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
        {
            Directory.CreateDirectory(folder, Owner | UnixFileMode.UserExecute);
            options.UnixCreateMode = Owner;
        }
        using (var stream = new FileStream(half, options))
        {
            JsonSerializer.Serialize(stream, ring, Json);
            stream.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(half, file, replace);
        }
        finally
        {
            File.Delete(half);
        }
        // The new name has to survive a power cut, too: flushing the renamed file writes the journal that holds its name.
        using var named = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        named.Flush(flushToDisk: true);
    }
}
