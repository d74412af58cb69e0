using Community.Members.Contracts;
using Shouldly;
using Xunit;

namespace Community.Members.Tests;

public sealed class SiretTests
{
    [Theory]
    [InlineData("73282932000074", true)]
    [InlineData("732 829 320 00074", true)]
    [InlineData("73282932000075", false)]
    [InlineData("35600000000048", true)]
    [InlineData("35600000009075", true)]
    [InlineData("35600000009076", false)]
    [InlineData("00000000000000", false)]
    [InlineData("7328293200007", false)]
    [InlineData("7328293200007a", false)]
    [InlineData(null, false)]
    public void The_key_is_checked_with_the_exception_of_La_Poste(string? text, bool valid) => Siret.IsValid(text).ShouldBe(valid);
}
