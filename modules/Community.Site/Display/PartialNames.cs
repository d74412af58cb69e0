using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewEngines;

namespace Community.Site.Display;

/// <summary>Finds the partial that draws a content type.</summary>
internal static class PartialNames
{
    /// <summary>Name of the partial <c>Views/Shared/{folder}/{type}</c>; null when there is none. A type's name comes from staff: only letters and digits are looked for.</summary>
    public static string? Find(ICompositeViewEngine views, ActionContext context, string folder, string contentType)
    {
        if (contentType.Length == 0 || !contentType.All(char.IsAsciiLetterOrDigit))
            return null;
        var name = $"{folder}/{contentType}";
        return views.FindView(context, name, isMainPage: false).Success ? name : null;
    }
}
