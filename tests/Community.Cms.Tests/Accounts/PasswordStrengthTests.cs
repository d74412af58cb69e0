using Community.Cms.Accounts.Passwords;
using CsCheck;

namespace Community.Cms.Tests.Accounts;

public sealed class PasswordStrengthTests
{
    [Theory]
    [InlineData("motdepasse")]
    [InlineData("MotDePasse2026!")]
    [InlineData("Password123456")]
    [InlineData("p@ssw0rd2026")]
    [InlineData("M0td3p@ss3!!")]
    [InlineData("marseille13")]
    [InlineData("Calais62100!")]
    [InlineData("Soleil-Marseille")]
    [InlineData("iloveyou1234")]
    [InlineData("Jean-Pierre59")]
    [InlineData("24/11/1987")]
    [InlineData("0328471596")]
    [InlineData("élodie2004")]
    public void Words_and_dates_that_everybody_tries_are_refused(string password) => PasswordStrength.Judge(password).ShouldBe(PasswordWeakness.Common);

    [Theory]
    [InlineData("azertyuiop")]
    [InlineData("AZERTYUIOP")]
    [InlineData("poiuytreza")]
    [InlineData("1234567890")]
    [InlineData("abcdefghijkl")]
    [InlineData("aaaaaaaaaa")]
    [InlineData("abababababab")]
    [InlineData("x7q!x7q!x7q!")]
    [InlineData("qwertyuiop123456")]
    [InlineData("1111122222")]
    public void Walks_and_repetitions_are_refused(string password) => PasswordStrength.Judge(password).ShouldBe(PasswordWeakness.Pattern);

    [Theory]
    [InlineData("nadia.benali")]
    [InlineData("Benali-Nadia-62")]
    [InlineData("NadiaBenali!")]
    public void Ones_own_name_and_address_do_not_count(string password) =>
        PasswordStrength.Judge(password, "Nadia Benali", "nadia.benali@example.org").ShouldBe(PasswordWeakness.Personal);

    [Theory]
    [InlineData("phare-dunes-dentelle-62")]
    [InlineData("agrafe tortue compas")]
    [InlineData("k7Vq9xT2mB")]
    [InlineData("trois girafes mauves")]
    [InlineData("Nadia aime les falaises de craie")]
    [InlineData("пароль из моря")]
    [InlineData("卡莱的灯塔在雾里发光")]
    [InlineData("🐳🦀🐚🦑🐙 mer")]
    public void Passwords_that_are_hard_to_guess_are_accepted(string password) =>
        PasswordStrength.Judge(password, "Nadia Benali", "nadia.benali@example.org").ShouldBe(PasswordWeakness.None);

    [Fact]
    public void The_list_is_there_and_long() => CommonWords.Count.ShouldBeGreaterThan(1000);

    [Fact]
    public void Any_text_at_all_gets_an_answer() =>
        Gen.String[0, 200].Sample(text => Enum.IsDefined(PasswordStrength.Judge(text, text, "a@b.c")));
}
