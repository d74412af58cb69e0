using Community.Cms.Admin.Editing;
using Shouldly;
using Xunit;

namespace Community.Cms.Admin.Tests;

public sealed class ParisTimeTests
{
    [Theory]
    [InlineData("2026-11-24T18:30", "2026-11-24T17:30:00Z")]
    [InlineData("2026-07-14T18:30", "2026-07-14T16:30:00Z")]
    [InlineData("24/11/2026 18:30", "2026-11-24T17:30:00Z")]
    [InlineData("24/11/2026 18h30", "2026-11-24T17:30:00Z")]
    public void What_a_clock_in_Calais_shows_is_stored_as_UTC(string typed, string utc)
    {
        ParisTime.TryParse(typed, null, out var moment).ShouldBe(LocalMoment.Fine);
        moment.ShouldBe(DateTime.Parse(utc, null, System.Globalization.DateTimeStyles.AdjustToUniversal));
        moment.Kind.ShouldBe(DateTimeKind.Utc);
    }

    [Fact]
    public void The_hour_that_the_clocks_skip_in_March_is_refused() =>
        ParisTime.TryParse("2026-03-29T02:30", null, out _).ShouldBe(LocalMoment.Skipped);

    [Fact]
    public void The_hour_that_comes_twice_in_October_is_the_first_one()
    {
        ParisTime.TryParse("2026-10-25T02:30", null, out var moment).ShouldBe(LocalMoment.Fine);
        moment.ShouldBe(new DateTime(2026, 10, 25, 0, 30, 0, DateTimeKind.Utc));
    }

    [Fact]
    public void A_moment_in_the_second_of_the_two_hours_stays_when_nobody_changed_it()
    {
        var second = new DateTime(2026, 10, 25, 1, 30, 0, DateTimeKind.Utc);
        ParisTime.TryParse(ParisTime.ToInput(second), second, out var moment).ShouldBe(LocalMoment.Fine);
        moment.ShouldBe(second);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("")]
    [InlineData("2026-13-01T10:00")]
    [InlineData("0001-01-01T00:00")]
    [InlineData("24/11/2026")]
    public void What_is_no_date_and_time_is_not_read(string typed) => ParisTime.TryParse(typed, null, out _).ShouldBe(LocalMoment.Unreadable);
}
