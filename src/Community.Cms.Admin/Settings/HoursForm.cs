using System.Globalization;
using Community.Abstractions.Sites;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Settings;

/// <summary>Two spans of a day as typed.</summary>
/// <param name="Name">Prefix of the fields.</param>
internal sealed record DayInput(string Name)
{
    public string? Opens { get; set; }
    public string? Closes { get; set; }
    public string? OpensAgain { get; set; }
    public string? ClosesAgain { get; set; }
    public string? Error { get; set; }

    /// <summary>What was typed.</summary>
    public static DayInput From(string name, IFormCollection form) => new(name)
    {
        Opens = form[name + "-1"], Closes = form[name + "-2"], OpensAgain = form[name + "-3"], ClosesAgain = form[name + "-4"],
    };

    /// <summary>What is stored.</summary>
    public static DayInput From(string name, IReadOnlyList<OpenSpan> spans) => new(name)
    {
        Opens = Text(spans.ElementAtOrDefault(0)?.Opens), Closes = Text(spans.ElementAtOrDefault(0)?.Closes),
        OpensAgain = Text(spans.ElementAtOrDefault(1)?.Opens), ClosesAgain = Text(spans.ElementAtOrDefault(1)?.Closes),
    };

    /// <summary>The spans; null when something is wrong, which <see cref="Error"/> then tells.</summary>
    public List<OpenSpan>? Read(IStringLocalizer<Strings> T)
    {
        List<OpenSpan> spans = [];
        foreach (var (from, to) in new[] { (Opens, Closes), (OpensAgain, ClosesAgain) })
        {
            if (string.IsNullOrWhiteSpace(from) && string.IsNullOrWhiteSpace(to))
                continue;
            if (!TryRead(from, out var opens) || !TryRead(to, out var closes))
                return Wrong(T["Write both times, such as 09:00 and 12:30, or leave both empty."]);
            spans.Add(new(opens, closes));
        }
        return Fault(spans, T) is { } wrong ? Wrong(wrong) : spans;
    }

    /// <summary>What is wrong with the spans of a day; null when nothing is.</summary>
    public static string? Fault(IReadOnlyList<OpenSpan> spans, IStringLocalizer<Strings> T) =>
        spans.Count > 2 ? T["A day has two spans at most."].Value
        : spans.Any(span => span.Closes <= span.Opens) ? T["The doors close after they open: put the later time second."].Value
        : spans.Count == 2 && spans[1].Opens < spans[0].Closes ? T["The second span begins after the first one ends."].Value
        : null;

    private List<OpenSpan>? Wrong(string error)
    {
        Error = error;
        return null;
    }

    private static bool TryRead(string? text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text?.Trim().Replace('h', ':').Replace(" ", "", StringComparison.Ordinal), ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    private static string? Text(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture);
}
