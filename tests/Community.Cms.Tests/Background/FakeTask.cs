using Community.Abstractions.Background;

namespace Community.Cms.Tests.Background;

/// <summary>A task that counts its runs and does what the test says.</summary>
internal sealed class FakeTask(string name, string schedule) : IBackgroundTask
{
    private int runs;

    public int Runs => Volatile.Read(ref runs);

    public Func<CancellationToken, Task<string>> Work { get; set; } = _ => Task.FromResult("fait");

    public string Name => name;

    public string Title => $"Title of {name}";

    public string Schedule => schedule;

    public Task<string> ExecuteAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref runs);
        return Work(cancellationToken);
    }
}
