using Community.Testing;

namespace Community.Benchmarks.Lists;

/// <summary>A list that everybody may read, with what it is measured on.</summary>
/// <param name="Path">Its address.</param>
/// <param name="Questions">
/// Query strings to ask it: with facets, words, distance. <c>{n}</c> stands for another number of four digits each time and <c>{blanks}</c> for another number of
/// blanks, so that no kept page and no kept answer is measured.
/// </param>
/// <param name="Many">How many things it has at the end.</param>
/// <param name="FillAsync">Adds the things numbered from one number to before another.</param>
internal sealed record MeasuredList(string Path, IReadOnlyList<string> Questions, int Many, Func<CommunityHost, int, int, Task> FillAsync);
