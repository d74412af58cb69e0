using Community.Mentoring.Figures;

namespace Community.Mentoring.Tests;

/// <summary>Small groups are masked, also when they would follow from a difference.</summary>
public sealed class FigureTests
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void Counts_under_five_are_masked(int count, bool masked) => Figure.Count(count).Masked.ShouldBe(masked);

    [Theory]
    [InlineData(2, 20, true)]
    [InlineData(18, 20, true)]
    [InlineData(10, 20, false)]
    [InlineData(3, 4, true)]
    public void Shares_are_masked_when_either_side_is_small(int part, int whole, bool masked) => Figure.Share(part, whole).Masked.ShouldBe(masked);

    [Fact]
    public void The_median_of_an_even_number_is_between_the_two_in_the_middle() => ProgrammeFigures.Median([1, 3, 5, 9]).ShouldBe(4);
}
