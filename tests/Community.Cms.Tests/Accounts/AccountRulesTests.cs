using Community.Cms.Accounts;
using CsCheck;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Tests.Accounts;

public sealed class AccountRulesTests
{
    [Theory]
    [InlineData("nadia@example.org")]
    [InlineData("n.benali+calais@sous.domaine.example.org")]
    [InlineData("hélène@exemple.fr")]
    public void An_address_that_mail_reaches_is_accepted(string email) => AccountRules.IsEmail(email).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("nadia")]
    [InlineData("nadia@")]
    [InlineData("@example.org")]
    [InlineData("nadia@example")]
    [InlineData("nadia@example.")]
    [InlineData("nadia@@example.org")]
    [InlineData("nadia @example.org")]
    [InlineData("Nadia <nadia@example.org>")]
    [InlineData("nadia@example.org, eve@example.org")]
    [InlineData("nadia@example.org\0")]
    [InlineData("nadia@example.org\r\nBcc: eve@example.org")]
    [InlineData("nadia\ud83d@example.org")]
    [InlineData("🐳@example.org")]
    public void Anything_else_is_not(string email) => AccountRules.IsEmail(email).ShouldBeFalse();

    [Theory]
    [InlineData("Nadia")]
    [InlineData("Jean-Éric O’Neill")]
    [InlineData("Marie 🐳")]
    [InlineData("👩🏽‍💻 Aïcha")]
    [InlineData("李娜")]
    public void A_name_may_be_any_name(string name) => AccountRules.NameProblem(name, Echo.Instance).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("Nadia\0")]
    [InlineData("Nadia\nBenali")]
    [InlineData("\u202EaidaN")]
    [InlineData("\u200B\u200B")]
    [InlineData("Nadia\ud83d")]
    public void A_name_that_cannot_be_shown_is_refused(string name) => AccountRules.NameProblem(name, Echo.Instance).ShouldNotBeNull();

    [Fact]
    public void A_name_ends_somewhere()
    {
        AccountRules.NameProblem(new('a', AccountRules.MaxName), Echo.Instance).ShouldBeNull();
        AccountRules.NameProblem(new('a', AccountRules.MaxName + 1), Echo.Instance).ShouldNotBeNull();
    }

    [Fact]
    public void Any_text_at_all_gets_an_answer() => Gen.String[0, 300].Sample(text =>
    {
        AccountRules.NameProblem(text, Echo.Instance);
        AccountRules.EmailProblem(text, Echo.Instance);
        NameSearch.Containing(text).ShouldStartWith("%");
    });

    [Theory]
    [InlineData("Élodie Çelik", "elodie celik")]
    [InlineData("Cœur d’Opale", "coeur d’opale")]
    [InlineData("a\ud83db", "ab")]
    public void Accents_do_not_matter_when_people_are_looked_for(string name, string folded) => NameSearch.Fold(name).ShouldBe(folded);

    [Fact]
    public void What_is_typed_is_looked_for_literally() => NameSearch.Containing(" 50%_\\ ").ShouldBe("%50\\%\\_\\\\%");

    private sealed class Echo : IStringLocalizer
    {
        public static Echo Instance { get; } = new();

        public LocalizedString this[string name] => new(name, name);

        public LocalizedString this[string name, params object[] arguments] => new(name, name);

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
    }
}
