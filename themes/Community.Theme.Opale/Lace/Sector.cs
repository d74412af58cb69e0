namespace Community.Theme.Opale.Lace;

/// <summary>One n-th of a disc, centred on the upward direction: where each motif knows its lines.</summary>
internal sealed class Sector(int symmetry)
{
    private readonly double _half = Math.PI / symmetry;

    public string Draw(Ring ring) => ring.Motif switch
    {
        Motif.Petals => Petals(ring.Inner, ring.Outer),
        Motif.Scallops => Scallops(ring.Inner, ring.Outer),
        Motif.Trellis => Trellis(ring.Inner, ring.Outer),
        Motif.Nodes => Nodes(ring.Inner, ring.Outer),
        Motif.Chords => Chords(ring.Inner, ring.Outer),
        Motif.Fans => Fans(ring.Inner, ring.Outer),
        _ => Weave(ring.Inner, ring.Outer),
    };

    /// <summary>A scallop with its echo, a node where two meet and a picot on top.</summary>
    public string Hem()
    {
        const double low = RosettePattern.Hem;
        return Path($"M{At(-_half, low)}Q0 {N(-2 * 96 + low * Math.Cos(_half))} {At(_half, low)}")
            + Path($"M{At(-_half * 0.6, low)}Q0 {N(-2 * 91.5 + low * Math.Cos(_half * 0.6))} {At(_half * 0.6, low)}", fine: true)
            + Circle(0, 98.2, 2.2)
            + Circle(_half, low + 4.2, 1.8, fine: true);
    }

    // Around the heart there is no room for the inner petal: it would only make a blot.
    private string Petals(double inner, double outer) =>
        inner > RosettePattern.Heart
            ? Petal(inner, outer, 1) + Petal(inner + (outer - inner) * 0.18, outer - (outer - inner) * 0.22, 0.5, fine: true)
            : Petal(inner, outer, 1);

    private string Petal(double inner, double outer, double width, bool fine = false)
    {
        var side = outer * Math.Sin(_half) * 1.15 * width;
        var waist = inner + (outer - inner) * 0.35;
        return Path($"M0 {N(-inner)}C{N(side)} {N(-waist)} {N(side)} {N(-outer)} 0 {N(-outer)}C{N(-side)} {N(-outer)} {N(-side)} {N(-waist)} 0 {N(-inner)}", fine);
    }

    private string Scallops(double inner, double outer)
    {
        var lines = "";
        for (int step = 0; step < 3; step++)
        {
            var angle = _half * (1 - step * 0.3);
            var top = outer - (outer - inner) * step * 0.28;
            lines += Path($"M{At(-angle, inner)}Q0 {N(-2 * top + inner * Math.Cos(angle))} {At(angle, inner)}", fine: step == 1);
        }
        return lines + Circle(_half, outer - (outer - inner) * 0.2, Math.Min(2.4, (outer - inner) * 0.14));
    }

    private string Trellis(double inner, double outer) =>
        Path($"M{At(-_half, inner)}L0 {N(-outer)}L{At(_half, inner)}")
        + Path($"M{At(-_half, outer)}L0 {N(-inner)}L{At(_half, outer)}")
        + Path($"M{At(-_half, (inner + outer) / 2)}L0 {N(-outer)}L{At(_half, (inner + outer) / 2)}L0 {N(-inner)}Z", fine: true);

    private string Nodes(double inner, double outer)
    {
        var middle = (inner + outer) / 2;
        var radius = Math.Min((outer - inner) * 0.36, middle * Math.Sin(_half) * 0.82);
        return Circle(0, middle, radius)
            + Circle(0, middle, radius * 0.45, fine: true)
            + Path($"M0 {N(-inner)}V{N(-middle + radius)}M0 {N(-middle - radius)}V{N(-outer)}")
            + Path($"M{At(_half, inner)}L{At(_half, outer)}", fine: true);
    }

    // Straight lines from point to point of the outer circle, as long as they stay outside the inner one: a star polygon.
    private string Chords(double inner, double outer)
    {
        int reach = Math.Max(1, (int)Math.Floor(Math.Acos(Math.Min(1, inner / outer)) / _half));
        var lines = "";
        for (int step = 1; step <= Math.Min(reach, 3); step++)
            lines += Path($"M{At(-_half * step, outer)}L{At(_half * step, outer)}", fine: step > 1 && step < reach);
        return lines + Circle(_half, outer - 2.5, 1.5, fine: true);
    }

    private string Fans(double inner, double outer)
    {
        var lines = "";
        double[] angles = [-0.62, 0, 0.62];
        foreach (var angle in angles)
        {
            var end = outer - 3.4 - Math.Abs(angle) * (outer - inner) * 0.25;
            lines += Path($"M0 {N(-inner)}L{At(angle * _half, end)}", fine: angle != 0) + Circle(angle * _half, end + 1.8, 1.8, fine: angle != 0);
        }
        return lines + Path($"M{At(-_half, inner)}Q{At(-_half * 0.9, outer)} {At(0, outer)}Q{At(_half * 0.9, outer)} {At(_half, inner)}");
    }

    // Two ropes that cross in the middle and at the edge of each sector.
    private string Weave(double inner, double outer)
    {
        var middle = (inner + outer) / 2;
        var reach = (outer - inner) * 0.62;
        return Path($"M{At(-_half, middle)}C{At(-_half * 0.6, middle + reach)} {At(-_half * 0.4, middle + reach)} {At(0, middle)}C{At(_half * 0.4, middle - reach)} {At(_half * 0.6, middle - reach)} {At(_half, middle)}")
            + Path($"M{At(-_half, middle)}C{At(-_half * 0.6, middle - reach)} {At(-_half * 0.4, middle - reach)} {At(0, middle)}C{At(_half * 0.4, middle + reach)} {At(_half * 0.6, middle + reach)} {At(_half, middle)}")
            + Circle(_half / 2, middle, Math.Min(1.6, reach * 0.2), fine: true)
            + Circle(-_half / 2, middle, Math.Min(1.6, reach * 0.2), fine: true);
    }

    private static string At(double angle, double radius) => $"{N(radius * Math.Sin(angle))} {N(-radius * Math.Cos(angle))}";

    private static string Path(string data, bool fine = false) => $"<path{Fine(fine)} d=\"{data}\"/>";

    private static string Circle(double angle, double distance, double radius, bool fine = false) =>
        $"<circle{Fine(fine)} cx=\"{N(distance * Math.Sin(angle))}\" cy=\"{N(-distance * Math.Cos(angle))}\" r=\"{N(radius)}\"/>";

    private static string Fine(bool fine) => fine ? " class=\"f\"" : "";

    private static string N(double value) => RosetteWriter.Number(value);
}
