using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Community.Theme.Opale.Forms;

/// <summary>
/// Model state lists its keys by name; people read a form from top to bottom. The order in which the model declares its
/// properties is the nearest to that.
/// </summary>
internal static class FieldOrder
{
    /// <summary>A text that sorts like the place of <paramref name="key"/> (e.g. <c>Input.Lines[2].Text</c>) in the model; unknown names come last.</summary>
    public static string Of(ModelMetadata model, string key)
    {
        var places = new List<string>();
        foreach (var step in key.Split('.'))
        {
            var name = step.Split('[')[0];
            int place = model.Properties.ToList().FindIndex(property => string.Equals(property.PropertyName, name, StringComparison.OrdinalIgnoreCase));
            if (place < 0)
                return string.Join('.', [.. places, "999"]);
            places.Add(place.ToString("000", CultureInfo.InvariantCulture) + Index(step));
            var property = model.Properties[place];
            model = property.ElementMetadata ?? property;
        }
        return string.Join('.', places);
    }

    private static string Index(string step) =>
        step.IndexOf('[') is > 0 and var start && int.TryParse(step[(start + 1)..].TrimEnd(']'), CultureInfo.InvariantCulture, out int index)
            ? index.ToString("00000", CultureInfo.InvariantCulture)
            : "";
}
