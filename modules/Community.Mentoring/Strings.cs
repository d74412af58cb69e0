namespace Community.Mentoring;

/// <summary>Marks where the module's sentences are translated.</summary>
public sealed class Strings;
