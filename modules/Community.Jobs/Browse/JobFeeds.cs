using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using System.Xml;
using Community.Abstractions.Data;
using Community.Abstractions.Geography;
using Community.Abstractions.Tables;
using Community.Jobs.Data;
using Community.Jobs.Life;
using Community.Jobs.Occupations;
using Community.Members.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Jobs.Browse;

/// <summary>Open ads for programs.</summary>
internal static class JobFeeds
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const int Most = 50;

    /// <summary>A search as an Atom feed (RFC 4287).</summary>
    public static async Task<IResult> AtomAsync(HttpRequest request, JobSearch search, JobMails mails, JobWords words, IStringLocalizer<Strings> T, TimeProvider time, CancellationToken cancellationToken)
    {
        var query = JobQuery.Read(request.Query);
        var page = await search.FindAsync(query with { Sort = "recent", Page = 1 }, Most, null, cancellationToken);
        var root = await mails.RootAsync(cancellationToken) + request.PathBase;
        using MemoryStream stream = new();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, JobWords.Language);
            xml.WriteElementString("title", Atom, query.Words.Length > 0 ? T["Jobs around Calais: {0}", Valid(query.Words)] : T["Jobs around Calais"]);
            xml.WriteElementString("id", Atom, root + "/emplois" + query.ToQuery());
            xml.WriteElementString("updated", Atom, Moment(page.Cards.Select(card => card.Row.PublishedUtc).Max() ?? time.GetUtcNow().UtcDateTime.Date));
            Link(xml, "self", root + "/emplois/flux.atom" + query.ToQuery());
            Link(xml, "alternate", root + "/emplois" + query.ToQuery());
            xml.WriteStartElement("author", Atom);
            xml.WriteElementString("name", Atom, T["Jobs around Calais"]);
            xml.WriteEndElement();
            foreach (var (row, organisation, _) in page.Cards)
            {
                xml.WriteStartElement("entry", Atom);
                xml.WriteElementString("title", Atom, Valid(row.Title));
                xml.WriteElementString("id", Atom, "urn:community:job:" + row.ContentItemId);
                Link(xml, "alternate", $"{root}/{row.Path}");
                xml.WriteElementString("published", Atom, Moment(row.PublishedUtc!.Value));
                xml.WriteElementString("updated", Atom, Moment(row.PublishedUtc!.Value));
                xml.WriteElementString("summary", Atom, Valid(string.Join(" · ", new[] { organisation?.Name, words.Contract(row.Contract), JobWords.Commune(row.Commune), words.Pay(row) ?? T["Pay not given"] }.Where(text => text is not null))));
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        return Results.Bytes(stream.ToArray(), "application/atom+xml; charset=utf-8");
    }

    /// <summary>All open ads as a table (RFC 4180), for anyone to use.</summary>
    public static async Task<IResult> CsvAsync(HttpRequest request, ICommunityData data, IOrganisations organisations, JobMails mails, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var rows = await data.Set<JobRow>().AsNoTracking().Where(row => row.State == JobState.Published && !row.Hidden && row.ClosesUtc > now).OrderByDescending(row => row.PublishedUtc).Take(50_000).ToListAsync(cancellationToken);
        var known = await organisations.FindAsync(rows.Select(row => row.OrganisationId).Distinct(), cancellationToken);
        var root = await mails.RootAsync(cancellationToken) + request.PathBase;
        List<string?[]> lines = [["id", "titre", "employeur", "rome", "metier", "contrat", "commune_insee", "commune", "latitude", "longitude", "teletravail_pourcent", "salaire_min", "salaire_max", "salaire_periode", "publiee_le", "ouverte_jusqu_au", "exemple", "adresse"]];
        foreach (var row in rows)
        {
            var commune = Communes.Find(row.Commune);
            lines.Add([row.ContentItemId, row.Title, known.GetValueOrDefault(row.OrganisationId)?.Name, row.Occupation, OccupationBook.Find(row.Occupation)?.Label, row.Contract, commune?.Code, commune?.Name,
                Number(commune?.Latitude), Number(commune?.Longitude), Number(row.Remote), Number(row.PayMin), Number(row.PayMax), row.PayPeriod, Moment(row.PublishedUtc!.Value), Moment(row.ClosesUtc!.Value), row.Demo ? "oui" : "non", $"{root}/{row.Path}"]);
        }
        return Results.File(await CsvTable.WriteAsync(lines, cancellationToken: cancellationToken), CsvTable.ContentType, "emplois-calaisis.csv");
    }

    private static string? Number(double? value) => value?.ToString("0.####", CultureInfo.InvariantCulture);

    private static void Link(XmlWriter xml, string rel, string href)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("href", href);
        xml.WriteEndElement();
    }

    private static string Moment(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Valid(string text) => string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
}

/// <summary>What an open ad tells search engines (schema.org JobPosting, with the fields that Google requires and recommends).</summary>
internal static partial class JobPostingData
{
    // It stands in a script element: this encoder escapes <, > and &.
    private static readonly JsonSerializerOptions Writing = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Of(JobPosting posting, JobRow row, OrganisationSummary? organisation, string url, string root, string? logo)
    {
        var commune = Communes.Find(posting.Commune);
        JsonObject job = new()
        {
            ["@context"] = "https://schema.org/", ["@type"] = "JobPosting",
            ["title"] = posting.Title,
            ["description"] = Html(posting),
            ["identifier"] = new JsonObject { ["@type"] = "PropertyValue", ["name"] = organisation?.Name ?? "Community", ["value"] = row.ContentItemId },
            ["datePosted"] = Day(row.PublishedUtc!.Value),
            ["validThrough"] = Community.Theme.Opale.Formats.Machine(row.ClosesUtc!.Value),
            ["employmentType"] = new JsonArray([.. Types(posting)]),
            ["hiringOrganization"] = Without(new JsonObject { ["@type"] = "Organization", ["name"] = organisation?.Name ?? "", ["sameAs"] = organisation is not { Published: true } ? null : root + organisation.Url[1..], ["logo"] = logo }),
            ["directApply"] = posting.ApplyBy == "here",
            ["url"] = url,
            ["industry"] = OccupationBook.Find(posting.Occupation)?.Label,
            ["occupationalCategory"] = posting.Occupation,
        };
        if (commune is not null)
            job["jobLocation"] = new JsonObject
            {
                ["@type"] = "Place",
                ["address"] = new JsonObject { ["@type"] = "PostalAddress", ["addressLocality"] = commune.Name, ["postalCode"] = commune.PostalCode, ["addressRegion"] = "Hauts-de-France", ["addressCountry"] = "FR" },
                ["geo"] = new JsonObject { ["@type"] = "GeoCoordinates", ["latitude"] = commune.Latitude, ["longitude"] = commune.Longitude },
            };
        if (posting.Remote == 100)
        {
            job["jobLocationType"] = "TELECOMMUTE";
            job["applicantLocationRequirements"] = new JsonObject { ["@type"] = "Country", ["name"] = "FR" };
        }
        if (posting.PayMin is not null || posting.PayMax is not null)
        {
            JsonObject value = new() { ["@type"] = "QuantitativeValue", ["unitText"] = posting.PayPeriod switch { "hour" => "HOUR", "month" => "MONTH", _ => "YEAR" } };
            if (posting is { PayMin: { } low, PayMax: { } high } && low != high)
                (value["minValue"], value["maxValue"]) = (low, high);
            else
                value["value"] = posting.PayMin ?? posting.PayMax;
            job["baseSalary"] = new JsonObject { ["@type"] = "MonetaryAmount", ["currency"] = "EUR", ["value"] = value };
        }
        if (posting.Skills.Count > 0)
            job["skills"] = string.Join(", ", posting.Skills);
        if (posting.Hours is not null)
            job["workHours"] = posting.Hours;
        if (posting.Start is { } start)
            job["jobStartDate"] = Day(start);
        if (int.TryParse(posting.Experience, out var years))
            job["experienceRequirements"] = years == 0 ? "no requirements" : new JsonObject { ["@type"] = "OccupationalExperienceRequirements", ["monthsOfExperience"] = years * 12 };
        return Without(job).ToJsonString(Writing);
    }

    private static IEnumerable<JsonNode?> Types(JobPosting posting) => posting.Contract switch
    {
        "CDI" => [PartTime(posting) ? "PART_TIME" : "FULL_TIME"], "CDD" or "interim" => PartTime(posting) ? ["TEMPORARY", "PART_TIME"] : ["TEMPORARY"], "alternance" => ["INTERN", "FULL_TIME"], "stage" => ["INTERN"], "independant" => ["CONTRACTOR"],
        "benevolat" or "service-civique" => ["VOLUNTEER"], _ => (IEnumerable<JsonNode?>)["OTHER"],
    };

    // « 24 h », « 28 heures par semaine », « temps partiel »: below the legal 35 hours a week.
    private static bool PartTime(JobPosting posting) => posting.Hours is { } hours
        && (hours.Contains("partiel", StringComparison.OrdinalIgnoreCase) || WeekHours().Match(hours) is { Success: true } match && int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) < 35);

    [GeneratedRegex(@"^\D*(\d{1,2}) ?h", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WeekHours();

    private static string Html(JobPosting posting) => string.Concat(posting.Description.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
        .Select(paragraph => $"<p>{System.Net.WebUtility.HtmlEncode(paragraph.Trim()).Replace("\n", "<br>", StringComparison.Ordinal)}</p>"));

    private static string Day(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static JsonObject Without(JsonObject described)
    {
        foreach (var name in described.Where(pair => pair.Value is null).Select(pair => pair.Key).ToList())
            described.Remove(name);
        return described;
    }
}
