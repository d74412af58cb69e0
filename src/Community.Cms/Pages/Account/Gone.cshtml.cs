using Microsoft.AspNetCore.Authorization;

namespace Community.Cms.Pages.Account;

/// <summary>Says goodbye.</summary>
[AllowAnonymous]
internal sealed class GoneModel : AccountPage;
