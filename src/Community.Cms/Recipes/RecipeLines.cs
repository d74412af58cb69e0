using System.Text.Json;

namespace Community.Cms.Recipes;

/// <summary>Finds the line of a place in a JSON text.</summary>
internal static class RecipeLines
{
    /// <summary>The line (from 1) of the deepest part of <paramref name="place"/>, e.g. <c>steps[2].ContentTypes[3].Name</c>, that exists.</summary>
    public static int Find(ReadOnlySpan<byte> utf8, string place)
    {
        var reader = new Utf8JsonReader(utf8, RecipeReader.ReaderOptions);
        reader.Read();
        var offset = reader.TokenStartIndex;
        foreach (var segment in place.Split('.', '[').Select(text => text.TrimEnd(']')))
        {
            var found = int.TryParse(segment, out var index) ? ToElement(ref reader, index) : ToProperty(ref reader, segment);
            if (!found)
                break;
            offset = reader.TokenStartIndex;
        }
        return utf8[..(int)offset].Count((byte)'\n') + 1;
    }

    private static bool ToElement(ref Utf8JsonReader reader, int index)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            return false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (index-- == 0)
                return true;
            reader.Skip();
        }
        return false;
    }

    private static bool ToProperty(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = name.Equals(reader.GetString(), StringComparison.OrdinalIgnoreCase);
            reader.Read();
            if (found)
                return true;
            reader.Skip();
        }
        return false;
    }
}
