using TrainingHub.Data;

namespace TrainingHub.Accounts;

/// <summary>Promises the letter that carries a one-time link, to accounts with a mail address.</summary>
internal sealed class LinkLetters(HubDb db)
{
    public void Promise(HubUser user, OneTimeLink link)
    {
        _ = (db, user, link);
    }
}
