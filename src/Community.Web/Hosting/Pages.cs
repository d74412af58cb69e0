using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Community.Abstractions.Modules;
using Community.Abstractions.Security;
using Community.Cms;
using Community.Cms.Admin;
using Community.Theme.Opale;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Community.Web.Hosting;

/// <summary>Razor Pages of the engine, the theme and the enabled modules.</summary>
internal static class Pages
{
    /// <summary>Cookie of people who are signed in.</summary>
    public const string SignInCookie = "community.signin";

    public static void AddPages(this WebApplicationBuilder builder, IReadOnlyList<ICommunityModule> modules)
    {
        var services = builder.Services;
        services.AddLocalization(options => options.ResourcesPath = "Resources");
        services.AddSingleton(TimeProvider.System);
        // An é is an é in the page's source, not an entity.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddProblemDetails();
        services.AddHttpContextAccessor();
        services.AddPagesOnDemand();
        // Before the framework's own setting, which would make a name up with OpenSSL: 5 MB of memory for readers who never sign anything.
        services.Configure<AntiforgeryOptions>(options =>
        {
            options.Cookie.Name = "community.form";
            options.Cookie.Path = "/";
        });
        services.AddRazorPages().AddDataAnnotationsLocalization().ConfigureApplicationPartManager(parts =>
        {
            Assembly[] withPages = [typeof(CommunityCms).Assembly, typeof(CommunityCmsAdmin).Assembly, typeof(OpaleAssets).Assembly, .. modules.Select(module => module.GetType().Assembly)];
            foreach (var part in withPages.SelectMany(assembly => ApplicationPartFactory.GetApplicationPartFactory(assembly).GetApplicationParts(assembly)))
                parts.ApplicationParts.Add(part);
            // There are no controllers, and looking for them would load every type of every library.
            foreach (var controllers in parts.FeatureProviders.OfType<ControllerFeatureProvider>().ToList())
                parts.FeatureProviders.Remove(controllers);
        });
        // One door to the back office: whatever a page of it asks for besides, nobody is in without the permission to enter.
        services.Configure<RazorPagesOptions>(pages => pages.Conventions.AddFolderApplicationModelConvention("/", model =>
        {
            if ($"{model.ActionDescriptor.AttributeRouteInfo?.Template}/".TrimStart('/').StartsWith("admin/", StringComparison.Ordinal))
                model.EndpointMetadata.Add(new AuthorizeAttribute(CommonPermissions.AccessAdminPanel));
        }));
        services.AddSingleton<IConfigureOptions<MvcOptions>, BindingMessages>();
        // The keys' warm-up, which antiforgery brings (again), reads them, XML and all, at each start; the first form or sign-in does so too, and readers need none: 9 MB of memory.
        foreach (var warmUp in services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Name == "DataProtectionHostedService").ToList())
            services.Remove(warmUp);

        // The language prefix is part of the path base, and a cookie belongs to both languages.
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, options =>
        {
            options.Cookie.Name = SignInCookie;
            options.Cookie.Path = "/";
        });
        services.Configure<CookieTempDataProviderOptions>(options =>
        {
            options.Cookie.Name = "community.notice";
            options.Cookie.Path = "/";
        });
    }

    // What the framework says when a value cannot be read, in the reader's language.
    private sealed class BindingMessages(IStringLocalizer<Strings> T) : IConfigureOptions<MvcOptions>
    {
        public void Configure(MvcOptions options)
        {
            var messages = options.ModelBindingMessageProvider;
            messages.SetAttemptedValueIsInvalidAccessor((_, name) => T["The value given for “{0}” cannot be read.", name]);
            messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => T["This value cannot be read."]);
            messages.SetUnknownValueIsInvalidAccessor(name => T["The value given for “{0}” cannot be read.", name]);
            messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => T["This value cannot be read."]);
            messages.SetValueIsInvalidAccessor(_ => T["This value cannot be read."]);
            messages.SetValueMustBeANumberAccessor(name => T["“{0}” is a number.", name]);
            messages.SetNonPropertyValueMustBeANumberAccessor(() => T["Give a number."]);
            messages.SetMissingBindRequiredValueAccessor(name => T["Fill in “{0}”.", name]);
            messages.SetMissingKeyOrValueAccessor(() => T["A value is missing."]);
            messages.SetMissingRequestBodyRequiredValueAccessor(() => T["The request is empty."]);
            messages.SetValueMustNotBeNullAccessor(_ => T["A value is missing."]);
        }
    }
}
