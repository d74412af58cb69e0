using System.Globalization;
using Community.Abstractions.Changes;
using Community.Abstractions.Content;
using Community.Abstractions.Geography;
using Community.Benchmarks.Lists;
using Community.Cms.Changes;
using Community.Cms.Content;
using Community.Jobs;
using Community.Jobs.Data;
using Community.Testing;

namespace Community.Benchmarks.Jobs;

/// <summary>Makes open job ads of a large board and their employers, the same ones each time, straight into the tables.</summary>
internal static class JobGenerator
{
    private const int Batch = 500, Employers = 400;
    private static readonly string[] Trades = ["Développeuse ou développeur", "Comptable", "Médiatrice ou médiateur", "Conductrice ou conducteur", "Technicienne ou technicien", "Chargée ou chargé de mission"];
    private static readonly string[] Fields = ["web", "réseaux", "port", "dentelle", "numérique", "maintenance", "logistique", "formation"];
    // What every ad is made of, and what only those of one field say.
    private static readonly string[] Common =
        "vous équipe poste mission entreprise travail projet contrat horaires place expérience formation Calais littoral clients outils suivi qualité sens accueil locaux matériel réunion semaine planning rigueur autonomie écoute permis transport".Split(' ');
    private static readonly string[] Codes = ["M1805", "M1203", "K1206", "N4101", "I1401", "M1705", "E1103", "N1103"];

    /// <summary>The list of jobs: all, by distance, with a word that some ads have and one that nearly all have, with facets within a distance, a later page. A pay that every ad reaches makes each question a new one.</summary>
    public static MeasuredList List { get; } = new("/emplois",
        ["?salaire={n}", "?salaire={n}&pres=62193&tri=proche", "?salaire={n}&q=dentelle&pres=62193&tri=proche", "?salaire={n}&q=equipe&pres=62193&tri=proche", "?salaire={n}&contrat=CDI&metier=M1805&pres=62193&km=20&tri=proche", "?salaire={n}&tri=recent&page=20"],
        20_000, FillAsync);

    private static async Task FillAsync(CommunityHost host, int from, int to)
    {
        if (from == 0)
            await host.DataAsync(async data =>
            {
                data.AddRange(Enumerable.Range(0, Employers).Select(Employer).Select(Published));
                return await data.SaveChangesAsync();
            });
        foreach (var numbers in Enumerable.Range(from, to - from).Chunk(Batch))
            await host.DataAsync(async data =>
            {
                foreach (var item in numbers.Select(Make))
                {
                    data.Add(Published(item));
                    data.Add(new PathRow { ContentItemId = item.ContentItemId, Path = item.As<AutoroutePart>()!.Path!, State = PathState.Current });
                    JobRow row = new() { ContentItemId = item.ContentItemId, State = JobState.Published, CreatedUtc = item.CreatedUtc!.Value, PublishedUtc = item.PublishedUtc, Code = item.ContentItemVersionId, ApprovedVersion = item.ContentItemVersionId };
                    row.Copy(item);
                    data.Add(row);
                    data.Add(new ChangeRow { Kind = ChangeKind.Published, ContentItemId = item.ContentItemId, ContentType = item.ContentType, CreatedUtc = item.CreatedUtc!.Value });
                }
                return await data.SaveChangesAsync();
            });
    }

    private static string EmployerId(int number) => "e" + number.ToString("D25", CultureInfo.InvariantCulture);

    private static ContentItem Employer(int number) => New("Organisation", EmployerId(number), "f" + number.ToString("D25", CultureInfo.InvariantCulture), $"Employeur {number}", CommunityHost.Start.UtcDateTime)
        .Apply(new TitlePart { Title = $"Employeur {number}" }).Apply(new AutoroutePart { Path = $"organisations/employeur-{number}" });

    private static ContentItem Make(int number)
    {
        var random = new Random(number);
        var day = CommunityHost.Start.UtcDateTime.AddMinutes(-random.Next(80_000));
        var pay = 20_000 + random.Next(30) * 1000;
        var field = Fields[random.Next(Fields.Length)];
        var title = $"{Trades[random.Next(Trades.Length)]} {field} {number}";
        var item = New(JobPosting.Type, "j" + number.ToString("D25", CultureInfo.InvariantCulture), "k" + number.ToString("D25", CultureInfo.InvariantCulture), title, day);
        new JobPosting
        {
            Title = title, OrganisationId = EmployerId(random.Next(Employers)), Occupation = Codes[random.Next(Codes.Length)], Contract = JobPosting.Contracts[random.Next(JobPosting.Contracts.Count)],
            PayMin = pay, PayMax = pay + 5000, Commune = Communes.All[random.Next(Communes.All.Count)].Code, Remote = random.Next(3) * 50,
            Description = string.Join(' ', Enumerable.Range(0, 80).Select(place => place % 20 == 0 ? field : Common[random.Next(Common.Length)])), Closing = CommunityHost.Start.UtcDateTime.Date.AddDays(30 + random.Next(60)),
        }.WriteTo(item);
        return item.Apply(new AutoroutePart { Path = $"emplois/j-{number}" });
    }

    private static ContentItem New(string type, string id, string version, string title, DateTime day) => new()
    {
        ContentItemId = id, ContentItemVersionId = version, ContentType = type, DisplayText = title, CreatedUtc = day, ModifiedUtc = day, PublishedUtc = day,
    };

    private static ContentRow Published(ContentItem item) => new()
    {
        ContentItemId = item.ContentItemId, ContentItemVersionId = item.ContentItemVersionId, ContentType = item.ContentType, DisplayText = item.DisplayText!, SortText = item.DisplayText!,
        Latest = true, Published = true, ModifiedUtc = item.ModifiedUtc!.Value, PublishedUtc = item.PublishedUtc, CreatedUtc = item.CreatedUtc!.Value, Owner = item.Owner,
        Data = item.Content.ToJsonString(ContentItem.JsonOptions),
    };
}
