using System.Globalization;
using Community.Abstractions.Changes;
using Community.Abstractions.Content;
using Community.Abstractions.Geography;
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

    /// <summary>Adds the projects numbered from <paramref name="from"/> to <paramref name="to"/>, and waits until the search has them.</summary>
    public static async Task FillAsync(CommunityHost host, string[] topics, string taxonomy, int from, int to)
    {
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
        var caughtUp = await host.WithAsync<IChangeFeed, bool>(async feed => await feed.CatchUpAsync(await feed.GetLatestAsync(), TimeSpan.FromMinutes(5)));
        if (!caughtUp)
            throw new TimeoutException("The search did not take the projects in.");
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
