using System.Globalization;
using Community.Abstractions.Changes;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Geography;
using Community.Benchmarks.Lists;
using Community.Cms.Changes;
using Community.Cms.Content;
using Community.Projects;
using Community.Projects.Data;
using Community.Testing;

namespace Community.Benchmarks.Projects;

/// <summary>Makes published projects, the same ones each time, straight into the tables: as many as a house has after many years.</summary>
internal static class ProjectGenerator
{
    private static readonly string[] Things = ["lampe", "robot", "vélo", "capteur", "jardin", "dentelle", "bateau", "atelier", "radio", "carte"];
    private static readonly string[] Ways = ["solaire", "partagé", "en bois", "sonore", "des écoles", "du port", "pliant", "connecté"];
    private const int Batch = 500;

    /// <summary>The list of projects.</summary>
    public static MeasuredList List { get; } = new("/projets",
        ["?q={blanks}&n={n}", "?q={blanks}&stage=prototype&need=skill&n={n}", "?q=lampe{blanks}&n={n}", "?q=jardin{blanks}&place=62193&sort=recent&n={n}", "?q={blanks}&sort=title&page=20&n={n}"],
        10_000, FillAsync);

    private static async Task FillAsync(CommunityHost host, int from, int to)
    {
        var type = (await host.WithAsync<IContentDefinitionManager, ContentDefinitions>(async definitions => await definitions.GetAsync())).FindType(ProjectItem.Type)!;
        var taxonomy = type.FindPart(ProjectItem.Type)!.Part.Fields.First(field => field.Name == "Topics").FieldSetting<string?>("TaxonomyContentItemId", null)!;
        var topics = await host.WithAsync<ITaxonomies, string[]>(async taxonomies => [.. (await taxonomies.GetTermsByIdAsync(taxonomy)).Select(term => term.Id)]);
        foreach (var numbers in Enumerable.Range(from, to - from).Chunk(Batch))
            await host.DataAsync(async data =>
            {
                foreach (var number in numbers)
                {
                    var item = Make(number, topics, taxonomy);
                    data.Add(new ContentRow
                    {
                        ContentItemId = item.ContentItemId, ContentItemVersionId = item.ContentItemVersionId, ContentType = item.ContentType, DisplayText = item.DisplayText!,
                        SortText = item.DisplayText!, Latest = true, Published = true, ModifiedUtc = item.ModifiedUtc!.Value, PublishedUtc = item.PublishedUtc,
                        CreatedUtc = item.CreatedUtc!.Value, Owner = item.Owner, Data = item.Content.ToJsonString(ContentItem.JsonOptions),
                    });
                    data.Add(new PathRow { ContentItemId = item.ContentItemId, Path = item.As<AutoroutePart>()!.Path!, State = PathState.Current });
                    data.Add(new ProjectRow { ContentItemId = item.ContentItemId, OwnerId = item.Owner!, Title = item.DisplayText!, Slug = "p-" + number, Published = true, CreatedUtc = item.CreatedUtc!.Value });
                    data.Add(new ChangeRow { Kind = ChangeKind.Published, ContentItemId = item.ContentItemId, ContentType = item.ContentType, CreatedUtc = item.CreatedUtc!.Value });
                }
                return await data.SaveChangesAsync();
            });
    }

    private static ContentItem Make(int number, string[] topics, string taxonomy)
    {
        var random = new Random(number);
        var day = CommunityHost.Start.UtcDateTime.AddHours(-random.Next(30_000));
        var title = $"{Things[random.Next(Things.Length)]} {Ways[random.Next(Ways.Length)]} {number}";
        var item = new ContentItem
        {
            ContentItemId = "p" + number.ToString("D25", CultureInfo.InvariantCulture), ContentItemVersionId = "v" + number.ToString("D25", CultureInfo.InvariantCulture),
            ContentType = ProjectItem.Type, DisplayText = title, Owner = $"u{number % 1000}", CreatedUtc = day, ModifiedUtc = day, PublishedUtc = day,
        };
        item.Apply(new AutoroutePart { Path = "projets/p-" + number });
        var project = new ProjectItem(item) { Title = title, Pitch = $"Un projet de {title}.", Stage = ProjectWords.Stages[random.Next(4)], Commune = Communes.All[random.Next(Communes.All.Count)].Code };
        project.SetTopics([topics[random.Next(topics.Length)]], taxonomy);
        project.SetSteps(Enumerable.Range(0, 3).Select(step => new ProjectStep(ContentIds.New(), $"Étape {step}", string.Join(' ', Enumerable.Repeat(title, 30)), new MediaField())));
        project.SetNeeds([new ProjectNeed(ContentIds.New(), ProjectWords.NeedKinds[random.Next(4)], "De l’aide", true)]);
        return item;
    }
}
