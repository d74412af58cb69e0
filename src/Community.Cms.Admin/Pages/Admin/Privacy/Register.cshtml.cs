using Community.Abstractions.Privacy;
using Community.Abstractions.Security;
using Community.Abstractions.Sites;
using Community.Abstractions.Tables;
using Community.Cms.Privacy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Privacy;

/// <summary>The register of personal data: what this software keeps, and what the house keeps beside it.</summary>
[Authorize(CommonPermissions.ManagePrivacy)]
internal sealed class RegisterModel(IEnumerable<IDataRegisterSource> sources, ISiteDocuments documents, TimeProvider time, IStringLocalizer<Strings> T) : PageModel
{
    public IReadOnlyList<DataClass> Classes { get; private set; } = [];
    public IReadOnlyList<HouseDataClass> Own { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    /// <summary>The register as a table, for whoever asks the house for it.</summary>
    public async Task<IActionResult> OnPostCsvAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        string[] heads = [T["What"], T["Whose"], T["Purpose"], T["Legal basis"], T["Who sees it"], T["How long it is kept"]];
        var rows = Classes.Select(one => (IEnumerable<string?>)[one.Title, one.Whose, one.Purpose, NameOf(one.Basis, T), one.Readers, one.Retention])
            .Concat(Own.Select(one => (IEnumerable<string?>)[one.Title, one.Whose, one.Purpose, NameOf(one.Basis, T), one.Readers, one.Retention]));
        return File(await CsvTable.WriteAsync(rows.Prepend(heads), ';', cancellationToken), CsvTable.ContentType, $"{T["personal-data-register"].Value}-{time.GetUtcNow():yyyy-MM-dd}.csv");
    }

    /// <summary>A legal basis in words.</summary>
    public static string NameOf(LegalBasis basis, IStringLocalizer<Strings> T) => basis switch
    {
        LegalBasis.Consent => T["Consent"],
        LegalBasis.Contract => T["A service the person asked for"],
        LegalBasis.LegalObligation => T["A duty of the law"],
        LegalBasis.PublicInterest => T["A task in the public interest"],
        _ => T["Legitimate interest of the house"],
    };

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        List<DataClass> classes = [];
        foreach (var source in sources)
            classes.AddRange(await source.GetAsync(cancellationToken));
        (Classes, Own) = (classes, (await documents.GetAsync<HouseRegister>(cancellationToken)).Entries);
    }
}
