using Community.Abstractions.Data;
using Community.Members.Follows;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Community.Members.Pages.Members;

/// <summary>Stops digests with one click from the mail; nobody need sign in. Programs that open links stop nothing: the button does.</summary>
// Mail programs send the form by themselves, with nothing but the address (RFC 8058): the code in it is the proof.
[AllowAnonymous, IgnoreAntiforgeryToken]
internal sealed class StopDigestModel(ICommunityData data) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    public bool Known { get; private set; }
    public bool Stopped { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Show(await FindAsync(cancellationToken));

    public async Task OnPostAsync(CancellationToken cancellationToken)
    {
        var row = await FindAsync(cancellationToken);
        if (row is not null)
            row.Rhythm = Rhythm.Never;
        await data.SaveChangesAsync(cancellationToken);
        Show(row);
    }

    private void Show(DigestRow? row)
    {
        (Known, Stopped) = (row is not null, row?.Rhythm == Rhythm.Never);
        if (!Known)
            Response.StatusCode = 404;
    }

    private async Task<DigestRow?> FindAsync(CancellationToken cancellationToken) =>
        Code is { Length: > 0 and <= 64 } code && !code.Contains('\0', StringComparison.Ordinal) ? await data.Set<DigestRow>().FirstOrDefaultAsync(row => row.StopCode == code, cancellationToken) : null;
}
