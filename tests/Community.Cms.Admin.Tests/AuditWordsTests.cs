using System.Collections;
using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Community.Abstractions.Sites;
using Community.Cms.Admin.Audit;
using Community.Cms.Auditing;
using Community.Cms.Definitions;
using Community.Cms.Privacy;
using Community.Members.Contracts;
using Community.Testing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Community.Cms.Admin.Tests;

/// <summary>The audit trail is read in words: of what was done, of things, of what changed.</summary>
public sealed class AuditWordsTests(House house)
{
    private static readonly RecordedNames Recorded = new(Root());

    [Fact]
    public void Every_action_and_kind_that_the_sources_record_has_words_in_both_languages()
    {
        Recorded.Unreadable.ShouldBeEmpty();
        Recorded.Actions.Count.ShouldBeGreaterThan(80);
        Recorded.Actions.ShouldContain("JobSentBack");
        Recorded.Actions.ShouldContain("MentoringPairForbidden");
        Recorded.Actions.ShouldContain("MenuEntryChanged");
        Recorded.Actions.ShouldContain("PersonalDataHandedOut");
        Recorded.Kinds.Count.ShouldBeGreaterThan(15);
        using var scope = house.Host.Services.CreateScope();
        var reportable = scope.ServiceProvider.GetServices<IReportableSource>().Select(source => source.Kind);
        Wordless(words => words.NameOf, Recorded.Actions).ShouldBeEmpty();
        Wordless(words => words.KindOf, Recorded.Kinds.Concat(reportable)).ShouldBeEmpty();
        Wordless(words => words.NameOf, ["NobodyRecordsThis"]).ShouldBe(["NobodyRecordsThis"]);
    }

    [Fact]
    public async Task Every_setting_that_can_change_has_words_in_both_languages()
    {
        var types = AppDomain.CurrentDomain.GetAssemblies().Where(assembly => assembly.GetName().Name!.StartsWith("Community.", StringComparison.Ordinal)).SelectMany(assembly => assembly.GetTypes()).ToList();
        var documents = Recorded.Documents.Select(name => types.Single(type => type.Name == name)).Where(type => !type.IsDefined(typeof(BookkeepingAttribute))).ToList();
        documents.Count.ShouldBeGreaterThan(10);
        Wordless(words => document => words.TitleOf(new() { ObjectKind = "Settings", ObjectId = document, ObjectTitle = document }), documents.Select(type => type.Name)).ShouldBeEmpty();

        var definitions = (await house.Host.WithAsync<DefinitionDesk, DefinitionText>(desk => desk.ReadAsync(CancellationToken.None))).Document;
        var settings = Records(definitions).SelectMany(record => DefinitionDesk.Values(record).Keys);
        var details = Recorded.Details.Concat(documents.SelectMany(Properties)).Concat(settings).Distinct().ToList();
        details.ShouldContain("RequiresSecondFactor");
        details.ShouldContain("PrivacyRequestMonths");
        details.ShouldContain("ContainedContentTypes");
        Wordless(words => words.DetailOf, details).ShouldBeEmpty();
    }

    [Fact]
    public async Task Settings_roles_and_owners_are_read_in_the_readers_language()
    {
        (await house.Admin.SubmitAsync("/admin/reglages/conservation", new() { ["AuditMonths"] = "17" })).Status.ShouldBe(HttpStatusCode.Redirect);
        var settings = await TrailAsync("action=SettingsChanged&kind=Settings");
        settings.ShouldContain("Mois de conservation du journal");
        settings.ShouldNotContain("AuditMonths");
        (await TrailAsync("action=SettingsChanged&kind=Settings", "/en")).ShouldContain("Months that the audit trail is kept");

        await house.Host.CreateRoleAsync("Veilleuse");
        (await house.Admin.SubmitAsync("/admin/roles/Veilleuse", new() { ["permissions"] = "ManageMedia", ["secondFactor"] = "true" })).Status.ShouldBe(HttpStatusCode.Redirect);
        var role = await TrailAsync("action=RoleChanged&q=veilleuse");
        role.ShouldContain("Utiliser la médiathèque");
        role.ShouldContain("Demander un second facteur");
        role.ShouldContain("Oui");
        role.ShouldNotContain("ManageMedia");

        var (from, to) = (await house.Host.CreateUserAsync("Odile Ancienne", "Member"), await house.Host.CreateUserAsync("Omar Nouveau", "Member"));
        await house.Host.DataAsync(async db =>
        {
            db.Add(Row("ContentMoved", "NewsArticle", "4a7x", "Une actualité confiée", $$"""{"Owner":"{{from.Id}}"}""", $$"""{"Owner":"{{to.Id}}"}"""));
            db.Add(Row("ContentActionUndone", "NewsArticle", "4a7x", "Une actualité confiée", reason: "Unpublish"));
            db.Add(Row("PrivacyRequestDone", "PrivacyRequest", "3", $"{PrivacyRequestKind.Erasure} 3"));
            db.Add(Row("AccountRead", "Account", to.Id, to.Id[..8]));
            db.Add(Row("AccountRead", "Account", "5f0c1d2e-dead", "5f0c1d2e"));
            return await db.SaveChangesAsync();
        });
        var moved = await TrailAsync("action=ContentMoved");
        moved.ShouldContain("Contenu confié à quelqu’un d’autre");
        moved.ShouldContain("Odile Ancienne");
        moved.ShouldContain("Omar Nouveau");
        moved.ShouldContain("Actualité");
        (await TrailAsync("action=ContentMoved", "/en")).ShouldContain("News");
        (await TrailAsync("action=ContentActionUndone")).ShouldContain("Retirer du site");
        (await TrailAsync("action=PrivacyRequestDone")).ShouldContain("n° 3");
        (await TrailAsync("action=PrivacyRequestDone")).ShouldNotContain("Erasure");
        var read = await TrailAsync("action=AccountRead");
        read.ShouldContain("Omar Nouveau");
        read.ShouldContain("Un compte effacé");

        var file = await house.Admin.SubmitAsync(await house.Admin.GetAsync("/admin/journal?action=ContentMoved"), "/admin/journal", [], "En tableau (CSV)");
        file.Html.ShouldContain("Odile Ancienne");
        file.Html.ShouldNotContain(from.Id);
        file.Html.ShouldNotContain("ContentMoved");
    }

    [Fact]
    public async Task Paths_and_lists_of_settings_are_words_too()
    {
        await house.Host.WithAsync<AuditWords, bool>(async words =>
        {
            var row = Row("SettingsChanged", "Settings", "HouseHours", "HouseHours", null, """{"Weeks[1].Days[3][1].Opens":"\"09:30:00\"","OpenHolidays":"[\"EasterMonday\",\"MayDay\"]"}""");
            var (wall, texts) = (CultureInfo.CurrentUICulture, Row("SettingsChanged", "Settings", "MailTexts", "MailTexts", null, """{"Texts.account.confirm-e-mail-address|fr.Subject":"\"Bonjour, Nadia…"}"""));
            try
            {
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr");
                await words.PrepareAsync([row, texts], CancellationToken.None);
                var changes = words.ChangesOf(row).ToDictionary(change => change.Name, change => change.After);
                changes["La semaine habituelle 1 – mercredi – Ouverture"].ShouldBe("09:30:00");
                changes.Values.ShouldContain("Lundi de Pâques, Fête du Travail");
                var mail = words.ChangesOf(texts).Single();
                mail.Name.ShouldNotContain("account.confirm-e-mail-address");
                mail.Name.ShouldContain("(français)", Case.Insensitive);
                mail.After.ShouldBe("Bonjour, Nadia…");
            }
            finally
            {
                CultureInfo.CurrentUICulture = wall;
            }
            return true;
        });
    }

    private async Task<string> TrailAsync(string filter, string prefix = "") => (await house.Admin.GetAsync($"{prefix}/admin/journal?{filter}")).One("tbody").TextContent;

    private static AuditRow Row(string action, string kind, string id, string title, string? before = null, string? after = null, string? reason = null) =>
        new() { CreatedUtc = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), Action = action, ObjectKind = kind, ObjectId = id, ObjectTitle = title, Before = before, After = after, Reason = reason };

    // Those whose words are missing in a language, or are the same in both.
    private List<string> Wordless(Func<AuditWords, Func<string, string>> find, IEnumerable<string> names)
    {
        using var scope = house.Host.Services.CreateScope();
        var words = scope.ServiceProvider.GetRequiredService<AuditWords>();
        var before = CultureInfo.CurrentUICulture;
        try
        {
            List<string> wordless = [];
            foreach (var name in names.Distinct())
            {
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
                words.PrepareAsync([], CancellationToken.None).GetAwaiter().GetResult();
                var english = find(words)(name);
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr");
                var french = find(words)(name);
                if (french == english && !Alike.Contains(english))
                    wordless.Add(name);
            }
            return wordless;
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    // The same word in both languages.
    private static readonly string[] Alike = ["Page", "Message", "Code", "Description", "Menu", "Organisation", "Permissions", "Logo"];

    private static IEnumerable<string> Properties(Type type)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => !property.IsDefined(typeof(JsonIgnoreAttribute))))
        {
            // What a recipe brought and nobody here knows.
            if (property.PropertyType == typeof(JsonObject))
                continue;
            yield return property.Name;
            var inner = property.PropertyType;
            while (inner != typeof(string) && inner.IsGenericType && typeof(IEnumerable).IsAssignableFrom(inner))
                inner = inner.GetGenericArguments()[^1];
            if (inner.Assembly.GetName().Name!.StartsWith("Community.", StringComparison.Ordinal) && inner is { IsEnum: false })
                foreach (var name in Properties(inner))
                    yield return name;
        }
    }

    private static IEnumerable<JsonObject> Records(JsonNode? node)
    {
        if (node is JsonArray list)
            foreach (var record in list.SelectMany(Records))
                yield return record;
        else if (node is JsonObject record)
        {
            if (record.ContainsKey("Name"))
                yield return record;
            foreach (var inner in record.Where(pair => pair.Value is JsonArray).SelectMany(pair => Records(pair.Value)))
                yield return inner;
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Community.sln")))
            folder = folder.Parent;
        return folder!.FullName;
    }
}
