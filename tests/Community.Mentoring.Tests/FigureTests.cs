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
    public void The_median_of_an_even_number_is_between_the_two_in_the_middle() => ProgrammeFigures.Median([(9, 1), (1, 1), (3, 1), (5, 1)]).ShouldBe(4);

    [Fact]
    public void The_median_counts_how_many_waited_as_long() => ProgrammeFigures.Median([(40, 1), (2, 3), (7, 1)]).ShouldBe(2);
}
