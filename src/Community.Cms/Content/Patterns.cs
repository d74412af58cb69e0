using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Fluid;
using Fluid.Values;
using Microsoft.Extensions.Logging;

namespace Community.Cms.Content;

/// <summary>Liquid patterns of titles and paths, with Orchard Core's names: <c>{{ ContentItem | container | display_text | slugify }}</c>.</summary>
internal sealed partial class Patterns(ILogger<Patterns> logger)
{
    private static readonly FluidParser Parser = new();
    private static readonly TemplateOptions Options = CreateOptions();

    /// <summary>The text a pattern gives for an item; empty when the pattern is broken.</summary>
    /// <param name="pattern">Liquid.</param>
    /// <param name="item">What <c>ContentItem</c> and <c>Model.ContentItem</c> mean.</param>
    /// <param name="container">Finds the list an item belongs to.</param>
    public async Task<string> RenderAsync(string pattern, ContentItem item, Func<ContentItem, Task<ContentItem?>> container)
    {
        if (!Parser.TryParse(pattern, out var template, out var error))
        {
            Log.Broken(logger, item.ContentType, error);
            return "";
        }
        var context = new TemplateContext(Options);
        context.SetValue("ContentItem", item);
        context.SetValue("Model", new PatternModel(item));
        context.AmbientValues["container"] = container;
        return (await template.RenderAsync(context)).Trim();
    }

    /// <summary>What is wrong with a pattern; null when it can be read.</summary>
    public static string? Fault(string pattern) => Parser.TryParse(pattern, out _, out var error) ? null : error;

    private static TemplateOptions CreateOptions()
    {
        var options = new TemplateOptions { MaxSteps = 10_000 };
        options.MemberAccessStrategy.Register<ContentItem>();
        options.MemberAccessStrategy.Register<PatternModel>();
        options.MemberAccessStrategy.Register<JsonObject, object?>((node, name) => node[name]);
        options.ValueConverters.Add(value => value switch
        {
            JsonArray array => array.Cast<object?>().ToList(),
            JsonValue scalar => scalar.ToString(),
            _ => null,
        });
        options.Filters.AddFilter("slugify", (input, _, _) => new StringValue(Slug.Of(input.ToStringValue())));
        options.Filters.AddFilter("display_text", (input, _, _) => new StringValue((input.ToObjectValue() as ContentItem)?.DisplayText ?? ""));
        options.Filters.AddFilter("container", async (input, _, context) =>
            input.ToObjectValue() is ContentItem item
            && context.AmbientValues["container"] is Func<ContentItem, Task<ContentItem?>> find
            && await find(item) is { } found
                ? new ObjectValue(found)
                : NilValue.Instance);
        return options;
    }

    private sealed record PatternModel(ContentItem ContentItem);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A pattern of the content type {ContentType} is not valid Liquid: {Error}")]
        public static partial void Broken(ILogger logger, string contentType, string error);
    }
}
