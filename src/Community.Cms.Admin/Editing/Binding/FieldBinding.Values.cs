using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Community.Abstractions.Content;

namespace Community.Cms.Admin.Editing.Binding;

// Values that have to be read: numbers, dates, times, points.
internal sealed partial class FieldBinding
{
    private const int LongestValue = 100;
    private static readonly string[] DayFormats = ["yyyy-MM-dd", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy"];
    private static readonly string[] TimeFormats = ["H:mm", "H:mm:ss", "H'h'mm", "H'h'"];

    private void BindNumber(JsonObject node, string path, string member)
    {
        if (form.Text(path, member, LongestValue) is not { } text)
            return;
        if (text.Length == 0)
            SetValue(node, member, null);
        else if (NumberText.TryParse(text, out var number))
            SetValue(node, member, number);
        else
            Unreadable(node, path, member, text, T["Write a number, such as 12 or 12.5."]);
    }

    private void BindDate(JsonObject node, string path)
    {
        const string Member = nameof(DateField.Value);
        if (form.Text(path, Member, LongestValue) is not { } text)
            return;
        if (text.Length == 0)
            SetValue(node, Member, null);
        else if (DateOnly.TryParseExact(text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            SetValue(node, Member, JsonSerializer.SerializeToNode(day.ToDateTime(TimeOnly.MinValue)));
        else
            Unreadable(node, path, Member, text, T["Write a day, such as 24/11/2026."]);
    }

    private void BindTime(JsonObject node, string path)
    {
        const string Member = nameof(TimeField.Value);
        if (form.Text(path, Member, LongestValue) is not { } text)
            return;
        var bare = text.Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal);
        if (text.Length == 0)
            SetValue(node, Member, null);
        else if (TimeOnly.TryParseExact(bare, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            SetValue(node, Member, JsonSerializer.SerializeToNode(time.ToTimeSpan()));
        else
            Unreadable(node, path, Member, text, T["Write a time, such as 18:30."]);
    }

    /// <summary>A date and time as typed in Calais, stored as UTC.</summary>
    public void BindMoment(JsonObject node, string path, string member)
    {
        if (form.Text(path, member, LongestValue) is not { } text)
            return;
        if (text.Length == 0)
        {
            SetValue(node, member, null);
            return;
        }
        switch (ParisTime.TryParse(text, node.Moment(member), out var utc))
        {
            case LocalMoment.Fine:
                SetValue(node, member, JsonSerializer.SerializeToNode(utc));
                break;
            case LocalMoment.Skipped:
                Unreadable(node, path, member, text, T["This hour does not exist: that night the clocks go from 2 to 3 in the morning. Choose another one."]);
                break;
            default:
                Unreadable(node, path, member, text, T["Write a day and a time, such as 24/11/2026 18:30."]);
                break;
        }
    }

    private void BindPoint(JsonObject node, string path)
    {
        BindDegrees(node, path, nameof(GeoPointField.Latitude), 90, T["Write the latitude as a number from −90 to 90, such as 50.9513."]);
        BindDegrees(node, path, nameof(GeoPointField.Longitude), 180, T["Write the longitude as a number from −180 to 180, such as 1.8587."]);
        bool half = form.Has(path, nameof(GeoPointField.Latitude)) && node.Number(nameof(GeoPointField.Latitude)) is null != node.Number(nameof(GeoPointField.Longitude)) is null;
        if (half && form.Errors.All(error => error.Path != path))
            form.Fail(path, T["Write both latitude and longitude, or neither."]);
    }

    private void BindDegrees(JsonObject node, string path, string member, int most, string message)
    {
        if (form.Text(path, member, LongestValue) is not { } text)
            return;
        if (text.Length == 0)
            SetValue(node, member, null);
        else if (NumberText.TryParse(text, out var number) && Math.Abs(number) <= most)
            SetValue(node, member, number);
        else
            Unreadable(node, path, member, text, message);
    }

    private static void SetValue(JsonObject node, string member, JsonNode? value)
    {
        RawText.Clear(node, member);
        node[member] = value;
    }

    private void Unreadable(JsonObject node, string path, string member, string text, string message)
    {
        RawText.Set(node, member, text);
        form.Fail(path, message);
    }
}
