using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Community.Abstractions.Content;
using Community.Cms.Admin.Editing;
using Community.Cms.Content;
using Community.Cms.Definitions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Types;

/// <summary>Settings as people type them: read from a record or from what was posted, checked, and put into a record.</summary>
internal sealed class SettingsForm
{
    public const int MostOptions = 200;
    private const int SpareRows = 3;

    private readonly Dictionary<string, List<string>> typed = [];
    // Choices of an older recipe that nobody offers here may stay.
    private readonly Dictionary<string, string> stored = [];

    public required IReadOnlyList<SettingSpec> Specs { get; init; }
    public List<OptionRow> Options { get; private init; } = [];

    /// <summary>Rows to show: those there are, and some to fill in.</summary>
    public IReadOnlyList<OptionRow> OptionRows => [.. Options, .. Enumerable.Repeat(new OptionRow("", "", ""), SpareRows)];

    /// <summary>Whether one of the rarer settings holds something.</summary>
    public bool HasRare => Has("Editor", "PredefinedList") || Specs.Any(spec => spec.Rare && (spec.Input == SettingInput.Options ? Options.Count > 0 : Text(spec.Key).Length > 0));

    public string Text(string key) => typed.TryGetValue(key, out var values) && values.Count > 0 ? values[0] : "";

    public bool Has(string key, string value) => typed.TryGetValue(key, out var values) && values.Contains(value);

    /// <summary>What a record holds now.</summary>
    public static SettingsForm Of(JsonObject record, IReadOnlyList<SettingSpec> specs)
    {
        var form = new SettingsForm { Specs = specs, Options = [.. OptionsOf(specs, record)] };
        form.Remember(record);
        foreach (var spec in specs.Where(spec => spec.Input != SettingInput.Options))
            form.typed[spec.Key] = [.. Shown(spec, Stored(spec, record))];
        return form;
    }

    /// <summary>What was posted.</summary>
    /// <param name="posted">The form.</param>
    /// <param name="specs">What it asks.</param>
    /// <param name="record">The record as it is now; null for a new one.</param>
    public static SettingsForm Read(IFormCollection posted, IReadOnlyList<SettingSpec> specs, JsonObject? record = null)
    {
        var form = new SettingsForm { Specs = specs, Options = ReadOptions(posted) };
        form.Remember(record ?? []);
        foreach (var spec in specs.Where(spec => spec.Input != SettingInput.Options))
            form.typed[spec.Key] = [.. posted[spec.InputName].Select(value => Clean(value, spec.Input == SettingInput.Lines)).Where(value => value.Length > 0).Take(300)];
        return form;
    }

    /// <summary>Moves a choice, or takes it out.</summary>
    public void ChangeOption(string verb, int index)
    {
        if (index < 0 || index >= Options.Count)
            return;
        var to = verb switch { "up" => index - 1, "down" => index + 1, _ => index };
        if (verb == "remove")
            Options.RemoveAt(index);
        else if (to >= 0 && to < Options.Count)
            (Options[index], Options[to]) = (Options[to], Options[index]);
    }

    /// <summary>Says what is wrong beside each setting.</summary>
    public void Check(ModelStateDictionary errors, IStringLocalizer<Strings> T)
    {
        foreach (var spec in Specs)
            if (Wrong(spec, T) is { } message)
                errors.AddModelError(spec.InputName, message);
    }

    /// <summary>Puts everything into a record; what a setting of another kind left there stays.</summary>
    public void ApplyTo(JsonObject record)
    {
        foreach (var spec in Specs)
        {
            var value = spec.Input == SettingInput.Options ? OptionsJson(record, spec) : Json(spec);
            if (spec.Group.Length > 0)
                DefinitionText.Put(record, spec.Group, spec.Name, value);
            else if (value is null)
                record.Remove(spec.Name);
            else
                record[spec.Name] = value;
        }
    }

    /// <summary>What a list offers: what can be chosen, and what stands there already.</summary>
    public IEnumerable<(string Value, string Text)> ChoicesOf(SettingSpec spec) =>
        stored.TryGetValue(spec.Key, out var kept) && kept.Length > 0 && spec.Choices.All(choice => choice.Value != kept) ? [.. spec.Choices, (kept, kept)] : spec.Choices;

    private void Remember(JsonObject record)
    {
        foreach (var spec in Specs.Where(spec => spec.Input is SettingInput.Choice or SettingInput.Taxonomy))
            stored[spec.Key] = Stored(spec, record) is JsonValue value ? value.ToString() : "";
    }

    private string? Wrong(SettingSpec spec, IStringLocalizer<Strings> T)
    {
        if (spec.Input == SettingInput.Options)
            return WrongOptions(T);
        var text = Text(spec.Key);
        if (text.Length == 0)
            return spec.Required ? T["Fill in “{0}”.", spec.Label].Value : null;
        if (spec.Input is SettingInput.Line or SettingInput.Lines or SettingInput.Pattern or SettingInput.Liquid && text.Length > spec.Longest)
            return T["Shorten this text: it has {0} characters, and {1} are the most.", text.Length, spec.Longest];
        return spec.Input switch
        {
            SettingInput.Whole when Whole(text) is null => T["Write a whole number from 0 to {0}.", 1_000_000].Value,
            SettingInput.Number when !NumberText.TryParse(text, out _) => T["Write a number, in digits."].Value,
            SettingInput.Day or SettingInput.Moment when Day(text) is null => T["Write a day, such as 2026-11-24."].Value,
            SettingInput.Choice or SettingInput.Taxonomy when ChoicesOf(spec).All(choice => choice.Value != text) => T["Choose one of the list."].Value,
            SettingInput.Types when typed[spec.Key].Exists(value => spec.Choices.All(choice => choice.Value != value)) => T["Choose from the list."].Value,
            SettingInput.Extensions when Extensions(text).FirstOrDefault(ending => ending.Length is < 2 or > 12 || !ending[1..].All(char.IsAsciiLetterOrDigit)) is { } odd =>
                T["“{0}” is no ending of a file: write .pdf, for instance.", odd].Value,
            SettingInput.Pattern when !IsPattern(text) => T["This pattern cannot be read. Ask somebody who knows regular expressions, or leave it empty."].Value,
            SettingInput.Liquid when Patterns.Fault(text) is { } fault => T["This pattern cannot be read: {0}", fault].Value,
            SettingInput.Whole or SettingInput.Number or SettingInput.Day or SettingInput.Moment when spec.NotBelow is { } least && IsBelow(spec, text, Text(least)) =>
                T["“{0}” cannot be less than “{1}”.", spec.Label, Specs.First(other => other.Key == least).Label].Value,
            _ => null,
        };
    }

    private string? WrongOptions(IStringLocalizer<Strings> T)
    {
        if (Options.Count == 0)
            return Has("Editor", "PredefinedList") ? T["A list needs something to choose: fill in a line below."].Value : null;
        if (Options.Count > MostOptions)
            return T["{0} entries are the most that fit here.", MostOptions];
        if (Options.Find(option => option.Name.Length > 200 || option.NameEn.Length > 200 || option.Value.Length > 200) is { } tooLong)
            return T["Shorten the line “{0}…”: {1} characters at most.", tooLong.Name.Length > 20 ? tooLong.Name[..20] : tooLong.Name, 200];
        return Options.GroupBy(option => option.Value).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? T["“{0}” stands there twice: each choice has a value of its own.", twice.First().Name].Value
            : null;
    }

    private static bool IsBelow(SettingSpec spec, string text, string least) => spec.Input is SettingInput.Day or SettingInput.Moment
        ? Day(text) is { } day && Day(least) is { } first && day < first
        : NumberText.TryParse(text, out var number) && NumberText.TryParse(least, out var smallest) && number < smallest;

    private JsonNode? Json(SettingSpec spec)
    {
        var text = Text(spec.Key);
        return spec.Input switch
        {
            SettingInput.Box => (text == "true") == spec.On ? null : JsonValue.Create(!spec.On),
            SettingInput.Types => typed[spec.Key].Count == 0 ? null : JsonRead.ToArray(typed[spec.Key].Distinct()),
            _ when text.Length == 0 => null,
            SettingInput.Whole => JsonValue.Create(Whole(text)),
            SettingInput.Number => NumberText.TryParse(text, out var number) ? JsonValue.Create(number) : null,
            SettingInput.Day => Day(text) is { } day ? JsonValue.Create(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null,
            SettingInput.Moment => Day(text) is { } day ? JsonValue.Create(ParisTime.StartOf(day).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)) : null,
            SettingInput.Extensions => JsonRead.ToArray(Extensions(text)),
            SettingInput.Choice when spec.AsNumber && int.TryParse(text, CultureInfo.InvariantCulture, out var chosen) => JsonValue.Create(chosen),
            _ => JsonValue.Create(text),
        };
    }

    // What else a choice holds in an older recipe stays with its value.
    private JsonArray? OptionsJson(JsonObject record, SettingSpec spec)
    {
        var known = (Stored(spec, record) as JsonArray ?? []).OfType<JsonObject>().ToList();
        return Options.Count == 0 ? null : [.. Options.Select(option =>
        {
            var kept = (JsonObject?)known.Find(one => (one.Text("value") ?? one.Text("Value")) == option.Value)?.DeepClone() ?? [];
            foreach (var older in new[] { "Name", "Value", "NameEn" })
                kept.Remove(older);
            (kept["name"], kept["value"]) = (option.Name, option.Value);
            if (option.NameEn.Length > 0)
                kept["nameEn"] = option.NameEn;
            else
                kept.Remove("nameEn");
            return (JsonNode)kept;
        })];
    }

    private static IEnumerable<OptionRow> OptionsOf(IReadOnlyList<SettingSpec> specs, JsonObject record) =>
        specs.FirstOrDefault(spec => spec.Input == SettingInput.Options) is { } options && Stored(options, record) is JsonArray list
            ? list.OfType<JsonObject>().Select(one => new OptionRow(
                one.Text("name") ?? one.Text("Name") ?? "", one.Text("nameEn") ?? one.Text("NameEn") ?? "", one.Text("value") ?? one.Text("Value") ?? ""))
            : [];

    private static List<OptionRow> ReadOptions(IFormCollection posted)
    {
        var (names, english, values) = (posted["O.Name"], posted["O.NameEn"], posted["O.Value"]);
        List<OptionRow> rows = [];
        for (var i = 0; i < names.Count && i < MostOptions + SpareRows; i++)
        {
            var row = new OptionRow(Clean(names[i], false), Clean(i < english.Count ? english[i] : "", false), Clean(i < values.Count ? values[i] : "", false));
            if (row.Name.Length == 0 && row.Value.Length == 0)
                continue;
            var name = row.Name.Length > 0 ? row.Name : row.Value;
            rows.Add(row with { Name = name, Value = row.Value.Length > 0 ? row.Value : name });
        }
        return rows;
    }

    private static JsonNode? Stored(SettingSpec spec, JsonObject record) => spec.Group.Length > 0 ? DefinitionText.Get(record, spec.Group, spec.Name) : record[spec.Name];

    private static IEnumerable<string> Shown(SettingSpec spec, JsonNode? value)
    {
        if (value is JsonArray list)
            return spec.Input == SettingInput.Extensions ? [string.Join(' ', list.OfType<JsonValue>().Select(one => one.ToString()))] : list.OfType<JsonValue>().Select(one => one.ToString());
        var text = value is JsonValue ? value.ToString() : "";
        return spec.Input switch
        {
            SettingInput.Box => (bool.TryParse(text, out var flag) ? flag : spec.On) ? ["true"] : [],
            SettingInput.Number or SettingInput.Whole when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => [NumberText.ToInput(number)],
            SettingInput.Moment when DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var moment) => [ParisTime.ToInput(moment)[..10]],
            SettingInput.Day when text.Length >= 10 => [text[..10]],
            _ => text.Length > 0 ? [text] : [],
        };
    }

    private static IReadOnlyList<string> Extensions(string text) =>
        [.. text.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries).Select(ending => (ending.StartsWith('.') ? ending : "." + ending).ToLowerInvariant()).Distinct()];

    private static int? Whole(string text) => NumberText.TryParse(text, out var number) && number == decimal.Truncate(number) && number is >= 0 and <= 1_000_000 ? (int)number : null;

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static bool IsPattern(string text)
    {
        try
        {
            _ = Regex.IsMatch("", $"^(?:{text})$", RegexOptions.None, TimeSpan.FromMilliseconds(200));
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string Clean(string? text, bool lines) => string.Concat((text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal)
        .Where(c => !char.IsControl(c) || (lines && c == '\n'))).Trim();
}
