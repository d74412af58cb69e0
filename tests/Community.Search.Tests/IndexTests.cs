using Community.Abstractions.Content;
using Community.Abstractions.Search;
using Community.Search.Indexing;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Search.Tests;

/// <summary>The index against the change feed, stops, other processes and broken files.</summary>
public sealed class IndexTests
{
    [Fact]
    public async Task Unpublished_and_removed_items_are_gone()
    {
        await using var house = new House();
        var (one, two) = (An.Article("Robot un"), An.Article("Robot deux"));
        await house.PublishAsync(one, two, An.Article("Robot trois"));
        house.Content.Unpublish(one.ContentItemId);
        house.Content.Remove(two.ContentItemId);
        await house.CatchUpAsync();
        (await house.TitlesAsync("robot")).ShouldBe(["Robot trois"]);
    }

    [Fact]
    public async Task A_changed_item_is_found_by_its_new_words_only()
    {
        await using var house = new House();
        var article = An.Article("Robot");
        await house.PublishAsync(article);
        article.DisplayText = "Automate";
        await house.PublishAsync(article);
        (await house.TitlesAsync("robot")).ShouldBeEmpty();
        (await house.TitlesAsync("automate")).ShouldBe(["Automate"]);
    }

    [Fact]
    public async Task A_restart_goes_on_where_the_last_commit_was()
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("Robot un"));
        house.Index.Dispose();
        await using var again = new House(twin: house);
        (await again.Indexer.GetCursorAsync(default)).ShouldBe(1);
        var reads = again.Content.Reads;
        await again.CatchUpAsync();
        again.Content.Reads.ShouldBe(reads, "nothing is read twice");
        (await again.TitlesAsync("robot")).ShouldBe(["Robot un"]);
    }

    [Fact]
    public async Task What_was_not_committed_is_read_again()
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("Robot un"));
        house.Index.Apply([new SearchDocument { ContentItemId = "x", Kind = "NewsArticle", Title = "Robot perdu", Path = "x" }], []);
        house.Index.Dispose();
        await using var again = new House(twin: house);
        (await again.TitlesAsync("robot")).ShouldBe(["Robot un"]);
        (await again.Indexer.GetCursorAsync(default)).ShouldBe(1);
    }

    [Fact]
    public async Task A_store_that_does_not_answer_leaves_the_cursor_where_it_was()
    {
        await using var house = new House();
        house.Content.IsDown = true;
        house.Content.Publish(An.Article("Robot"));
        await Should.ThrowAsync<IOException>(() => house.CatchUpAsync());
        (await house.Indexer.GetCursorAsync(default)).ShouldBe(0);
        house.Content.IsDown = false;
        await house.CatchUpAsync();
        (await house.TitlesAsync("robot")).ShouldBe(["Robot"]);
    }

    [Fact]
    public async Task Repeated_rows_are_harmless()
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("Robot"));
        await house.Indexer.HandleAsync(house.Content.Changes, default);
        await house.Indexer.HandleAsync(house.Content.Changes, default);
        (await house.FindAsync("robot")).Total.ShouldBe(1);
    }

    [Fact]
    public async Task A_deleted_folder_is_filled_again()
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("Robot"));
        house.Index.Dispose();
        Directory.Delete(Path.Combine(house.Folder, "search"), recursive: true);
        await using var again = new House(twin: house);
        (await again.Indexer.GetCursorAsync(default)).ShouldBe(0);
        await again.CatchUpAsync();
        (await again.TitlesAsync("robot")).ShouldBe(["Robot"]);
    }

    [Theory]
    [InlineData("segments_*")]
    [InlineData("segments.gen")]
    [InlineData("*.cfs")]
    [InlineData("*.si")]
    public async Task A_broken_index_is_made_again(string files)
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("Robot", string.Join(' ', Enumerable.Range(0, 500).Select(i => $"mot{i}"))));
        house.Index.Dispose();
        var broken = Directory.GetFiles(Path.Combine(house.Folder, "search"), files);
        broken.ShouldNotBeEmpty();
        foreach (var file in broken)
            await File.WriteAllBytesAsync(file, [.. Enumerable.Repeat((byte)0x5A, (int)new FileInfo(file).Length)]);
        await using var again = new House(twin: house);
        await again.CatchUpAsync();
        // The commit may be sound where the rest is broken: that is seen when somebody searches, and mended at once.
        await again.TitlesAsync("robot");
        await WaitUntilAsync(() => !again.Indexer.IsRebuilding);
        (await again.TitlesAsync("robot")).ShouldBe(["Robot"]);
        again.Index.GetState().IsWriter.ShouldBeTrue();
    }

    [Fact]
    public async Task A_start_with_nothing_new_does_not_open_the_index()
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("Robot"));
        house.Index.Dispose();
        await using var again = new House(twin: house);
        await again.CatchUpAsync();
        await using var third = new House(twin: house);
        third.Index.EnsureWriter().ShouldBeTrue("nobody has taken the index");
    }

    [Theory]
    [InlineData("")]
    [InlineData("segments_1 2 99 x")]
    [InlineData("segments_zzzz 2 99 x")]
    [InlineData("{0} 1 99 x")]
    [InlineData("{0} 2 -1 x")]
    [InlineData("{0} 2 99")]
    public async Task A_note_of_another_commit_is_not_believed(string note)
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("Robot"));
        house.Index.Dispose();
        var folder = Path.Combine(house.Folder, "search");
        await File.WriteAllTextAsync(Path.Combine(folder, CommitNote.FileName), string.Format(null, note, Path.GetFileName(Directory.GetFiles(folder, "segments_*").Single())));
        await using var again = new House(twin: house);
        (await again.Indexer.GetCursorAsync(default)).ShouldBe(1);
    }

    [Fact]
    public async Task A_change_to_an_index_that_turns_out_broken_fills_it_whole()
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("Robot un"));
        house.Index.Dispose();
        foreach (var file in Directory.GetFiles(Path.Combine(house.Folder, "search"), "*.cfs"))
            await File.WriteAllBytesAsync(file, [.. Enumerable.Repeat((byte)0x5A, (int)new FileInfo(file).Length)]);
        await using var again = new House(twin: house);
        await again.PublishAsync(An.Article("Robot deux"));
        await WaitUntilAsync(() => !again.Indexer.IsRebuilding);
        (await again.TitlesAsync("robot")).Order().ShouldBe(["Robot deux", "Robot un"]);
        (await again.Indexer.GetCursorAsync(default)).ShouldBe(2);
    }

    [Fact]
    public async Task A_second_process_reads_what_the_first_commits_and_takes_over_when_it_ends()
    {
        await using var first = new House();
        await first.PublishAsync(An.Article("Robot un"));
        await using var second = new House(twin: first);
        (await second.TitlesAsync("robot")).ShouldBe(["Robot un"]);
        second.Index.GetState().IsWriter.ShouldBeFalse();
        second.Indexer.StartRebuild().ShouldBeFalse();

        await first.PublishAsync(An.Article("Robot deux"));
        await second.Indexer.HandleAsync([first.Content.Changes[^1]], default);
        (await second.TitlesAsync("robot")).Count.ShouldBe(2);

        first.Index.Dispose();
        first.Content.Publish(An.Article("Robot trois"));
        await second.CatchUpAsync();
        (await second.TitlesAsync("robot")).Count.ShouldBe(3);
        second.Index.GetState().IsWriter.ShouldBeTrue();
    }

    [Fact]
    public async Task A_reading_process_waits_for_the_writer_and_says_so_when_it_does_not_come()
    {
        await using var first = new House();
        await first.PublishAsync(An.Article("Robot un"));
        await using var second = new House(twin: first);
        _ = await second.TitlesAsync("robot");
        first.Content.Publish(An.Article("Robot deux"));
        var following = second.Indexer.HandleAsync([first.Content.Changes[^1]], default);
        following.IsCompleted.ShouldBeFalse();
        await first.CatchUpAsync();
        while (!following.IsCompleted)
        {
            first.Time.Advance(TimeSpan.FromMilliseconds(200));
            await Task.Yield();
        }
        await following;
        (await second.TitlesAsync("robot")).Count.ShouldBe(2);

        first.Content.Publish(An.Article("Robot trois"));
        var waiting = second.Indexer.HandleAsync([first.Content.Changes[^1]], default);
        while (!waiting.IsCompleted)
        {
            first.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        await Should.ThrowAsync<TimeoutException>(waiting);
        (await second.Indexer.GetCursorAsync(default)).ShouldBe(2);
    }

    [Fact]
    public async Task A_changed_definition_fills_the_index_again()
    {
        await using var house = new House();
        var page = An.Item("Page", "Un titre").WithField("Later", new TextField { Text = "robotique" });
        await house.PublishAsync(page);
        (await house.TitlesAsync("robotique")).ShouldBeEmpty();
        house.Definitions.Add("Page", ["TitlePart", "AutoroutePart"], ("Later", "TextField"));
        house.Content.ChangeSite("ContentDefinitions");
        await house.CatchUpAsync();
        (await house.TitlesAsync("robotique")).ShouldBe(["Un titre"]);
    }

    [Fact]
    public async Task A_definition_that_changed_while_the_site_was_off_fills_the_index_again()
    {
        await using var house = new House();
        await house.PublishAsync(An.Item("Page", "Un titre").WithField("Later", new TextField { Text = "robotique" }));
        house.Index.Dispose();
        house.Definitions.Add("Page", ["TitlePart", "AutoroutePart"], ("Later", "TextField"));
        await using var again = new House(twin: house);
        (await again.Indexer.GetCursorAsync(default)).ShouldBe(0);
        (await again.TitlesAsync("titre")).ShouldBe(["Un titre"], "what is there stays findable meanwhile");
        await again.CatchUpAsync();
        (await again.TitlesAsync("robotique")).ShouldBe(["Un titre"]);
    }

    [Fact]
    public async Task A_rebuild_takes_out_what_is_no_longer_there()
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("Robot"));
        house.Index.Apply([new SearchDocument { ContentItemId = "ghost", Kind = "NewsArticle", Title = "Robot fantôme", Path = "x" }], []);
        (await house.TitlesAsync("robot")).Count.ShouldBe(2);
        (await house.Indexer.RebuildAsync(default)).ShouldBeTrue();
        (await house.TitlesAsync("robot")).ShouldBe(["Robot"]);
        (await house.Indexer.GetCursorAsync(default)).ShouldBe(1);
    }

    [Fact]
    public async Task One_item_that_cannot_be_read_does_not_stop_the_others()
    {
        await using var house = new House(add: services => services.AddSingleton<ISearchSource, BrokenSource>());
        await house.PublishAsync(An.Item("Partner", "Robot fâché"), An.Article("Robot"));
        (await house.TitlesAsync("robot")).ShouldBe(["Robot"]);
        (await house.Indexer.GetCursorAsync(default)).ShouldBe(2);
    }

    private static async Task WaitUntilAsync(Func<bool> done)
    {
        while (!done())
            await Task.Delay(10, TestContext.Current.CancellationToken);
    }

    private sealed class BrokenSource : ISearchSource
    {
        public IReadOnlyCollection<string> ContentTypes { get; } = ["Partner"];

        public ValueTask<SearchDocument?> BuildAsync(ContentItem item, CancellationToken cancellationToken) => throw new FormatException("odd");
    }
}
