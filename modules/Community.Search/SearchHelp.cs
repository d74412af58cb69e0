using Community.Abstractions.Navigation;
using Microsoft.Extensions.Localization;

namespace Community.Search;

/// <summary>The help of the module's pages in the back office.</summary>
internal sealed class SearchHelp(IStringLocalizer<Strings> T) : IHelpSource
{
    public PageHelp? Find(string page) => page switch
    {
        "/Staff/SearchQueries" => new(T["The words visitors look for most, and those that find nothing. No query is tied to a person."], "search"),
        "/Staff/SearchSynonyms" => new(T["Words that mean the same to the search. Compare the results before and after, then save."], "search"),
        "/Staff/SearchGold" => new(T["Which content should come first for which words. The score is worked out again at each change."], "search"),
        "/Staff/SearchIndexState" => new(T["How far the search has read the house’s contents. It renews itself; build it again only when something looks wrong."], "search"),
        _ => null,
    };
}
