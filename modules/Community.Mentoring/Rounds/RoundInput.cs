using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Community.Mentoring.Data;
using Community.Mentoring.Rules;

namespace Community.Mentoring.Rounds;

/// <summary>Two people by user id.</summary>
internal readonly record struct Two(string MenteeId, string MentorId);

/// <summary>All that a run depends on. Equal inputs have equal results.</summary>
internal sealed record RoundInput
{
    public required IReadOnlyList<MenteeFacts> Mentees { get; init; }
    public required IReadOnlyList<MentorFacts> Mentors { get; init; }
    public required int Skills { get; init; }
    public IReadOnlyList<int> Weights { get; init; } = Scoring.ScoreWeights.Default;
    public RoundObjective Objective { get; init; }
    public int Stability { get; init; }
    /// <summary>Pairs that staff keep.</summary>
    public IReadOnlyList<Two> Keep { get; init; } = [];
    /// <summary>Pairs that staff forbid, and those that said no already.</summary>
    public IReadOnlySet<Two> Forbid { get; init; } = new HashSet<Two>();
    /// <summary>Pairs that exist already, in life or in the last run.</summary>
    public IReadOnlySet<Two> Existing { get; init; } = new HashSet<Two>();

    /// <summary>SHA-256 over everything, independent of the order in which it was read.</summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
        Add($"{Objective} {Stability} {Skills} {string.Join(',', Weights)}");
        foreach (var mentee in Mentees.OrderBy(mentee => mentee.UserId, StringComparer.Ordinal))
            Add(JsonSerializer.Serialize(mentee with { Avoid = new SortedSet<string>(mentee.Avoid, StringComparer.Ordinal), Wished = new SortedSet<string>(mentee.Wished, StringComparer.Ordinal) }));
        foreach (var mentor in Mentors.OrderBy(mentor => mentor.UserId, StringComparer.Ordinal))
            Add(JsonSerializer.Serialize(mentor with { Avoid = new SortedSet<string>(mentor.Avoid, StringComparer.Ordinal) }));
        foreach (var (name, pairs) in new[] { ("keep", Keep), ("forbid", [.. Forbid]), ("existing", (IReadOnlyList<Two>)[.. Existing]) })
            Add(name + string.Join(';', pairs.Select(two => two.MenteeId + two.MentorId).Order(StringComparer.Ordinal)));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>A pair that staff keep breaks a rule, or a mentor has more kept pairs than places.</summary>
internal sealed class RuleBrokenException(HardRule rule, Two pair) : Exception($"A kept pair breaks the rule {rule}.")
{
    public HardRule Rule { get; } = rule;
    public Two Pair { get; } = pair;
}
