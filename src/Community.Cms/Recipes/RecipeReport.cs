namespace Community.Cms.Recipes;

/// <summary>A kind of step and how many of it there were.</summary>
/// <param name="Name">The step's name, as the file writes it.</param>
/// <param name="Times">How many.</param>
internal sealed record StepCount(string Name, int Times);

/// <summary>What a run did.</summary>
/// <param name="Recipe">The recipe.</param>
/// <param name="Done">Steps that were applied, in order of their first appearance.</param>
/// <param name="Skipped">Steps that this engine does not know.</param>
/// <param name="Notes">What people should know, e.g. a missing file.</param>
internal sealed record RecipeReport(string Recipe, IReadOnlyList<StepCount> Done, IReadOnlyList<StepCount> Skipped, IReadOnlyList<string> Notes);
