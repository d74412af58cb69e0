using System.Globalization;
using Community.Abstractions.Changes;
using Community.Abstractions.Content;
using Community.Abstractions.Geography;
using Community.Abstractions.Security;
using Community.Benchmarks.Lists;
using Community.Cms.Changes;
using Community.Cms.Content;
using Community.Members.Profiles;
using Community.Testing;

namespace Community.Benchmarks.Members;

/// <summary>Makes profiles, the same ones each time, straight into the tables, each with the items that a save derives from it: more than a town has people to show.</summary>
internal static class ProfileGenerator
{
    private static readonly string[] First = ["Nadia", "Karim", "Élise", "Bruno", "Sophie", "Mehdi", "Chloé", "Hugo", "Inès", "Noé", "Fatou", "Théo", "Maëlle", "Gérard", "Oksana", "Zoé"];
    private static readonly string[] Last = ["Leroy", "Haddou", "Vasseur", "Delattre", "Caron", "Pruvost", "Tétart", "Lefebvre", "Duval", "Hénaut", "Macquet", "Fournier", "Wable", "Ringot"];
    private static readonly string[] Trades = ["couturière", "développeur", "photographe", "mécanicienne", "enseignant", "logisticienne", "médiatrice", "brasseur", "soudeuse", "libraire"];
    private const int Batch = 500;

    /// <summary>The directory: everything, facets, words, distance, each order, and a page far behind.</summary>
    public static MeasuredList List { get; } = new("/annuaire",
        [
            "?n={n}", "?n={n}&skill=couture&sector=numerique", "?n={n}&skill=couture&skill=soudure&offers=aide&commune=62193", "?n={n}&q=couturiere", "?n={n}&pres=Calais&km=10",
            "?n={n}&pres=Marck&tri=proche", "?n={n}&q=photographe&pres=Calais&tri=proche", "?n={n}&tri=nom&page=20", "?n={n}&tri=recent&offers=conseil",
        ],
        50_000, FillAsync);

    private static async Task FillAsync(CommunityHost host, int from, int to)
    {
        var skills = await host.WithAsync<ITaxonomies, IReadOnlyList<TermInfo>>(taxonomies => taxonomies.GetTermsAsync("skills"));
        var sectors = await host.WithAsync<ITaxonomies, IReadOnlyList<TermInfo>>(taxonomies => taxonomies.GetTermsAsync("sectors"));
        foreach (var numbers in Enumerable.Range(from, to - from).Chunk(Batch))
            await host.DataAsync(async data =>
            {
                foreach (var number in numbers)
                {
                    var row = Make(number, skills, sectors);
                    data.Add(row);
                    foreach (var (id, level, audience) in new[] { (row.PublicItemId, Level.Everyone, Audiences.Public), (row.MembersItemId, Level.Members, Audiences.Members) })
                    {
                        var item = ProfileStore.ItemOf(row, id, row.SeenBy(level, row.CreatedUtc)!, audience, level == Level.Everyone);
                        data.Add(new ContentRow
                        {
                            ContentItemId = id, ContentItemVersionId = "v" + id[1..], ContentType = item.ContentType, DisplayText = row.Text.Name, SortText = row.Text.Name, Latest = true,
                            Published = true, Audience = audience, ModifiedUtc = row.ModifiedUtc, PublishedUtc = row.ModifiedUtc, CreatedUtc = row.CreatedUtc, Owner = row.UserId,
                            Data = item.Content.ToJsonString(ContentItem.JsonOptions),
                        });
                        data.Add(new ChangeRow { Kind = ChangeKind.Published, ContentItemId = id, ContentType = item.ContentType, CreatedUtc = row.CreatedUtc });
                    }
                }
                return await data.SaveChangesAsync();
            });
    }

    private static ProfileRow Make(int number, IReadOnlyList<TermInfo> skills, IReadOnlyList<TermInfo> sectors)
    {
        var random = new Random(number);
        string One(IReadOnlyList<string> of) => of[random.Next(of.Count)];
        var day = CommunityHost.Start.UtcDateTime.AddHours(-random.Next(30_000));
        var digits = number.ToString("D23", CultureInfo.InvariantCulture);
        var name = $"{One(First)} {One(Last)} {number}";
        var trade = One(Trades);
        var row = new ProfileRow { UserId = $"g{number}", Slug = $"g-{number}", PublicItemId = "gpa" + digits, MembersItemId = "gma" + digits, CreatedUtc = day, ModifiedUtc = day };
        row.Text = new()
        {
            Name = name, Headline = $"{trade} et un peu plus", Short = $"Je suis {trade}, et je partage volontiers ce que je sais.",
            Long = string.Join(' ', Enumerable.Repeat($"Je travaille comme {trade} depuis des années, et j’apprends chaque semaine quelque chose.", 8)),
            Commune = Communes.All[random.Next(Communes.All.Count)].Code, Skills = [.. Enumerable.Range(0, 3).Select(_ => skills[random.Next(skills.Count)].Id).Distinct()],
            Sectors = [sectors[random.Next(sectors.Count)].Id], Offers = [One(Exchanges.All)], Seeks = [One(Exchanges.All)], Languages = ["fr"],
        };
        return row;
    }
}
