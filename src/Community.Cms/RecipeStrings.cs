namespace Community.Cms;

/// <summary>Names the texts about recipes and definitions: <c>Resources/RecipeStrings.fr.resx</c> translates every English sentence.</summary>
public sealed class RecipeStrings;
