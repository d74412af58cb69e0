using Community.Abstractions.Content;

namespace Community.Members.Profiles;

/// <summary>The taxonomies of this module, brought by the recipe <c>house</c>.</summary>
internal sealed class TermLists(ITaxonomies taxonomies)
{
    public const string SkillsId = "4skills0house0taxonomy0000", SectorsId = "4sectors0house0taxonomy000";
    public const string SkillsAlias = "skills", SectorsAlias = "sectors";

    public Task<IReadOnlyList<TermInfo>> SkillsAsync(CancellationToken cancellationToken) => taxonomies.GetTermsAsync(SkillsAlias, cancellationToken);

    public Task<IReadOnlyList<TermInfo>> SectorsAsync(CancellationToken cancellationToken) => taxonomies.GetTermsAsync(SectorsAlias, cancellationToken);
}
