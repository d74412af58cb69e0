using System.Text.Json;
using System.Text.Json.Nodes;
using Community.Abstractions.Content;

namespace Community.Abstractions.Sites;

/// <summary>What is wrong with a document.</summary>
/// <param name="Path">Where, e.g. <c>Weeks[0].Days[6]</c>; empty for the whole document.</param>
/// <param name="Reason">What, in the current UI language.</param>
public sealed record DocumentFault(string Path, string Reason);

/// <summary>
/// A document of the site (<see cref="ISiteDocuments"/>) that goes along when the site is exported as a recipe. Register one as a scoped service. A document that holds a
/// secret, something about a person or how far this machine has come is none: it stays.
/// </summary>
public abstract class PortableDocument
{
    private protected PortableDocument(string name) => Name = name;

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Reads the document from a file.</summary>
    /// <returns>The document as it is stored, or what is wrong with it.</returns>
    /// <exception cref="JsonException">It has another form.</exception>
    public abstract (string Json, DocumentFault? Fault) Read(JsonObject given);
}

/// <inheritdoc cref="PortableDocument"/>
/// <param name="check">The first thing wrong with a document, by the rules of the page where staff change it; null when it may be stored.</param>
public sealed class PortableDocument<T>(Func<T, DocumentFault?> check) : PortableDocument(typeof(T).Name) where T : class, new()
{
    /// <inheritdoc />
    public override (string Json, DocumentFault? Fault) Read(JsonObject given)
    {
        var document = given.Deserialize<T>(ContentItem.JsonOptions)!;
        return (JsonSerializer.Serialize(document, ContentItem.JsonOptions), check(document));
    }
}
