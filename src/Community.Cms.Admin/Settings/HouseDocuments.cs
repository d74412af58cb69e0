using System.Globalization;
using Community.Abstractions.Privacy;
using Community.Abstractions.Sites;
using Community.Cms.Accessibility;
using Community.Cms.Admin.Pages.Accessibility;
using Community.Cms.Admin.Pages.Settings;
using Community.Cms.Editing;
using Community.Cms.Mail;
using Community.Cms.Privacy;
using Community.Theme.Opale.Colours;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Settings;

/// <summary>The documents that go along when the house is exported, and what each may hold when a recipe brings it: the same as on the page where staff write it.</summary>
internal sealed class HouseDocuments(MailTemplates templates, IStringLocalizer<Strings> T)
{
    private DocumentFault? Check(HouseHours hours)
    {
        for (var i = 0; i < hours.Weeks.Count; i++)
        {
            if (hours.Weeks[i].Days.Count != 7)
                return new($"Weeks[{i}].Days", T["A week has seven days, from Monday."]);
            for (var day = 0; day < 7; day++)
                if (DayInput.Fault(hours.Weeks[i].Days[day], T) is { } wrong)
                    return new($"Weeks[{i}].Days[{day}]", wrong);
        }
        if (hours.Exceptions.Count > HoursModel.MostExceptions)
            return new("Exceptions", T["Keep {0} exceptions at most: remove old ones first.", HoursModel.MostExceptions]);
        for (var i = 0; i < hours.Exceptions.Count; i++)
        {
            var one = hours.Exceptions[i];
            if (one.To < one.From || one.To.DayNumber - one.From.DayNumber >= HoursModel.LongestException)
                return new($"Exceptions[{i}].To", T["The last day is the first or a later one, within a year."]);
            if (DayInput.Fault(one.Spans, T) is { } wrong)
                return new($"Exceptions[{i}].Spans", wrong);
            if ((TooLong(one.Reason, HoursModel.LongestReason) ?? TooLong(one.ReasonEn, HoursModel.LongestReason)) is { } tooLong)
                return new($"Exceptions[{i}].Reason", tooLong);
        }
        return Ids("Exceptions", hours.Exceptions.Select(one => one.Id));
    }

    private DocumentFault? Check(HouseLanguages languages) =>
        languages.French || languages.English ? null : new(nameof(HouseLanguages.French), T["Leave one language on at least: visitors would find nothing."]);

    private DocumentFault? Check(HouseColours colours)
    {
        (string Name, ColourUse Use, string? Text)[] fields =
        [
            (nameof(HouseColours.Primary), ColourUse.Primary, colours.Primary), (nameof(HouseColours.PrimaryDark), ColourUse.PrimaryDark, colours.PrimaryDark),
            (nameof(HouseColours.Accent), ColourUse.Accent, colours.Accent), (nameof(HouseColours.AccentDark), ColourUse.AccentDark, colours.AccentDark),
        ];
        foreach (var (name, use, text) in fields.Where(field => field.Text is not null))
            if (!Colour.TryParse(text, out var colour))
                return new(name, T["Write the colour as # and six figures or letters, such as #0a6b6b."]);
            else if (!ColourRules.Passes(colour, use))
                return new(name, ColoursModel.TooPale(colour, use, T));
        return null;
    }

    private DocumentFault? Check(WritingRules rules) => rules.Blocking.FirstOrDefault(kind => !HintKinds.MayBlock.Contains(kind)) is { } unknown
        ? new(nameof(WritingRules.Blocking), T["“{0}” cannot stand in the way of publishing. These can: {1}.", unknown, string.Join(", ", HintKinds.MayBlock)])
        : null;

    // A mail of a module that this site has not is kept: nobody sends it.
    private DocumentFault? Check(MailTexts texts)
    {
        foreach (var (key, text) in texts.Texts)
        {
            var (place, name) = ($"{nameof(MailTexts.Texts)}.{key}", key.Split('|'));
            if (text.Subject.Length is 0 or > MailTemplates.LongestSubject || text.Subject.Any(char.IsControl))
                return new(place, T["Write a subject of one line, {0} characters at most.", MailTemplates.LongestSubject]);
            if (text.Text.Length is 0 or > MailTemplates.LongestText)
                return new(place, T["Write a text of {0} characters at most.", MailTemplates.LongestText]);
            if (templates.Find(name[0], name.ElementAtOrDefault(1) ?? "fr") is { } kind && (templates.Check(kind, text.Subject) ?? templates.Check(kind, text.Text)) is { } fault)
                return new(place, T["Line {0}: {1}", fault.Line, fault.Message]);
        }
        return null;
    }

    private DocumentFault? Check(HouseRegister register)
    {
        if (register.Entries.Count > HouseRegister.Most)
            return new(nameof(HouseRegister.Entries), T["The register holds {0} entries at most.", HouseRegister.Most]);
        for (var i = 0; i < register.Entries.Count; i++)
        {
            var entry = register.Entries[i];
            foreach (var text in new[] { entry.Title, entry.Whose, entry.Purpose, entry.Readers, entry.Retention })
                if (string.IsNullOrWhiteSpace(text))
                    return new($"Entries[{i}]", T["Fill this in: the register must say it."]);
                else if (TooLong(text, HouseRegister.Longest) is { } wrong)
                    return new($"Entries[{i}]", wrong);
            if (!Enum.IsDefined(entry.Basis))
                return new($"Entries[{i}].Basis", T["Choose a legal basis."]);
        }
        return Ids("Entries", register.Entries.Select(entry => entry.Id));
    }

    private DocumentFault? Check(AccessibilityAudit audit)
    {
        var known = Criteria.All.Select(criterion => criterion.Number).ToHashSet();
        foreach (var (number, result) in audit.Results)
            if (!known.Contains(number) || !Enum.IsDefined(result.State))
                return new($"Results.{number}", T["There is no such criterion, or no such result of a test."]);
            else if (TooLong(result.Remark, CriteriaOfThemeModel.LongestRemark) is { } wrong)
                return new($"Results.{number}.Remark", wrong);
        return TooLong(audit.Auditor, StatementTextModel.LongestLine) is { } auditor ? new(nameof(AccessibilityAudit.Auditor), auditor)
            : TooLong(audit.Contact, StatementTextModel.LongestLine) is { } contact ? new(nameof(AccessibilityAudit.Contact), contact)
            : TooLong(audit.Exemptions, StatementTextModel.LongestText) is { } french ? new(nameof(AccessibilityAudit.Exemptions), french)
            : TooLong(audit.ExemptionsEn, StatementTextModel.LongestText) is { } english ? new(nameof(AccessibilityAudit.ExemptionsEn), english)
            : null;
    }

    // Staff remove an entry by its id.
    private DocumentFault? Ids(string list, IEnumerable<string> ids)
    {
        HashSet<string> seen = [];
        var i = 0;
        foreach (var id in ids)
        {
            if (id.Length == 0 || !seen.Add(id))
                return new($"{list}[{i.ToString(CultureInfo.InvariantCulture)}].Id", T["Give each entry an id of its own."]);
            i++;
        }
        return null;
    }

    private string? TooLong(string? text, int longest) =>
        text?.Length > longest ? T["Shorten this text: it has {0} characters, and {1} are the most.", text.Length, longest].Value : null;

    /// <summary>Registers the documents.</summary>
    public static IServiceCollection Add(IServiceCollection services)
    {
        services.AddScoped<HouseDocuments>();
        Document<HouseHours>(rules => rules.Check);
        Document<HouseLanguages>(rules => rules.Check);
        Document<HouseColours>(rules => rules.Check);
        Document<WritingRules>(rules => rules.Check);
        Document<MailTexts>(rules => rules.Check);
        Document<HouseRegister>(rules => rules.Check);
        Document<AccessibilityAudit>(rules => rules.Check);
        return services;

        void Document<TDocument>(Func<HouseDocuments, Func<TDocument, DocumentFault?>> check) where TDocument : class, new() =>
            services.AddScoped<PortableDocument>(provider => new PortableDocument<TDocument>(document => check(provider.GetRequiredService<HouseDocuments>())(document)));
    }
}
