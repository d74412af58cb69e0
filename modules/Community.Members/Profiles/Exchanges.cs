using Microsoft.Extensions.Localization;

namespace Community.Members.Profiles;

/// <summary>What people offer to and look for from each other; also facets of the directory.</summary>
internal static class Exchanges
{
    /// <summary>The names that are stored.</summary>
    public static IReadOnlyList<string> All { get; } = ["aide", "atelier", "conseil", "projet", "emploi", "stage", "materiel", "rencontre"];

    public static string Offer(string name, IStringLocalizer<Strings> T) => name switch
    {
        "aide" => T["A helping hand"],
        "atelier" => T["To lead a workshop"],
        "conseil" => T["Advice or mentoring"],
        "projet" => T["To join a project"],
        "emploi" => T["A job"],
        "stage" => T["An internship or apprenticeship"],
        "materiel" => T["Equipment to lend"],
        _ => T["To meet and share"],
    };

    public static string Seek(string name, IStringLocalizer<Strings> T) => name switch
    {
        "aide" => T["A helping hand"],
        "atelier" => T["A workshop to learn in"],
        "conseil" => T["Advice or mentoring"],
        "projet" => T["People for a project"],
        "emploi" => T["A job"],
        "stage" => T["An internship or apprenticeship"],
        "materiel" => T["Equipment to borrow"],
        _ => T["To meet and share"],
    };
}

/// <summary>Languages people speak, under their own names.</summary>
internal static class Tongues
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["fr"] = "Français", ["en"] = "English", ["nl"] = "Nederlands", ["de"] = "Deutsch", ["es"] = "Español", ["it"] = "Italiano", ["pt"] = "Português",
        ["pl"] = "Polski", ["ro"] = "Română", ["ar"] = "العربية", ["ps"] = "پښتو", ["fa"] = "فارسی", ["tr"] = "Türkçe", ["ti"] = "ትግርኛ", ["uk"] = "Українська",
        ["pcd"] = "Picard, ch’ti", ["fsl"] = "Langue des signes française",
    };
}
