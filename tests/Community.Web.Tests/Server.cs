using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Community.Web.Tests;

/// <summary>The house as a process of its own, which can be killed.</summary>
internal sealed class Server : IDisposable
{
    private readonly ConcurrentQueue<string> output = new();
    private readonly Process process;
    private readonly HttpClient client;

    private Server(Process process, HttpClient client)
    {
        (this.process, this.client) = (process, client);
        Browser = new(client);
        process.OutputDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Browser Browser { get; }

    public bool HasExited => process.HasExited;

    /// <summary>What it wrote to the console; all of it once it was killed.</summary>
    public string Output => string.Join('\n', output);

    /// <summary>Starts the process and waits for nothing.</summary>
    /// <param name="folder">Its data.</param>
    /// <param name="environment">With <c>Development</c> it makes the accounts of the demonstration.</param>
    /// <param name="cookies">Those of its one visitor, who may outlive it.</param>
    /// <param name="settings">Configuration, as environment variables.</param>
    public static Server Launch(string folder, string environment = "Testing", CookieContainer? cookies = null, params (string Key, string Value)[] settings)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Community.Web.dll"), "--urls", address])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment["Community__DataPath"] = folder;
        start.Environment["Community__Accounts__RateLimit"] = "100000";
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        return new(Process.Start(start)!, new(new SocketsHttpHandler { CookieContainer = cookies ?? new(), AllowAutoRedirect = false }) { BaseAddress = new Uri(address) });
    }

    /// <summary>Waits until it answers.</summary>
    public async Task ReadyAsync()
    {
        for (var attempt = 0; ; attempt++)
            try
            {
                (await client.GetAsync("/health/live")).EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException) when (attempt < 2400 && !process.HasExited)
            {
                await Task.Delay(50);
            }
    }

    /// <summary>Waits until it has written something to the console.</summary>
    public async Task PrintedAsync(string text)
    {
        while (!Output.Contains(text, StringComparison.Ordinal) && !process.HasExited)
            await Task.Delay(10);
    }

    public void Kill()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            Kill();
        process.Dispose();
        client.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
