using System.IO.Hashing;
using System.Text;

namespace Community.Theme.Opale.Lace;

/// <summary>
/// A stream of choices that depends on the seed alone. System.Random promises no such stability from one runtime to the next.
/// The generator is SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
/// </summary>
internal sealed class SeededChoices(string seed)
{
    private ulong _state = XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(seed));

    public int Below(int limit) => (int)(Next() % (ulong)limit);

    public double Between(double low, double high) => low + (high - low) * (Next() >> 11) / (1UL << 53);

    public bool OneIn(int n) => Below(n) == 0;

    public T Of<T>(ReadOnlySpan<T> items) => items[Below(items.Length)];

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
