using Community.Mentoring.Figures;
using Community.Theme.Opale.Charts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Localization;

namespace Community.Mentoring.Pages.Staff;

/// <summary>The programme in figures; groups under five are masked.</summary>
[Authorize(MentoringPermissions.ManageMentoring)]
internal sealed class NumbersModel(ProgrammeFigures figures, IStringLocalizer<Strings> T) : MentoringPage
{
    public IReadOnlyList<FigureRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Rows = await figures.ReadAsync(T["All together"], T["Between rounds"], cancellationToken);

    public string Show(Figure figure, string unit = "") => figure.Masked ? T["under 5"] : figure.Value is { } value ? Theme.Opale.Formats.Number((decimal)Math.Round(value, 1)) + unit : "–";

    /// <summary>A chart of what may be shown; masked values are left out.</summary>
    public IReadOnlyList<ChartPoint> Chart(Func<FigureRow, Figure> of) => [.. Rows.SkipLast(1).Where(row => of(row).Value is not null).Take(12).Select(row => new ChartPoint(row.Title, (decimal)of(row).Value!.Value))];
}
