using System.Globalization;
using Community.Abstractions.Content;
using Community.Abstractions.Geography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Community.Members.Profiles;

/// <summary>The form of a profile as it was sent.</summary>
internal sealed class ProfileInput
{
    public const int MostName = 80, MostHeadline = 120, MostShort = 400, MostLong = 6000, MostSkills = 15, MostSkill = 60, MostSectors = 5, MostLinks = 5, MostText = 400, MostUrl = 300, MostMail = 254;

    public string? Name { get; set; }
    public string? Headline { get; set; }
    public string? Short { get; set; }
    public string? Long { get; set; }
    public string? Commune { get; set; }
    public List<string?> Skills { get; set; } = [];
    public List<string?> Sectors { get; set; } = [];
    public List<string?> Offers { get; set; } = [];
    public string? OffersText { get; set; }
    public List<string?> Seeks { get; set; } = [];
    public string? SeeksText { get; set; }
    public List<string?> Languages { get; set; } = [];
    public List<string?> Links { get; set; } = [];
    public string? Organisation { get; set; }
    public List<string?> Places { get; set; } = [];
    public string? Help { get; set; }
    public Dictionary<string, string?> Audience { get; set; } = [];
    /// <summary>Name of a <see cref="Level"/>.</summary>
    public string? Visible { get; set; }
    public IFormFile? Photo { get; set; }
    public bool RemovePhoto { get; set; }
    /// <summary><c>yes</c> or <c>no</c>: fifteen or older.</summary>
    public string? Fifteen { get; set; }
    public string? BirthMonth { get; set; }
    public string? BirthYear { get; set; }
    public string? GuardianEmail { get; set; }
    public string? Version { get; set; }

    /// <summary>The form of a profile that is there.</summary>
    public static ProfileInput Of(ProfileRow row, IReadOnlyList<TermInfo> skills, string? organisation)
    {
        var text = row.Text;
        return new()
        {
            Name = text.Name, Headline = text.Headline, Short = text.Short, Long = text.Long, Commune = Communes.Find(text.Commune)?.Name, OffersText = text.OffersText,
            SeeksText = text.SeeksText, Help = text.Help, Organisation = organisation,
            Skills = [.. text.Skills.Select(id => skills.FirstOrDefault(term => term.Id == id)?.Text).OfType<string>(), .. text.ProposedSkills],
            Sectors = [.. text.Sectors], Offers = [.. text.Offers], Seeks = [.. text.Seeks], Languages = [.. text.Languages], Links = [.. text.Links], Places = [.. text.Places],
            Audience = ProfileText.Defaults.Keys.ToDictionary(field => field, field => (string?)text.AudienceOf(field).ToString()),
            Visible = row.Audience.ToString(), Version = row.Version,
        };
    }

    /// <summary>The profile that the form says; what is wrong goes to <paramref name="errors"/>.</summary>
    public ProfileText Read(
        ProfileText before, IReadOnlyList<TermInfo> skills, IReadOnlyList<TermInfo> sectors, IReadOnlyDictionary<string, string> organisations,
        IReadOnlyCollection<string> places, ModelStateDictionary errors, IStringLocalizer<Strings> T)
    {
        var name = Line(nameof(Name), Name, MostName);
        if (name is null)
            Wrong(nameof(Name), T["Give the name that others see: a first name or a nickname is enough."]);
        var (known, proposed) = ReadSkills(skills, errors, T);
        return before with
        {
            Name = name ?? "",
            Headline = Line(nameof(Headline), Headline, MostHeadline),
            Short = Words(nameof(Short), Short, MostShort),
            Long = Words(nameof(Long), Long, MostLong),
            Commune = ReadCommune(errors, T),
            Skills = known,
            ProposedSkills = proposed,
            Sectors = Chosen(nameof(Sectors), Sectors, [.. sectors.Select(term => term.Id)], MostSectors),
            Offers = Chosen(nameof(Offers), Offers, Exchanges.All, Exchanges.All.Count),
            OffersText = Words(nameof(OffersText), OffersText, MostText),
            Seeks = Chosen(nameof(Seeks), Seeks, Exchanges.All, Exchanges.All.Count),
            SeeksText = Words(nameof(SeeksText), SeeksText, MostText),
            Languages = Chosen(nameof(Languages), Languages, [.. Tongues.All.Keys], Tongues.All.Count),
            Links = ReadLinks(errors, T),
            Organisation = ReadOrganisation(organisations, errors, T),
            Places = Chosen(nameof(Places), Places, places, 20),
            Help = Words(nameof(Help), Help, MostText),
            Audiences = ProfileText.Defaults.Keys.Where(field => LevelOf(Audience.GetValueOrDefault(field)) is not null)
                .ToDictionary(field => field, field => LevelOf(Audience[field])!.Value),
        };

        void Wrong(string field, string message) => errors.AddModelError($"Input.{field}", message);
        string? Line(string field, string? typed, int most) => Fits(field, Clean.Line(typed), most);
        string? Words(string field, string? typed, int most) => Fits(field, Clean.Text(typed), most);
        string? Fits(string field, string? text, int most)
        {
            if (text?.Length > most)
                Wrong(field, T["Shorten this text to {0} characters at most; it has {1}.", most, text.Length]);
            return text;
        }
        IReadOnlyList<string> Chosen(string field, List<string?> values, IReadOnlyCollection<string> allowed, int most)
        {
            List<string> chosen = [.. values.OfType<string>().Where(allowed.Contains).Distinct()];
            if (chosen.Count > most)
                Wrong(field, T["Choose {0} at most.", most]);
            return chosen;
        }
    }

    /// <summary>The level that a value of the form names.</summary>
    public static Level? LevelOf(string? value) => Enum.GetNames<Level>().Contains(value) ? Enum.Parse<Level>(value!) : null;

    /// <summary>First day on which somebody born in this month is surely fifteen; null when month or year are none.</summary>
    public static DateTime? FifteenOn(string? month, string? year, DateTime now)
    {
        if (!int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var m) || m is < 1 or > 12
            || !int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y) || y < now.Year - 16 || y > now.Year - 5)
            return null;
        return new DateTime(y + 15, m, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(1);
    }

    private (List<string> Known, List<string> Proposed) ReadSkills(IReadOnlyList<TermInfo> skills, ModelStateDictionary errors, IStringLocalizer<Strings> T)
    {
        // One line may hold several, as people type them.
        List<string> typed = [.. Skills.OfType<string>().SelectMany(line => line.Split([',', ';', '\n'])).Select(Clean.Line).OfType<string>().DistinctBy(text => Slugs.Of(text, MostSkill))];
        if (typed.Count > MostSkills)
            errors.AddModelError("Input.Skills", T["Name {0} skills at most: those for which you want to be found. You named {1}.", MostSkills, typed.Count]);
        if (typed.Find(text => text.Length > MostSkill) is { } @long)
            errors.AddModelError("Input.Skills", T["Shorten “{0}…” to {1} characters at most.", @long[..20], MostSkill]);
        List<string> known = [], proposed = [];
        foreach (var text in typed.Take(MostSkills + 1))
        {
            var key = Slugs.Of(text, MostSkill);
            if (skills.FirstOrDefault(term => Slugs.Of(term.Title, MostSkill) == key || Slugs.Of(term.TitleEn, MostSkill) == key) is { } term)
                known.Add(term.Id);
            else if (key.Length > 0)
                proposed.Add(text);
        }
        return ([.. known.Distinct()], proposed);
    }

    private string? ReadCommune(ModelStateDictionary errors, IStringLocalizer<Strings> T)
    {
        if (Clean.Line(Commune) is not { } typed)
            return null;
        var found = Communes.FindByName(typed);
        if (found is null)
            errors.AddModelError("Input.Commune", T["Choose a commune from the list, or leave this empty."]);
        return found?.Code;
    }

    private List<string> ReadLinks(ModelStateDictionary errors, IStringLocalizer<Strings> T)
    {
        List<string> links = [];
        foreach (var typed in Links.Select(Clean.Line).OfType<string>().Distinct())
        {
            var text = typed.Contains("://", StringComparison.Ordinal) || typed.Contains(':', StringComparison.Ordinal) ? typed : "https://" + typed;
            if (text.Length <= MostUrl && Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && url.Host.Contains('.', StringComparison.Ordinal) && url.UserInfo.Length == 0)
                links.Add(url.AbsoluteUri);
            else
                errors.AddModelError("Input.Links", T["“{0}” is no web address. Write it like https://example.org/you.", typed.Length > 60 ? typed[..60] + "…" : typed]);
        }
        if (links.Count > MostLinks)
            errors.AddModelError("Input.Links", T["Give {0} links at most.", MostLinks]);
        return links;
    }

    private string? ReadOrganisation(IReadOnlyDictionary<string, string> organisations, ModelStateDictionary errors, IStringLocalizer<Strings> T)
    {
        if (Clean.Line(Organisation) is not { } typed)
            return null;
        var key = Slugs.Of(typed, 100);
        var found = organisations.FirstOrDefault(pair => Slugs.Of(pair.Value, 100) == key).Key;
        if (found is null)
            errors.AddModelError("Input.Organisation", T["No organisation has this name here. Choose one from the list, or add it first on the page of organisations."]);
        return found;
    }
}
