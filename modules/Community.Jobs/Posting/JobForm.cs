using System.Globalization;
using System.Net.Mail;
using Community.Abstractions.Geography;
using Community.Jobs.Checking;
using Community.Jobs.Occupations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Community.Jobs.Posting;

/// <summary>A posting as its form holds it: texts, so that whatever was typed is kept.</summary>
internal sealed class JobForm
{
    internal const int LongestTitle = 120, LongestText = 8000, MostSkills = 20, LongestSkill = 60, LongestLine = 200;

    public string? Organisation { get; set; }
    public string? Title { get; set; }
    public string? Occupation { get; set; }
    public string? Contract { get; set; }
    public string? Hours { get; set; }
    public string? PayMin { get; set; }
    public string? PayMax { get; set; }
    public string? PayPeriod { get; set; }
    public string? Commune { get; set; }
    public string? Remote { get; set; }
    public string? Start { get; set; }
    public string? Description { get; set; }
    public string? Skills { get; set; }
    public string? Experience { get; set; }
    public string? ApplyBy { get; set; }
    public string? ApplyTo { get; set; }
    public string? Contact { get; set; }
    public string? Closing { get; set; }

    internal static JobForm Of(JobPosting posting) => new()
    {
        Organisation = posting.OrganisationId, Title = posting.Title, Occupation = posting.Occupation, Contract = posting.Contract, Hours = posting.Hours,
        PayMin = posting.PayMin?.ToString("0.##", CultureInfo.CurrentCulture), PayMax = posting.PayMax?.ToString("0.##", CultureInfo.CurrentCulture), PayPeriod = posting.PayPeriod,
        Commune = posting.Commune, Remote = posting.Remote.ToString(CultureInfo.InvariantCulture), Start = Day(posting.Start), Description = posting.Description,
        Skills = string.Join('\n', posting.Skills), Experience = posting.Experience, ApplyBy = posting.ApplyBy, ApplyTo = posting.ApplyTo, Contact = posting.Contact, Closing = Day(posting.Closing),
    };

    /// <summary>What the form says, and what is wrong with it.</summary>
    internal JobPosting Read(ModelStateDictionary errors, DateOnly today, IStringLocalizer<Strings> T)
    {
        void Wrong(string field, string message) => errors.AddModelError("Input." + field, message);
        string? Line(string field, string? text, int longest, bool several = false)
        {
            var clean = Clean(text, several);
            if (clean?.Length > longest)
                Wrong(field, T["At most {0} characters.", longest]);
            return clean;
        }
        decimal? Pay(string field, string? text)
        {
            if (Clean(text) is not { } clean)
                return null;
            if (!decimal.TryParse(clean.Replace(" ", "", StringComparison.Ordinal).Replace("€", "", StringComparison.Ordinal).Replace(',', '.'), NumberStyles.Number & ~NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var pay))
                Wrong(field, T["Write an amount in figures, such as 24000."]);
            else if (pay < 0)
                Wrong(field, T["Pay is not below zero."]);
            else if (pay > 1_000_000)
                Wrong(field, T["This amount is too high."]);
            return pay;
        }
        DateTime? Date(string field, string? text)
        {
            if (Clean(text) is not { } clean)
                return null;
            if (DateOnly.TryParseExact(clean, ["yyyy-MM-dd", "dd/MM/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 2100)
                return day.ToDateTime(TimeOnly.MinValue);
            Wrong(field, T["Write a date, such as 31/12/2026."]);
            return null;
        }

        var title = Line(nameof(Title), Title, LongestTitle);
        if (title is null)
            Wrong(nameof(Title), T["Give the job a title."]);
        if (OccupationBook.Find(Occupation) is null)
            Wrong(nameof(Occupation), T["Choose the occupation."]);
        if (!JobPosting.Contracts.Contains(Contract))
            Wrong(nameof(Contract), T["Choose the contract."]);
        var (min, max) = (Pay(nameof(PayMin), PayMin), Pay(nameof(PayMax), PayMax));
        if (min > max)
            Wrong(nameof(PayMax), T["The highest pay is not below the lowest."]);
        if (!int.TryParse(Clean(Remote) ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var remote) || remote > 100)
            Wrong(nameof(Remote), T["The share of remote work is between 0 and 100."]);
        if (remote < 100 && Communes.Find(Commune) is null)
            Wrong(nameof(Commune), T["Choose the commune, or say that all the work is remote."]);
        var description = Line(nameof(Description), Description, LongestText, several: true);
        if (description is null || description.Length < 40)
            Wrong(nameof(Description), T["Describe the job in a few sentences."]);
        var skills = (Clean(Skills, true) ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (skills.Count > MostSkills)
            Wrong(nameof(Skills), T["At most {0} skills: keep those the job cannot do without.", MostSkills]);
        else if (skills.Exists(skill => skill.Length > LongestSkill))
            Wrong(nameof(Skills), T["A skill has at most {0} characters: one on each line.", LongestSkill]);
        var way = JobPosting.Ways.Contains(ApplyBy) ? ApplyBy! : "here";
        var to = Line(nameof(ApplyTo), ApplyTo, LongestLine);
        if (way == "mail" && !IsMail(to))
            Wrong(nameof(ApplyTo), T["Write an e-mail address, such as emploi@example.org."]);
        if (way == "url" && !IsWeb(to))
            Wrong(nameof(ApplyTo), T["Write an address that begins with https://."]);
        var closing = Date(nameof(Closing), Closing);
        if (closing is null && Clean(Closing) is null)
            Wrong(nameof(Closing), T["Say until when people can apply."]);
        else if (closing is { } last && DateOnly.FromDateTime(last) < today)
            Wrong(nameof(Closing), T["The last day is in the past."]);
        else if (closing is { } far && DateOnly.FromDateTime(far) > today.AddMonths(6))
            Wrong(nameof(Closing), T["At most six months ahead: you can extend it later."]);
        return new()
        {
            Title = title ?? "", OrganisationId = Organisation ?? "", Occupation = Occupation ?? "", Contract = Contract ?? "", Hours = Line(nameof(Hours), Hours, LongestLine),
            PayMin = min, PayMax = max, PayPeriod = JobPosting.PayPeriods.Contains(PayPeriod) ? PayPeriod! : "year", Commune = Communes.Find(Commune)?.Code, Remote = Math.Clamp(remote, 0, 100),
            Start = Date(nameof(Start), Start), Description = description ?? "", Skills = skills, Experience = JobPosting.Experiences.Contains(Experience) ? Experience : null,
            ApplyBy = way, ApplyTo = way == "here" ? null : to, Contact = Line(nameof(Contact), Contact, LongestLine), Closing = closing,
        };
    }

    internal static bool IsMail(string? text) => text is { Length: <= 254 } && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is ',' or ';' or '<' or '>') && MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.');

    private static bool IsWeb(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.UserInfo.Length == 0;

    private static string? Day(DateTime? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Without control characters and spaces around; null when nothing is left.</summary>
    internal static string? Clean(string? text, bool several = false)
    {
        if (text is null)
            return null;
        var kept = string.Concat(text.ReplaceLineEndings("\n").Where(c => !char.IsControl(c) || (several && c == '\n'))).Trim();
        return kept.Length == 0 ? null : kept;
    }
}

/// <summary>What the checker says of a whole posting: its words, and what is missing or too much.</summary>
internal static class PostingCheck
{
    private const int ManyRequirements = 12;

    public static IReadOnlyList<Finding> Of(JobPosting posting, IStringLocalizer<Strings> T)
    {
        List<Finding> findings = [.. AdChecker.Check(string.Join("\n", [posting.Title, posting.Description, .. posting.Skills, posting.Hours ?? "", posting.Contact ?? ""]))];
        if (TitleForms.LacksOneForm(posting.Title))
            findings.Add(new("title", T["Title in one form only"], "Code du travail, article L.5321-2", posting.Title, T["Without its other form the title seems to speak to one sex only."], T["Write both forms, or add (F/H): “Développeuse ou développeur web”."]));
        if (posting.PayMin is null && posting.PayMax is null)
            findings.Add(new("pay", T["Pay is missing"], null, "", T["The ad will say that no pay is given. Ads with pay get more answers, and from better informed people."], T["Give a range, even a wide one."]));
        var requirements = posting.Skills.Count + posting.Description.Split('\n').Count(line => line.TrimStart().StartsWith('-') || line.TrimStart().StartsWith('•'));
        if (requirements > ManyRequirements)
            findings.Add(new("requirements", T["Long list of requirements"], null, "", T["{0} points are listed. Many people, women above all, do not apply unless they meet every one of them.", requirements], T["Keep the five that the job cannot do without; call the others a plus."]));
        return findings;
    }
}
