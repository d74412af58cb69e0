using System.Text.RegularExpressions;

namespace Community.Cms.Admin.Tests;

/// <summary>What the sources record in the audit trail, read from their text: a name that is put together where it is recorded must be told here, or it counts as unreadable.</summary>
internal sealed partial class RecordedNames
{
    // Put together from a fixed set of words.
    private static readonly Dictionary<string, string[]> Composed = new()
    {
        ["$\"Content{made.Kind}\""] = ["ContentPublished", "ContentUnpublished", "ContentRemoved"],
        ["$\"Moderation{measure}\""] = ["ModerationNone", "ModerationWarn", "ModerationHide", "ModerationSuspend"],
        ["$\"{Type}{what}\""] = [],
    };

    // Names of content types, and of what can be reported.
    private static readonly string[] Given = ["made.ContentType", "rows[0].ContentType", "row.ContentType", "report.Kind", "decision.Kind", "Type"];

    private readonly Dictionary<string, string> constants = [];

    public RecordedNames(string root)
    {
        var files = new[] { "src", "modules" }.SelectMany(part => Directory.EnumerateFiles(Path.Combine(root, part), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).ToDictionary(file => file, File.ReadAllText);
        foreach (var (file, text) in files)
            foreach (Match constant in Constant().Matches(text))
            {
                var value = constant.Groups[2].Value + constant.Groups[3].Value;
                constants[constant.Groups[1].Value] = value;
                constants[$"{Path.GetFileNameWithoutExtension(file)}.{constant.Groups[1].Value}"] = value;
                foreach (Match type in Class().Matches(text))
                    constants[$"{type.Groups[1].Value}.{constant.Groups[1].Value}"] = value;
            }
        foreach (var (file, text) in files)
            Read(file, text, files);
    }

    public HashSet<string> Actions { get; } = [];
    public HashSet<string> Kinds { get; } = [];
    public HashSet<string> Details { get; } = [];
    /// <summary>Classes of documents of the site that are changed anywhere.</summary>
    public HashSet<string> Documents { get; } = [];
    public List<string> Unreadable { get; } = [];

    private void Read(string file, string text, Dictionary<string, string> files)
    {
        foreach (Match update in Update().Matches(text))
            Documents.Add(update.Groups[1].Value);
        var records = text.Contains(".Record(", StringComparison.Ordinal) && text.Contains("IAuditTrail", StringComparison.Ordinal);
        if (records)
            foreach (Match record in Record().Matches(text))
            {
                var entry = Arguments(text, record.Index + record.Length)[0];
                foreach (Match made in Made().Matches(entry))
                    Add(file, Arguments(entry, made.Index + made.Length));
                // Such as a parameter that holds an entry: whoever made it is read where it is made.
                if (!Made().IsMatch(entry) && entry is not ("entry" or "entry(item)") && !entry.StartsWith("what with", StringComparison.Ordinal))
                    Unreadable.Add($"{Path.GetFileName(file)}: {entry}");
            }
        if (States().IsMatch(text))
            foreach (Match detail in Detail().Matches(text))
                Details.Add(detail.Groups[1].Value);
        // Entries that are made here and recorded elsewhere.
        foreach (Match made in Elsewhere().Matches(text))
            if (file.EndsWith(".cshtml.cs", StringComparison.Ordinal) && Arguments(text, made.Index + made.Groups[1].Length) is { Count: 3 or 4 } arguments && Name().IsMatch(arguments[0]) && Name().IsMatch(arguments[1]))
                Add(file, arguments);
        foreach (Match tree in TreeEntry().Matches(text))
            foreach (var type in new[] { "Menu", "Taxonomy" })
                if (Path.GetFileName(file) == "TreePage.cs" || Path.GetFileName(Path.GetDirectoryName(file)!).StartsWith(type[..3], StringComparison.Ordinal))
                    Actions.Add(type + tree.Groups[1].Value);
        // The removal of a part of a definition is chosen before it is made.
        foreach (Match chosen in Chosen().Matches(text.Contains("Entry(entry.Action", StringComparison.Ordinal) ? text : ""))
        {
            Actions.Add(chosen.Groups[1].Value);
            Kinds.Add(chosen.Groups[2].Value);
        }
        if (!records && !text.Contains("AuditEntry", StringComparison.Ordinal))
            return;
        // Methods to which the action is given.
        foreach (Match method in Taker().Matches(text))
        {
            var place = Arguments(text, method.Index + method.Groups[1].Length + 1).FindIndex(parameter => parameter == "string action");
            IEnumerable<string> callers = method.Value.StartsWith("public", StringComparison.Ordinal) ? files.Values : [text];
            foreach (var caller in callers)
                foreach (Match call in Regex.Matches(caller, $@"\b{method.Groups[2].Value}\("))
                    if (Arguments(caller, call.Index + call.Length) is var arguments && arguments.Count > place && !arguments[place].Contains('(', StringComparison.Ordinal))
                        Actions.UnionWith(Resolve(arguments[place]).Where(action => action is [>= 'A' and <= 'Z', ..]));
        }
    }

    private void Add(string file, List<string> arguments)
    {
        if (arguments.Count < 3)
            return;
        if (Composed.TryGetValue(arguments[0], out var composed))
            Actions.UnionWith(composed);
        else if (Resolve(arguments[0]) is { Count: > 0 } actions)
            Actions.UnionWith(actions);
        else if (arguments[0] is not ("action" or "string action"))
            Unreadable.Add($"{Path.GetFileName(file)}: {arguments[0]}");
        if (Resolve(arguments[1]) is { Count: > 0 } kinds)
            Kinds.UnionWith(kinds);
        else if (!Given.Contains(arguments[1]) && arguments[1] is not ("kind" or "string kind"))
            Unreadable.Add($"{Path.GetFileName(file)}: {arguments[1]}");
    }

    private List<string> Resolve(string expression) => Literals(expression) is { Count: > 0 } literals ? literals : constants.TryGetValue(expression, out var value) ? [value] : [];

    private static List<string> Literals(string expression) => expression.StartsWith('$') ? [] : [.. Literal().Matches(expression).Select(match => match.Groups[1].Value)];

    // From behind an opening bracket to its closing one, apart at commas.
    private static List<string> Arguments(string text, int from)
    {
        List<string> arguments = [];
        var (start, depth, quoted) = (from, 0, false);
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] == '"' && text[i - 1] != '\\')
                quoted = !quoted;
            if (quoted)
                continue;
            if (text[i] is '(' or '[' or '{')
                depth++;
            if (text[i] is ')' or ']' or '}' && depth-- == 0 || text[i] == ',' && depth == 0)
            {
                arguments.Add(text[start..i].Trim());
                start = i + 1;
                if (depth < 0)
                    break;
            }
        }
        return arguments;
    }

    [GeneratedRegex("""\.Record\(""")]
    private static partial Regex Record();

    [GeneratedRegex("""\b(?:new|new AuditEntry|Entry)\(""")]
    private static partial Regex Made();

    [GeneratedRegex("""((?:\bnew|\bEntry)\()"[A-Z]\w+",\s*"[A-Z]\w+",""")]
    private static partial Regex Elsewhere();

    [GeneratedRegex(""", \("([A-Z]\w+)", "([A-Z]\w+)",""")]
    private static partial Regex Chosen();

    [GeneratedRegex("""\b(?:Before|After) = """)]
    private static partial Regex States();

    [GeneratedRegex("""\bEntry\(\w+, "(\w+)",""")]
    private static partial Regex TreeEntry();

    [GeneratedRegex("""((?:public|private|protected|internal)[\w <>,?]*? (\w+))\((?=[^()]*\bstring action\b)""")]
    private static partial Regex Taker();

    [GeneratedRegex("""(?<![\w\])])\["(\w+)"\] = """)]
    private static partial Regex Detail();

    [GeneratedRegex("""\b(?:UpdateAsync|SaveAsync)<(?!T\b|TDocument\b)(\w+)>""")]
    private static partial Regex Update();

    [GeneratedRegex("""(?<=const string [^;{}]*)\b(\w+) = (?:nameof\((\w+)\)|"([^"]*)")""")]
    private static partial Regex Constant();

    [GeneratedRegex("""\b(?:class|record) (\w+)""")]
    private static partial Regex Class();

    [GeneratedRegex("\"(\\w+)\"")]
    private static partial Regex Literal();

    [GeneratedRegex("^\"[A-Z]\\w+\"$")]
    private static partial Regex Name();
}
