using System.Net.Http.Headers;

namespace TrainingHub.Tests.Pages.Matrix;

/// <summary>What is sent: an address, and for a post its fields and a file.</summary>
internal sealed record Sent(string Address, params (string Name, string Value)[] Fields)
{
    public (string Name, string FileName, byte[] Bytes)? File { get; init; }

    /// <summary>The form as a browser sends it, with token and operation key.</summary>
    public HttpContent Body(string token, Guid key)
    {
        KeyValuePair<string, string>[] fields =
            [.. Fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("__op", key.ToString())];
        if (File is not { } file)
            return new FormUrlEncodedContent(fields);
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        var bytes = new ByteArrayContent(file.Bytes);
        bytes.Headers.ContentType = MediaTypeHeaderValue.Parse("application/octet-stream");
        form.Add(bytes, file.Name, file.FileName);
        return form;
    }
}

/// <summary>One way to ask for somebody's row.</summary>
/// <param name="Door">verb, page and handler, such as <c>POST /Subsidies/Batches/Batch#Decide</c></param>
/// <param name="Make">what is sent for the row in the address and, where the form names a second one, the row in the form</param>
internal sealed record Probe(string Door, Func<Place, Place, Sent> Make)
{
    public Probe(string door, Func<Place, Sent> make) : this(door, (place, _) => make(place))
    {
    }

    /// <summary>The form names a row of its own beside the one in the address.</summary>
    public bool NamesTwo { get; init; }

    /// <summary>For a post: the role that does it in the end, to show that the form itself was right.</summary>
    public Role? By { get; init; }

    /// <summary>What a post needs beside the page.</summary>
    public Permission? Needs { get; init; }

    /// <summary>Whose rows the role reaches here, where it is not school, assessor or area.</summary>
    public Func<Actor, Place, bool>? Reaches { get; init; }

    /// <summary>Unknown and foreign rows are left out of the answer instead of being refused.</summary>
    public bool IsFilter { get; init; }

    public bool IsPost => Door.StartsWith("POST", StringComparison.Ordinal);

    public string Page => Door.Split(' ', '#')[1];

    /// <summary>Whether the row belongs to the actor: said here once more, in the simplest words, so that the product is not asked about itself.</summary>
    public bool IsWithin(Actor actor, Place place) => Reaches?.Invoke(actor, place) ?? actor.Role switch
    {
        Role.SchoolClerk or Role.AssessorClerk => place.Whose == Whose.Own,
        Role.CountyOfficer or Role.CityOfficer or Role.Finance or Role.Auditor => IsIn(actor, place),
        _ => false,
    };

    /// <summary>The row lies in the actor's area.</summary>
    public static bool IsIn(Actor actor, Place place) => place.Whose != Whose.Nobody && RegionPath.IsInside(place.RegionPath, actor.RegionPath);
}
