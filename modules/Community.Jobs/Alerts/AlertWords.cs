using Community.Jobs.Browse;
using Community.Jobs.Occupations;
using Microsoft.Extensions.Localization;

namespace Community.Jobs.Alerts;

/// <summary>A search in words.</summary>
internal static class AlertWords
{
    public static string Of(string query, JobWords words, IStringLocalizer<Strings> T)
    {
        var asked = JobQuery.Parse(query);
        List<string> parts = [];
        if (asked.Words.Length > 0)
            parts.Add($"“{asked.Words}”");
        parts.AddRange(asked.Contracts.Select(words.Contract));
        parts.AddRange(asked.Occupations.Select(code => OccupationBook.Find(code)?.Label ?? code));
        parts.AddRange(asked.Communes.Select(code => JobWords.Commune(code) ?? code));
        if (asked.Near is { } near)
            parts.Add(asked.Within is { } km ? T["Within {0} km of {1}", km, near.Name] : T["Near {0}", near.Name]);
        if (asked.Pay is { } pay)
            parts.Add(T["From {0} a year", Community.Theme.Opale.Formats.Money(pay)]);
        parts.AddRange(asked.Remote.Select(kind => kind switch { "non" => T["On site"].Value, "tout" => T["All remote"].Value, _ => T["Partly remote"].Value }));
        return parts.Count == 0 ? T["All jobs"] : string.Join(", ", parts);
    }
}
