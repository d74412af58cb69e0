namespace Community.Cms.Admin.Editing;

/// <summary>The button that was pressed: <c>verb|target|argument</c>, e.g. <c>up|FlowPart[2]</c>.</summary>
/// <param name="Verb">What to do.</param>
/// <param name="Target">Path of the part, block or field it is done to; empty for the whole item.</param>
/// <param name="Argument">Which of its parts.</param>
internal sealed record EditorCommand(string Verb, string Target = "", string Argument = "")
{
    public const string Save = "save";
    public const string Publish = "publish";
    /// <summary>Publish, and the text in the other language too.</summary>
    public const string PublishBoth = "publish-both";
    public const string Submit = "submit";
    public const string Preview = "preview";
    public const string Translate = "translate";
    public const string Add = "add";
    public const string Up = "up";
    public const string Down = "down";
    public const string Remove = "remove";
    public const string Drop = "drop";
    public const string Find = "find";

    /// <summary>Whether the button changes the form only: nothing is stored.</summary>
    public bool IsLocal => Verb is Add or Up or Down or Remove or Drop or Find;

    /// <summary>Whether the button puts the text on the site.</summary>
    public bool Publishes => Verb is Publish or PublishBoth;

    /// <summary>Reads the value of a button; anything unknown saves the draft, which loses nothing.</summary>
    public static EditorCommand Parse(string? text)
    {
        var parts = (text ?? "").Split('|', 3);
        return parts[0] is Publish or PublishBoth or Submit or Preview or Translate or Add or Up or Down or Remove or Drop or Find
            ? new(parts[0], parts.Length > 1 ? parts[1] : "", parts.Length > 2 ? parts[2] : "")
            : new(Save);
    }
}
