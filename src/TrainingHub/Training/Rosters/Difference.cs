namespace TrainingHub.Training;

/// <summary>What a roster says otherwise of a person than the register does.</summary>
/// <param name="Field">one of those that a person may change</param>
/// <param name="Registered">as registered, short enough to know it again: numbers and addresses masked</param>
internal sealed record Difference(RosterField Field, string Registered);

/// <summary>A known person's new telephone, mail, workplace, education, or the birth date that a passport does not tell. An empty cell says nothing.</summary>
internal static class Differences
{
    public static IReadOnlyList<Difference> Of(Trainee person, RosterRow row)
    {
        var found = new List<Difference>();
        Compare(RosterField.Phone, person.Phone, row.Phone?.Number, p => PhoneNumber.Read(p, out _)?.Masked ?? IdDocument.Mask(p));
        Compare(RosterField.Mail, person.Mail, row.Mail, m => m[..1] + "***" + m[Math.Max(0, m.IndexOf('@', StringComparison.Ordinal))..]);
        Compare(RosterField.Workplace, person.Workplace, row.Workplace, w => w);
        Compare(RosterField.Education, person.Education, row.Education, e => e);
        Compare(RosterField.BirthDate, person.BirthDate?.Iso, row.BirthDate?.Iso, d => d);
        return found;

        void Compare(RosterField field, string? registered, string? brought, Func<string, string> shown)
        {
            if (brought is not null && brought != registered)
                found.Add(new(field, registered is { Length: > 0 } before ? shown(before) : ""));
        }
    }

    /// <summary>Takes over what the roster says; history keeps what was there.</summary>
    public static void TakeOver(Trainee person, RosterRow row)
    {
        person.Phone = row.Phone?.Number ?? person.Phone;
        person.Mail = row.Mail ?? person.Mail;
        person.Workplace = row.Workplace ?? person.Workplace;
        person.Education = row.Education ?? person.Education;
        person.BirthDate = row.BirthDate ?? person.BirthDate;
    }
}
