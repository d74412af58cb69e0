using System.Text.RegularExpressions;

namespace Community.Cms.Background;

/// <summary>The sentence staff read about a run.</summary>
internal static partial class BackgroundResult
{
    public const int MaxLength = 500;

    /// <summary>Kind and message of a failure. Libraries like to quote addresses in their messages: these are left out.</summary>
    public static string Of(Exception failure) => Short($"{failure.GetType().Name}: {Address().Replace(failure.Message, "…")}");

    public static string Short(string text) => text.Length <= MaxLength ? text : string.Concat(text.AsSpan(0, MaxLength - 1), "…");

    [GeneratedRegex(@"[^\s<>""'(),;:]+@[^\s<>""'(),;:]+")]
    private static partial Regex Address();
}
