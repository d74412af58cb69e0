using System.Globalization;

namespace Community.Cms.Definitions;

/// <summary>Orders <c>2</c> before <c>10</c> and <c>1.2</c> before <c>1.10</c>; <c>before</c> comes first, <c>after</c> last, and what has no position after what has one.</summary>
internal sealed class PositionComparer : IComparer<string>
{
    public static PositionComparer Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (left, right) = (Parse(x), Parse(y));
        for (var i = 0; i < Math.Max(left.Length, right.Length); i++)
        {
            var order = At(left, i).CompareTo(At(right, i));
            if (order != 0)
                return order;
        }
        return 0;
    }

    private static double At(double[] numbers, int i) => i < numbers.Length ? numbers[i] : double.MinValue;

    private static double[] Parse(string? position) => string.IsNullOrWhiteSpace(position)
        ? [double.MaxValue / 2]
        : [.. position.Split('.').Select(Number)];

    private static double Number(string segment) => segment.Trim() switch
    {
        "before" => double.MinValue / 2,
        "after" => double.MaxValue,
        var text when double.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) => number,
        _ => double.MaxValue / 4,
    };
}
