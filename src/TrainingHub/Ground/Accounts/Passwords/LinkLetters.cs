using TrainingHub.Platform.Letters;
using TrainingHub.Templates.Letters;

namespace TrainingHub.Ground;

/// <summary>Promises the letter that brings a one-time link to an account with a mail address. The link itself is put in when it is sent.</summary>
internal sealed class LinkLetters(Post post)
{
    /// <summary>Tells the owner that somebody with the password guesses codes, and gives the link for another password.</summary>
    public void WarnOfGuessing(HubUser user, OneTimeLink link)
    {
        if (user.Email is { } address)
            post.Promise(new CodesGuessed { Name = user.DisplayName, Until = link.ExpiresAt.IsoMinute }, link.Id, user.DisplayName, address);
    }

    /// <param name="roles">what the account may do, for the letter of invitation</param>
    public void Promise(HubUser user, OneTimeLink link, IEnumerable<Role> roles)
    {
        if (user.Email is null)
            return;
        var until = link.ExpiresAt.IsoMinute;
        ILetter letter = link.Purpose switch
        {
            LinkPurpose.Invitation => new Templates.Letters.Invitation
            {
                Name = user.DisplayName,
                UserName = user.UserName!,
                Role = string.Join('、', roles.Select(r => r.InChinese).Distinct()),
                Until = until,
            },
            LinkPurpose.PasswordReset => new PasswordReset { Name = user.DisplayName, Until = until },
            _ => throw new InvalidOperationException($"no letter for {link.Purpose}"),
        };
        post.Promise(letter, link.Id, user.DisplayName, user.Email);
    }
}
