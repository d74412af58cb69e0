namespace Community.Theme.Opale.Lace;

/// <summary>What is drawn in a ring, between its inner and its outer radius.</summary>
internal enum Motif
{
    Petals,
    Scallops,
    Trellis,
    Nodes,
    Chords,
    Fans,
    Weave,
}

/// <summary>One ring of a rosette; radii on a disc of radius 100.</summary>
internal sealed record Ring(Motif Motif, double Inner, double Outer, bool Accent);

/// <summary>A rosette before it is drawn: how often it repeats, and its rings from the middle outwards.</summary>
internal sealed record RosettePattern(int Symmetry, IReadOnlyList<Ring> Rings)
{
    /// <summary>The middle, drawn the same way in every rosette.</summary>
    public const double Heart = 9;

    /// <summary>Where the hem begins; every rosette ends in the same hem, which makes them one family.</summary>
    public const double Hem = 86;

    public static RosettePattern From(string seed)
    {
        var choices = new SeededChoices(seed);
        int symmetry = choices.Of<int>([8, 9, 10, 12, 12, 14, 16]);
        var widths = Enumerable.Range(0, 3 + choices.Below(2)).Select(_ => choices.Between(0.7, 1.5)).ToArray();
        int accent = choices.Below(widths.Length);
        var scale = (Hem - Heart) / widths.Sum();
        var rings = new List<Ring>();
        var inner = Heart;
        foreach (var width in widths)
        {
            var outer = inner + width * scale;
            rings.Add(new Ring(Pick(choices, rings), inner, outer, rings.Count == accent));
            inner = outer;
        }
        return new(symmetry, rings);
    }

    // Near the middle lines come together: only motifs of few lines stand there.
    private static readonly Motif[] Light = [Motif.Petals, Motif.Nodes, Motif.Fans, Motif.Scallops];

    // Two rings of the same kind side by side read as one: never the neighbour's motif again.
    private static Motif Pick(SeededChoices choices, List<Ring> rings)
    {
        if (rings.Count == 0)
            return choices.Of<Motif>(Light);
        var motifs = Enum.GetValues<Motif>().Where(motif => motif != rings[^1].Motif).ToArray();
        return choices.Of<Motif>(motifs);
    }
}
