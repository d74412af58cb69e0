using Community.Abstractions.Security;
using Community.Abstractions.Sites;
using Community.Cms.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Community.Cms.Admin.Pages.Mail;

/// <summary>Every mail of the house.</summary>
[Authorize(CommonPermissions.ManageMail)]
internal sealed class TextsModel(MailTemplates templates, ISiteDocuments documents) : PageModel
{
    private MailTexts _own = new();

    public IReadOnlyList<MailKind> Kinds { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        _own = await documents.GetAsync<MailTexts>(cancellationToken);
        Kinds = templates.Kinds();
    }

    public bool IsOwn(string kind, string culture) => _own.Texts.ContainsKey(MailTexts.KeyOf(kind, culture));
}
