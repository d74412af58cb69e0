namespace Community.Theme.Opale.Paging;

/// <summary>Which pages a pager names: the first, the last and those around the current one.</summary>
internal static class PageNumbers
{
    public static IEnumerable<int> Around(int current, int pages)
    {
        // A gap of a single page would take as much room as that page.
        int from = current - 1 <= 3 ? 2 : current - 1;
        int to = current + 1 >= pages - 2 ? pages - 1 : current + 1;
        yield return 1;
        for (int page = Math.Max(2, from); page <= Math.Min(pages - 1, to); page++)
            yield return page;
        if (pages > 1)
            yield return pages;
    }
}
