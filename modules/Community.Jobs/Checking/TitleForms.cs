using System.Text.RegularExpressions;

namespace Community.Jobs.Checking;

/// <summary>Whether a job title names both sexes.</summary>
internal static partial class TitleForms
{
    /// <summary>A title that is only masculine or only feminine, such as « Développeur web ».</summary>
    public static bool LacksOneForm(string? title)
    {
        if (string.IsNullOrWhiteSpace(title))
            return false;
        var folded = AdChecker.Fold(title);
        return !Both().IsMatch(folded) && OneForm().IsMatch(folded) && !(Masculine().IsMatch(folded) && Feminine().IsMatch(folded));
    }

    // F/H, « ou » with two forms, dotted and bracketed forms.
    [GeneratedRegex(@"\b[fh] ?[/-] ?[fhx]\b|\bfemmes?[ /]+(?:ou )?hommes?\b|\(e\)|\(ne\)|\(euse\)|\(trice\)|\(se\)|[·.]e\b|/(?:ne|euse|trice|e|iere|se)\b|\b\w+(?:ne|euse|trice|iere|ee|ante|ente)s? (?:ou|et|/) ?(?:un )?\w+|\b\w+ (?:ou|et|/) (?:une )?\w+(?:ne|euse|trice|iere|ee|ante|ente)\b")]
    private static partial Regex Both();

    [GeneratedRegex(@"^(?:un )?(?:\w+ )?\w*(?:eur|ien|ier|ant|ent|charge|employe|delegue|apprenti|conseiller|technicien|agent|assistant|consultant|commercial|artisan|avocat|salarie|attache|prepose|macon|patron)\b|^(?:une )?\w*(?:euse|trice|ienne|iere|ante|ente|chargee|employee|deleguee|apprentie|agente|commerciale)\b")]
    private static partial Regex OneForm();

    [GeneratedRegex(@"\b\w*(?:eur|ien|ier|ant|ent|charge|employe|apprenti)\b")]
    private static partial Regex Masculine();

    [GeneratedRegex(@"\b\w*(?:euse|trice|ienne|iere|ante|ente|chargee|employee|apprentie)\b")]
    private static partial Regex Feminine();
}
