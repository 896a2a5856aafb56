using System.Security.Cryptography;

namespace TrainingHub.Platform.Secrets;

/// <summary>
/// The keys of one installation: those that seal, by their ids, and one that makes the index by which a number is found again.
/// The index key stays for life: under another one no person would be found, until every index of every row were made anew.
/// </summary>
internal sealed class KeyRing
{
    private readonly HubKey?[] byId = new HubKey?[256];

    /// <exception cref="ArgumentException">not a ring: a key of another length, two with one id, none or several active</exception>
    public KeyRing(Guid installation, byte[] index, IReadOnlyList<HubKey> keys)
    {
        (Installation, Index, Keys) = (installation, index, keys);
        if (index is not { Length: 32 } || keys is null || keys.Any(k => k is not { Id: > 0, Secret.Length: 32 }))
            throw new ArgumentException("every key has an id from 1 and 32 bytes");
        foreach (var key in keys)
            byId[key.Id] = byId[key.Id] is null ? key : throw new ArgumentException($"two keys have the id {key.Id}");
        if (keys.Count(k => k.State == KeyState.Active) != 1 || keys[^1].State != KeyState.Active || keys.Max(k => k.Id) != keys[^1].Id)
            throw new ArgumentException("one key is active: the last, with the highest id");
    }

    public Guid Installation { get; }
    public byte[] Index { get; }
    public IReadOnlyList<HubKey> Keys { get; }
    internal HubKey Active => Keys[^1];

    /// <summary>Null for a key that never was in this ring.</summary>
    public HubKey? Find(byte id) => byId[id];

    public static KeyRing Fresh(Guid installation, DateOnly today) =>
        new(installation, RandomNumberGenerator.GetBytes(32), [NewKey(1, today)]);

    /// <summary>A new key seals from now on, the former one only opens.</summary>
    /// <exception cref="RuleBroken">ids are used up: <c>keys.full</c></exception>
    public KeyRing Rotated(DateOnly today)
    {
        if (Active.Id == byte.MaxValue)
            throw new RuleBroken("keys.full", "密钥文件里已有{0}把密钥，不能再轮换", byte.MaxValue);
        return new(Installation, Index, [.. Keys.Select(k => k.State == KeyState.Active ? k.As(KeyState.DecryptOnly) : k), NewKey((byte)(Active.Id + 1), today)]);
    }

    /// <summary>Keys that only open are not used any more.</summary>
    public KeyRing WithoutFormer() => new(Installation, Index, [.. Keys.Select(k => k.State == KeyState.DecryptOnly ? k.As(KeyState.Retired) : k)]);

    private static HubKey NewKey(byte id, DateOnly today) => new(id, KeyState.Active, today, RandomNumberGenerator.GetBytes(32));
}
