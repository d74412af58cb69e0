namespace Community.Abstractions.Media;

/// <summary>A place that shows a file of the library.</summary>
/// <param name="Text">What it is called, in the current UI language.</param>
/// <param name="Url">App-relative address (<c>~/…</c>) where staff change or see it.</param>
/// <param name="Published">Whether visitors see the file there.</param>
/// <param name="Draft">Whether a newer text that is not on the site shows it.</param>
public sealed record MediaUse(string Text, string Url, bool Published, bool Draft = false);

/// <summary>
/// Tells where the house shows files of the library, so that nobody removes one that is needed. Contents are looked through by the engine; whoever keeps paths elsewhere
/// (settings, tables of a module) tells of them.
/// </summary>
public interface IMediaUses
{
    /// <summary>Places that name one of the paths: the present one of a file and those it once had.</summary>
    Task<IReadOnlyList<MediaUse>> FindAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken);
}
