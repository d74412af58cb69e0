using Community.Cms.Definitions;
using CsCheck;

namespace Community.Cms.Tests.Definitions;

public sealed class PositionTests
{
    [Fact]
    public void Positions_order_as_people_count()
    {
        string[] expected = ["before", "0", "1", "1.2", "1.10", "2", "10", "", "after"];

        expected.Reverse().Order(PositionComparer.Instance).ShouldBe(expected);
    }

    [Fact]
    public void The_order_holds_together_whatever_is_written()
    {
        string[] usual = ["before", "after", "", "1", "2", "1.5", "-3", "x", "1.x"];
        var position = Gen.OneOf(Gen.Int[0, usual.Length - 1].Select(i => usual[i]), Gen.String);
        Gen.Select(position, position, position).Sample((a, b, c) =>
        {
            var order = PositionComparer.Instance;
            Math.Sign(order.Compare(a, b)).ShouldBe(-Math.Sign(order.Compare(b, a)));
            if (order.Compare(a, b) <= 0 && order.Compare(b, c) <= 0)
                order.Compare(a, c).ShouldBeLessThanOrEqualTo(0);
        });
    }
}
