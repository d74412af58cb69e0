using Community.Jobs.Checking;
using Shouldly;
using Xunit;

namespace Community.Jobs.Tests.Checking;

public sealed class AdCheckerTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("tuned")]
    [InlineData("held-out")]
    public void Labelled_sentences_are_told_apart(string part)
    {
        var (precision, recall, count) = Measure(part);
        output.WriteLine($"{part}: {count} sentences, precision {precision:0.000}, recall {recall:0.000}");
        count.ShouldBeGreaterThan(100);
        precision.ShouldBeGreaterThanOrEqualTo(0.9);
        recall.ShouldBeGreaterThanOrEqualTo(0.9);
    }

    [Fact]
    public void Half_of_the_sentences_are_innocent_look_alikes()
    {
        var all = Sentences("tuned").Concat(Sentences("held-out")).ToList();
        all.Count.ShouldBeGreaterThanOrEqualTo(200);
        all.Count(sentence => sentence.Label == "ok").ShouldBeGreaterThanOrEqualTo(all.Count / 2);
        all.Select(sentence => sentence.Text).Distinct().Count().ShouldBe(all.Count);
    }

    [Fact]
    public void Every_rule_keeps_its_own_examples()
    {
        AdChecker.All.Count().ShouldBeGreaterThan(10);
        foreach (var rule in AdChecker.All)
        {
            foreach (var hit in rule.Hits)
                AdChecker.Check(hit).ShouldContain(finding => finding.Rule == rule.Id, hit);
            foreach (var pass in rule.Passes)
                AdChecker.Check(pass).ShouldBeEmpty(pass);
        }
    }

    [Fact]
    public void A_finding_says_the_words_the_criterion_why_and_what_to_write()
    {
        var finding = AdChecker.Check("Bonjour. Langue maternelle anglaise exigée.").ShouldHaveSingleItem();
        finding.Excerpt.ShouldContain("Langue maternelle");
        finding.Law!.ShouldContain("L.1132-1");
        finding.Why.ShouldNotBeEmpty();
        finding.Instead.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_text_made_to_be_slow_is_read_all_the_same() =>
        AdChecker.Check(string.Concat(Enumerable.Repeat("recherche jeune équipe a-ge de \u0000 ", 20_000))).ShouldNotBeNull();

    [Theory]
    [InlineData("Développeur web", true)]
    [InlineData("Technicien de maintenance", true)]
    [InlineData("Secrétaire", false)]
    [InlineData("Vendeuse", true)]
    [InlineData("Chargé de communication", true)]
    [InlineData("Développeuse ou développeur web", false)]
    [InlineData("Développeur web (F/H)", false)]
    [InlineData("Développeur web H/F", false)]
    [InlineData("Technicien(ne) informatique", false)]
    [InlineData("Chargée ou chargé de communication", false)]
    [InlineData("Comptable", false)]
    [InlineData("Conseillère ou conseiller numérique", false)]
    public void A_title_has_both_forms(string title, bool lacks) => TitleForms.LacksOneForm(title).ShouldBe(lacks);

    private static (double Precision, double Recall, int Count) Measure(string part)
    {
        int right = 0, wrong = 0, missed = 0, count = 0;
        foreach (var (label, text) in Sentences(part))
        {
            count++;
            var flagged = AdChecker.Check(text).Any();
            if (label == "ok")
                wrong += flagged ? 1 : 0;
            else if (flagged)
                right++;
            else
                missed++;
        }
        return (right / (double)(right + wrong), right / (double)(right + missed), count);
    }

    private static IEnumerable<(string Label, string Text)> Sentences(string part) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Checking", $"sentences.{part}.txt"))
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(" | ", 2)).Select(cells => (cells[0].Trim(), cells[1].Trim()));
}
