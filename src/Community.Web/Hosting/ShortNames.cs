namespace Community.Web.Hosting;

internal static class ShortNames
{
    /// <summary>Command-line switches that people type at a first start, and the settings they stand for. Any other setting is given by its full name.</summary>
    private static readonly Dictionary<string, string> Switches = new() { ["--recipe"] = "Community:Setup:Recipe" };

    /// <summary>Understands <c>--recipe house</c> beside <c>--Community:Setup:Recipe=house</c>.</summary>
    public static void AddShortNames(this WebApplicationBuilder builder, string[] args) => builder.Configuration.AddCommandLine(args, Switches);
}
