using Community.Abstractions.Content;
using Community.Site.Reading;
using Community.Theme.Opale;
using Community.Theme.Opale.Charts;

namespace Community.Site.Blocks;

/// <summary>A figure of a block.</summary>
/// <param name="Amount">How much.</param>
/// <param name="Unit">Of what; null when it is a bare count.</param>
/// <param name="Label">What it is.</param>
/// <param name="Note">Where it comes from.</param>
internal sealed record Figure(decimal Amount, string? Unit, string Label, string? Note)
{
    /// <summary>Amounts of money are written as such; everything else is a number before its unit.</summary>
    public bool IsMoney => Unit?.Trim() is "€" or "EUR";

    /// <summary>The amount as written.</summary>
    public string Value => IsMoney ? Formats.Money(Amount) : Formats.Number(Amount);

    /// <summary>The figures of a block, in order.</summary>
    public static IReadOnlyList<Figure> Of(ContentItem block) =>
        [.. block.Bag().Where(item => item.Number("Amount") is not null && item.Text("Label") is not null)
            .Select(item => new Figure(item.Number("Amount")!.Value, item.Text("Unit"), item.Text("Label")!, item.Text("Note")))];

    /// <summary>Bars compare only what has the same unit.</summary>
    public static bool CanBeCompared(IReadOnlyList<Figure> figures) => figures.Count > 1 && figures.Select(figure => figure.Unit?.Trim()).Distinct().Count() == 1;

    /// <summary>The figures as bars.</summary>
    public static IReadOnlyList<ChartPoint> Bars(IReadOnlyList<Figure> figures) => [.. figures.Select(figure => new ChartPoint(figure.Label, figure.Amount))];

    /// <summary>How the values of comparable figures are written on a chart.</summary>
    public static Func<decimal, string> Writing(IReadOnlyList<Figure> figures) =>
        figures[0].IsMoney ? Formats.Money : figures[0].Unit is { } unit ? value => $"{Formats.Number(value)}\u00A0{unit}" : Formats.Number;
}
