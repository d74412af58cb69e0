using System.Text;
using Community.Abstractions.Content;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Editing.Binding;

/// <summary>What was posted, by path, cleaned; what is wrong with it.</summary>
internal sealed class PostedForm(IFormCollection form, IStringLocalizer<Strings> T)
{
    /// <summary>Every input's name begins so.</summary>
    public const string Prefix = "Item.";

    public List<ContentError> Errors { get; } = [];

    /// <summary>Whether the page had this, even where a browser sends nothing: no box checked.</summary>
    public bool Has(string path, string member) => form.ContainsKey($"{Prefix}{path}.{member}");

    /// <summary>A text with lines ended by <c>\n</c>, trimmed; null when the page did not have it.</summary>
    /// <param name="path">Part or field.</param>
    /// <param name="member">Which of its inputs.</param>
    /// <param name="longest">Most characters; a longer text is reported and kept.</param>
    public string? Text(string path, string member, int longest)
    {
        if (!form.TryGetValue($"{Prefix}{path}.{member}", out var values))
            return null;
        var text = Clean(path, values.ToString()).Trim();
        if (text.Length > longest)
            Fail(path, T["Shorten this text: it has {0} characters, and {1} are the most.", text.Length, longest]);
        return text;
    }

    /// <summary>All values of a name, without empty ones and without doubles.</summary>
    public IReadOnlyList<string> Values(string path, string member) =>
        [.. Raw(path, member).Where(value => value.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>All values of a name as they came, cleaned.</summary>
    public IReadOnlyList<string> Raw(string path, string member) =>
        [.. form[$"{Prefix}{path}.{member}"].Select(value => Clean(path, value ?? "").Trim())];

    public IReadOnlyList<IFormFile> Files(string path, string member) => [.. form.Files.GetFiles($"{Prefix}{path}.{member}").Where(file => file.Length > 0)];

    public void Fail(string path, string message) => Errors.Add(new(path, message));

    private string Clean(string path, string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        if (lines.EnumerateRunes().All(IsText) && !lines.Contains('\uFFFD', StringComparison.Ordinal))
            return lines;
        var clean = new StringBuilder(lines.Length);
        foreach (var rune in lines.EnumerateRunes().Where(IsText))
            clean.Append(rune.ToString());
        Fail(path, T["There was a character here that cannot be kept. It has been taken out: look at the text, then save again."]);
        return clean.Replace("\uFFFD", "").ToString();
    }

    private static bool IsText(Rune rune) => rune.Value is '\n' or '\t' || !Rune.IsControl(rune);
}
