using Microsoft.AspNetCore.Authorization;

namespace Community.Cms.Pages.Account;

/// <summary>The one answer to every form that may send a mail: it is the same for known and unknown addresses.</summary>
[AllowAnonymous]
internal sealed class MailSentModel : AccountPage;
