using Community.Theme.Opale.Paging;
using CsCheck;

namespace Community.Theme.Opale.Tests;

public sealed class PageNumbersTests
{
    [Theory]
    [InlineData(1, 5, "1 2 5")]
    [InlineData(3, 20, "1 2 3 4 20")]
    [InlineData(10, 20, "1 9 10 11 20")]
    [InlineData(20, 20, "1 19 20")]
    [InlineData(4, 7, "1 2 3 4 5 6 7")]
    public void Ends_and_neighbours_are_named(int current, int pages, string expected) =>
        string.Join(' ', PageNumbers.Around(current, pages)).ShouldBe(expected);

    [Fact]
    public void Numbers_grow_within_bounds_hold_the_current_page_and_leave_no_gap_of_one() =>
        Gen.Select(Gen.Int[1, 10_000], Gen.Int[1, 10_000]).Sample((a, b) =>
        {
            int pages = Math.Max(a, b), current = Math.Min(a, b);
            var numbers = PageNumbers.Around(current, pages).ToArray();
            return numbers.Contains(current) && numbers[0] == 1 && numbers[^1] == pages && numbers.Length <= 9
                && numbers.Zip(numbers.Skip(1)).All(pair => pair.Second > pair.First && pair.Second - pair.First != 2);
        });
}
