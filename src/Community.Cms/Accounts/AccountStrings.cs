namespace Community.Cms;

/// <summary>Names the texts of accounts: <c>Resources/AccountStrings.fr.resx</c> translates every English sentence.</summary>
public sealed class AccountStrings;
