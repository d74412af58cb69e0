using Community.Abstractions.Background;
using Community.Abstractions.Content;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Mentoring.Tests;

/// <summary>The house with people in its programme; the sample people are away, so that a test knows everybody in a round.</summary>
public sealed class Programme : IAsyncLifetime
{
    public CommunityHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => await StartAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    public static async Task<Programme> NewAsync()
    {
        Programme programme = new();
        await programme.StartAsync();
        return programme;
    }

    private async Task StartAsync()
    {
        Host = await CommunityHost.StartAsync();
        await DoAsync(async db =>
        {
            await db.Set<MenteeApplication>().ExecuteDeleteAsync();
            await db.Set<MentorApplication>().ExecuteDeleteAsync();
            await db.Set<MentoringPair>().ExecuteDeleteAsync();
            await db.Set<Round>().ExecuteDeleteAsync();
        });
    }

    internal Task DoAsync(Func<CommunityDbContext, Task> work) => Host.DataAsync<bool>(async db =>
    {
        await work(db);
        await db.SaveChangesAsync();
        return true;
    });

    internal Task<T> AskAsync<T>(Func<CommunityDbContext, Task<T>> query) => Host.DataAsync(query);

    /// <summary>A mentee who is ready for a round, signed in.</summary>
    internal async Task<Browser> MenteeAsync(string name, Action<MenteeApplication>? change = null)
    {
        var browser = await Host.AsMemberAsync(name);
        var now = Host.Clock.GetUtcNow().UtcDateTime;
        MenteeApplication row = new()
        {
            UserId = browser.UserId!, State = ApplicationState.Submitted, Step = 5, CreatedUtc = now, ModifiedUtc = now, SubmittedUtc = now, ConsentUtc = now, Stage = CareerStage.Searching, Target = CareerStage.FirstJob,
            Now = "Ici", Towards = "Là", BirthDate = new(1990, 1, 1), Goals = ["firstjob", "network"], Languages = ["fr"], Slots = WeekGrid.Bit(0, 3) | WeekGrid.Bit(2, 3), InPerson = true, Commune = "62193", WithinKm = 20,
        };
        change?.Invoke(row);
        await DoAsync(db => { db.Set<MenteeApplication>().Add(row); return Task.CompletedTask; });
        return browser;
    }

    /// <summary>An approved mentor, signed in.</summary>
    internal async Task<Browser> MentorAsync(string name, Action<MentorApplication>? change = null)
    {
        var browser = await Host.AsMemberAsync(name);
        var now = Host.Clock.GetUtcNow().UtcDateTime;
        MentorApplication row = new()
        {
            UserId = browser.UserId!, State = ApplicationState.Approved, Step = 3, CreatedUtc = now, ModifiedUtc = now, SubmittedUtc = now, ConsentUtc = now, CharterUtc = now, ApprovedUtc = now, IsWoman = true,
            Stage = CareerStage.Experienced, Path = "Mon chemin", Goals = ["firstjob", "training"], Languages = ["fr"], Slots = WeekGrid.Bit(0, 3) | WeekGrid.Bit(2, 3), InPerson = true, Commune = "62548", WithinKm = 20,
        };
        change?.Invoke(row);
        await DoAsync(db => { db.Set<MentorApplication>().Add(row); return Task.CompletedTask; });
        return browser;
    }

    internal async Task<string> RoundAsync(Action<Round>? change = null)
    {
        Round round = new() { Title = "Session d’essai", From = new(2026, 11, 1), To = new(2027, 5, 1), CreatedUtc = Host.Clock.GetUtcNow().UtcDateTime };
        change?.Invoke(round);
        await DoAsync(db => { db.Set<Round>().Add(round); return Task.CompletedTask; });
        return "/admin/mentorat/sessions/" + round.Id;
    }

    /// <summary>A pair that has begun.</summary>
    internal async Task<MentoringPair> PairAsync(Browser mentee, Browser mentor, Action<MentoringPair>? change = null)
    {
        var now = Host.Clock.GetUtcNow().UtcDateTime;
        MentoringPair pair = new() { MenteeId = mentee.UserId, MentorId = mentor.UserId, State = PairState.Active, CreatedUtc = now, AcceptedUtc = now, LastSignUtc = now, WaitingSinceUtc = now, AnswerByUtc = now };
        change?.Invoke(pair);
        await DoAsync(db => { db.Set<MentoringPair>().Add(pair); return Task.CompletedTask; });
        return pair;
    }

    /// <summary>Runs the background work now.</summary>
    internal async Task<string> TickAsync()
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetServices<IBackgroundTask>().Single(task => task.Name == "mentoring").ExecuteAsync(default);
    }

    internal Task<List<string>> MailsToAsync(Browser person) => AskAsync(async db =>
    {
        var email = await db.Users.Where(user => user.Id == person.UserId).Select(user => user.Email).FirstAsync();
        return await db.Set<Cms.Mail.MailRow>().Where(mail => mail.To == email).OrderBy(mail => mail.Id).Select(mail => mail.Subject).ToListAsync();
    });

    /// <summary>The messages themselves, oldest first.</summary>
    internal Task<List<Cms.Mail.MailRow>> LettersToAsync(Browser person) => AskAsync(async db =>
    {
        var email = await db.Users.Where(user => user.Id == person.UserId).Select(user => user.Email).FirstAsync();
        return await db.Set<Cms.Mail.MailRow>().AsNoTracking().Where(mail => mail.To == email).OrderBy(mail => mail.Id).ToListAsync();
    });

    /// <summary>Erases what the programme keeps of somebody, as the erasure of an account does.</summary>
    internal async Task EraseAsync(Browser person)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var source = scope.ServiceProvider.GetServices<Community.Abstractions.Accounts.IPersonalDataSource>().Single(one => one.Name == "mentoring");
        await scope.ServiceProvider.GetRequiredService<Community.Abstractions.Data.ICommunityData>().WriteAsync(async token =>
        {
            await source.EraseAsync(person.UserId!, token);
            return true;
        });
    }

    /// <summary>A round that is published, with one pair asked: the proposal's address.</summary>
    internal async Task<string> PublishAsync(Browser staff, string round)
    {
        (await staff.SubmitAsync(round, [], "Lancer l’appariement")).Status.ShouldBe(System.Net.HttpStatusCode.Redirect);
        (await staff.SubmitAsync(round, [], "Publier l’essai 1 et solliciter les mentores et mentors")).Status.ShouldBe(System.Net.HttpStatusCode.Redirect);
        return "/mentorat/proposition/" + (await AskAsync(db => db.Set<MentoringPair>().OrderByDescending(pair => pair.CreatedUtc).FirstAsync())).Id;
    }

    /// <summary>A mentee's five screens, sent.</summary>
    internal static async Task ApplyAsync(Browser browser, string birth, Dictionary<string, string?>? last = null, string root = "")
    {
        var page = root + "/mentorat/candidature?etape=";
        await browser.SubmitAsync(page + 1, new() { ["Input.Now"] = "Ici", ["Input.Towards"] = "Là", ["Input.Stage"] = "Searching", ["Input.Target"] = "FirstJob", ["Input.BirthDate"] = birth });
        await browser.SubmitAsync(page + 2, new() { ["Input.Goals"] = "firstjob" });
        await browser.SubmitAsync(page + 3, new() { ["Input.Languages"] = "fr", ["Input.InPerson"] = "true", ["Input.Commune"] = "62193", ["Input.Slots"] = "3" });
        await browser.SubmitAsync(page + 4, new() { ["Input.WantsWoman"] = "true" });
        var sent = await browser.SubmitAsync(page + 5, new(last ?? []) { ["Input.Consent"] = "true" });
        sent.Status.ShouldBe(System.Net.HttpStatusCode.Redirect, sent.Text);
    }

    /// <summary>A mentor's three screens, sent.</summary>
    internal static async Task VolunteerAsync(Browser browser)
    {
        const string page = "/mentorat/devenir-mentor?etape=";
        await browser.SubmitAsync(page + 1, new() { ["Input.Path"] = "Du port au code", ["Input.Stage"] = "Experienced", ["Input.Goals"] = "firstjob", ["Input.LikesGoals"] = "firstjob", ["Input.LikesAges"] = "From26To45" });
        await browser.SubmitAsync(page + 2, new() { ["Input.Capacity"] = "2", ["Input.HoursAMonth"] = "4", ["Input.Languages"] = "fr", ["Input.InPerson"] = "true", ["Input.Commune"] = "62193", ["Input.Slots"] = "3" });
        var sent = await browser.SubmitAsync(page + 3, new() { ["Input.Charter"] = "true", ["Input.Consent"] = "true" });
        sent.Status.ShouldBe(System.Net.HttpStatusCode.Redirect, sent.Text);
    }
}
