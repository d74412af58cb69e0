using Community.Abstractions.Background;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Cms.Mail;
using Community.Jobs.Data;
using Community.Members.Contracts;
using Community.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Community.Jobs.Tests;

/// <summary>Organisations and their managers as tests need them.</summary>
internal sealed class MemoryOrganisations : IOrganisations
{
    private readonly Dictionary<string, (OrganisationSummary Organisation, string Manager)> _all = [];

    public string Add(string name, string manager)
    {
        var id = ContentIds.New();
        lock (_all)
            _all[id] = (new(id, name, "~/annuaire/" + id, null, "62193", null, true), manager);
        return id;
    }

    public Task<IReadOnlyDictionary<string, OrganisationSummary>> FindAsync(IEnumerable<string> organisationIds, CancellationToken cancellationToken = default)
    {
        lock (_all)
            return Task.FromResult<IReadOnlyDictionary<string, OrganisationSummary>>(organisationIds.Where(_all.ContainsKey).ToDictionary(id => id, id => _all[id].Organisation));
    }

    public Task<IReadOnlyList<OrganisationSummary>> GetManagedByAsync(string userId, CancellationToken cancellationToken = default)
    {
        lock (_all)
            return Task.FromResult<IReadOnlyList<OrganisationSummary>>([.. _all.Values.Where(o => o.Manager == userId).Select(o => o.Organisation)]);
    }

    public Task<IReadOnlyList<string>> GetManagersAsync(string organisationId, CancellationToken cancellationToken = default)
    {
        lock (_all)
            return Task.FromResult<IReadOnlyList<string>>(_all.TryGetValue(organisationId, out var found) ? [found.Manager] : []);
    }
}

/// <summary>The real host, with organisations from memory unless the story is about those that members make.</summary>
public sealed class JobsHouse : IAsyncLifetime, IAsyncDisposable
{
    /// <summary>Whether organisations are those that members make.</summary>
    public bool RealOrganisations { get; init; }

    /// <summary>Forms of strangers in ten minutes; 0 is no limit.</summary>
    public int RateLimit { get; init; }

    internal MemoryOrganisations Organisations { get; } = new();
    public CommunityHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await CommunityHost.StartAsync(
        new Dictionary<string, string?> { ["Community:Jobs:RateLimit"] = RateLimit.ToString(System.Globalization.CultureInfo.InvariantCulture) },
        services =>
        {
            if (!RealOrganisations)
                services.AddSingleton<IOrganisations>(Organisations);
        });

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>Somebody who manages a new organisation.</summary>
    public async Task<(Browser Browser, string Organisation)> EmployerAsync(bool verified = true, string name = "Dentelle Logiciels")
    {
        var browser = await Host.AsAsync("Inès Employeuse", "Employer");
        var id = Organisations.Add(name, browser.UserId!);
        if (verified)
            await WriteAsync(data => data.Set<EmployerRow>().Add(new() { OrganisationId = id, Siret = "73282932000074", RequestedBy = browser.UserId!, VerifiedUtc = Host.Clock.GetUtcNow().UtcDateTime }));
        return (browser, id);
    }

    /// <summary>A form that is in order.</summary>
    public Dictionary<string, string?> Form(string title = "Développeuse ou développeur web", int days = 30) => new()
    {
        ["Input.Title"] = title, ["Input.Occupation"] = "M1805", ["Input.Contract"] = "CDI", ["Input.PayMin"] = "28000", ["Input.PayMax"] = "34 000", ["Input.PayPeriod"] = "year",
        ["Input.Commune"] = "62193", ["Input.Remote"] = "40", ["Input.Description"] = "Vous développez des services en ligne avec une petite équipe, de l’idée à la mise en service.",
        ["Input.Skills"] = "C#\nSQL", ["Input.ApplyBy"] = "here", ["Input.Closing"] = Host.Clock.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd", null),
    };

    /// <summary>An ad on the site, written, submitted and approved through the pages; the answer is its row.</summary>
    internal async Task<JobRow> PublishAsync(Browser employer, string title, Action<Dictionary<string, string?>>? change = null)
    {
        var form = Form(title);
        change?.Invoke(form);
        var sent = await employer.SubmitAsync("/emplois/gerer/annonce", form, "do=submit");
        if ((int)sent.Status != 302)
            throw new InvalidOperationException($"{sent.Status} {sent.Text}");
        var row = await RowAsync(title);
        var staff = await Host.AsEditorAsync();
        var approved = await staff.SubmitAsync("/admin/emplois/" + row.ContentItemId, [], "Approuver et publier");
        if ((int)approved.Status != 302)
            throw new InvalidOperationException($"{approved.Status} {approved.Text}");
        return await RowAsync(title);
    }

    internal Task<JobRow> RowAsync(string title) => Host.WithAsync<ICommunityData, JobRow>(data => data.Set<JobRow>().AsNoTracking().Where(row => row.Title == title).OrderByDescending(row => row.CreatedUtc).FirstAsync());

    internal Task<T> ReadAsync<T>(Func<ICommunityData, Task<T>> read) => Host.WithAsync(read);

    internal Task<int> WriteAsync(Action<ICommunityData> write) => Host.WithAsync<ICommunityData, int>(data => data.WriteAsync(stop =>
    {
        write(data);
        return data.SaveChangesAsync(stop);
    }));

    /// <summary>Runs a background task now.</summary>
    public Task<string> RunAsync(string task) => Host.WithAsync<IEnumerable<IBackgroundTask>, string>(tasks => tasks.Single(t => t.Name == task).ExecuteAsync(CancellationToken.None));

    /// <summary>Mails to an address, oldest first.</summary>
    public Task<List<MailRow>> MailsAsync(string to) => Host.DataAsync(db => db.Set<MailRow>().AsNoTracking().Where(mail => mail.To == to).OrderBy(mail => mail.Id).ToListAsync());

    public Task<string> EmailOfAsync(string userId) => Host.DataAsync(db => db.Users.Where(user => user.Id == userId).Select(user => user.Email!).SingleAsync());
}
