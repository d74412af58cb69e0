using System.Diagnostics;
using Shouldly;
using Xunit;

namespace Community.Architecture.Tests;

/// <summary>Who builds without Node.js, with an old one or without npm reads one sentence that says what to do.</summary>
public sealed class FrontEndToolTests
{
    [Theory]
    [InlineData(null, null, "Community needs Node.js 20 or later with npm: install it, then run the command again.")]
    [InlineData("v18.20.4", "10.7.0", "Community needs Node.js 20 or later and found v18.20.4: update it, then run the command again.")]
    [InlineData("v22.1.0", null, "Community needs npm, which comes with Node.js 20 or later: install it, then run the command again.")]
    [InlineData("v20.0.0", "10.7.0", null)]
    public async Task A_missing_tool_is_named_in_one_sentence(string? node, string? npm, string? sentence)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The tools of this test are shell scripts.");
        var folder = Directory.CreateTempSubdirectory("community-tools-").FullName;
        try
        {
            var project = Path.Combine(folder, "tools.proj");
            await File.WriteAllTextAsync(project, $"<Project><Import Project=\"{Path.Combine(Repository.Root, "build", "FrontEnd.targets")}\" /></Project>", TestContext.Current.CancellationToken);
            Pretend("node", node);
            Pretend("npm", npm);
            File.CreateSymbolicLink(Path.Combine(folder, "sh"), "/bin/sh");
            var start = new ProcessStartInfo("dotnet", ["msbuild", project, "-t:FrontEndCheckTools", "-nologo", "-v:minimal", "-nodeReuse:false"]) { RedirectStandardOutput = true, WorkingDirectory = folder };
            // Nothing else but a shell is found: the tools of this machine are not asked.
            start.Environment["PATH"] = folder;
            using var build = Process.Start(start)!;
            var output = await build.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await build.WaitForExitAsync(TestContext.Current.CancellationToken);
            (build.ExitCode == 0).ShouldBe(sentence is null, output);
            output.Split('\n').Where(line => line.Contains("error", StringComparison.Ordinal)).Select(line => line[(line.LastIndexOf("error :", StringComparison.Ordinal) + 7)..].Split('[')[0].Trim())
                .ShouldBe(sentence is null ? [] : [sentence]);
        }
        finally
        {
            Directory.Delete(folder, true);
        }

        void Pretend(string tool, string? version)
        {
            if (version is null)
                return;
            var path = Path.Combine(folder, tool);
            File.WriteAllText(path, $"#!/bin/sh\necho {version}\n");
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
