using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Recipes;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Recipes.Expressions;

/// <summary>Evaluates the expressions of one recipe file during one run. No code of the file runs: the functions below are all there is.</summary>
internal sealed class RecipeEvaluator(
    RecipeFile file, IReadOnlyDictionary<string, string> parameters, List<string> notes, TimeProvider time, IStringLocalizer<RecipeStrings> T)
{
    private const int MaxDays = 36500;
    private const int MaxVariableDepth = 50;
    // Sums of sums of variables could fill the memory.
    private const int MaxSumLength = 1_000_000;
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    private readonly JsonObject variables = new RecipeShape(file.Json, "", T).OptionalObject("variables") ?? [];
    private readonly Dictionary<string, JsonNode?> known = [];
    private readonly HashSet<string> evaluating = [];
    private readonly Dictionary<string, int> made = [];
    private readonly Lazy<string> fingerprint = new(() => Convert.ToHexString(SHA256.HashData(file.Utf8.Span)));

    /// <summary>A copy of a node with every expression replaced by its value.</summary>
    /// <param name="node">Any JSON.</param>
    /// <param name="place">Where it stands.</param>
    /// <exception cref="RecipeException">An expression that is not known here, or a text that cannot be stored.</exception>
    public JsonNode? Evaluate(JsonNode? node, string place)
    {
        switch (node)
        {
            case JsonObject fields:
                return new JsonObject(fields.Select(pair => KeyValuePair.Create(pair.Key, Evaluate(pair.Value, $"{place}.{pair.Key}"))));
            case JsonArray elements:
                return new JsonArray([.. elements.Select((element, i) => Evaluate(element, $"{place}[{i}]"))]);
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                return EvaluateText(value.GetValue<string>(), place);
            default:
                return node?.DeepClone();
        }
    }

    private JsonNode? EvaluateText(string text, string place)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
            throw RecipeShape.Fault(place, T["{0} holds a null character.", place]);
        if (!ExpressionText.TrySplit(text, out var language, out var body))
            return JsonValue.Create(ExpressionText.Unescape(text));
        try
        {
            return language switch
            {
                "js" => Run(Script.Parse(body), place),
                "file" => ReadFile(Script.Parse(body), place),
                _ => throw new FormatException(),
            };
        }
        catch (FormatException)
        {
            throw RecipeShape.Fault(place, T["{0}: the expression {1} is not known here. If it is meant as text, begin it with [[.", place, Shorten(text)]);
        }
    }

    private JsonNode? Run(Script script, string place) => script switch
    {
        Script.Literal literal => JsonValue.Create(literal.Text),
        Script.Sum sum => JsonValue.Create(Concat(sum, place)),
        Script.Now => JsonValue.Create(Iso(time.GetUtcNow().UtcDateTime)),
        Script.Call { Function: "uuid", Arguments: [] } => JsonValue.Create(NewId(place)),
        Script.Call { Function: "base64", Arguments: [var text] } => JsonValue.Create(Decode(Text(Run(text, place)))),
        Script.Call { Function: "variables", Arguments: [var name] } => Variable(Text(Run(name, place)), place),
        Script.Call { Function: "parameters", Arguments: [var name] } => JsonValue.Create(Parameter(Text(Run(name, place)), place)),
        Script.Call { Function: "daysFromNow", Arguments: [var days, var hour] } => JsonValue.Create(DaysFromNow(Text(Run(days, place)), Text(Run(hour, place)))),
        _ => throw new FormatException(),
    };

    /// <summary>Another identifier for each place of the file, and the same ones when the same file is run again: it changes items then instead of doubling them.</summary>
    private string NewId(string place)
    {
        made[place] = made.GetValueOrDefault(place) + 1;
        return RecipeIds.For($"{fingerprint.Value} {place} {made[place]}");
    }

    private string Concat(Script.Sum sum, string place)
    {
        var text = new StringBuilder();
        foreach (var term in sum.Terms)
            if (text.Append(Text(Run(term, place))).Length > MaxSumLength)
                throw new FormatException();
        return text.ToString();
    }

    private JsonNode? Variable(string name, string place)
    {
        if (known.TryGetValue(name, out var value))
            return value?.DeepClone();
        if (!variables.TryGetPropertyValue(name, out var node) || node is JsonObject or JsonArray)
            throw RecipeShape.Fault(place, T["{0}: there is no variable “{1}”.", place, name]);
        if (evaluating.Count >= MaxVariableDepth || !evaluating.Add(name))
            throw RecipeShape.Fault(place, T["{0}: the variable “{1}” needs itself.", place, name]);
        value = known[name] = Evaluate(node, $"variables.{name}");
        evaluating.Remove(name);
        return value?.DeepClone();
    }

    private string Parameter(string name, string place) => parameters.TryGetValue(name, out var value)
        ? value
        : throw RecipeShape.Fault(place, T["{0}: there is no parameter “{1}” here. There are: {2}.", place, name, string.Join(", ", parameters.Keys)]);

    /// <summary>A moment some days from now, given in the house's time.</summary>
    private string DaysFromNow(string days, string hour)
    {
        if (!int.TryParse(days, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) || Math.Abs(count) > MaxDays
            || !TimeOnly.TryParseExact(hour, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock))
            throw new FormatException();
        var local = TimeZoneInfo.ConvertTime(time.GetUtcNow(), Paris).Date.AddDays(count) + clock.ToTimeSpan();
        // In the night when clocks go forward an hour is missing: the next one is meant.
        return Iso(TimeZoneInfo.ConvertTimeToUtc(Paris.IsInvalidTime(local) ? local.AddHours(1) : local, Paris));
    }

    private static string Decode(string base64)
    {
        var text = Encoding.UTF8.GetString(Convert.FromBase64String(base64));
        return text.Contains('\0', StringComparison.Ordinal) ? throw new FormatException() : text;
    }

    private JsonValue ReadFile(Script script, string place)
    {
        if (script is not Script.Call { Arguments: [Script.Literal path], Function: "text" or "base64" } call)
            throw new FormatException();
        if (RecipeFolder.Find(file.Folder, path.Text) is not { } found)
        {
            // A recipe that was uploaded alone is still worth having.
            notes.Add(T["{0} was left empty: there is no file “{1}” beside the recipe.", place, Shorten(path.Text)]);
            return JsonValue.Create("");
        }
        var text = call.Function == "text" ? File.ReadAllText(found) : Convert.ToBase64String(File.ReadAllBytes(found));
        if (text.Contains('\0', StringComparison.Ordinal))
            throw RecipeShape.Fault(place, T["{0} holds a null character.", path.Text]);
        return JsonValue.Create(text)!;
    }

    private static string Text(JsonNode? node) => node switch
    {
        null => "",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => node.ToJsonString(ContentItem.JsonOptions),
    };

    private static string Iso(DateTime moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Shorten(string text) => text.Length <= 100 ? text : text[..100] + "…";
}
