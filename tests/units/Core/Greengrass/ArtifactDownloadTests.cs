using System.Net;
using IoTFleet.Core.Files;
using IoTFleet.Core.Greengrass;
using IoTFleet.Core.Sessions;
using Xunit;

namespace IoTFleet.Tests.Core.Greengrass;

public sealed class ArtifactDownloadTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("iotfleet-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("file.zip")]
    [InlineData("bucket/key/file.zip")]
    [InlineData("..file")]
    public void A_name_becomes_a_path_in_the_folder(string name) =>
        Assert.Equal(Path.Combine(_folder, name), ArtifactDownload.PathOf(_folder, name));

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("../x")]
    [InlineData("a/../../x")]
    [InlineData("/etc/passwd")]
    [InlineData("..\\x")]
    [InlineData("\\\\host\\share")]
    [InlineData("C:\\x")]
    [InlineData("file.txt:stream")]
    [InlineData("a/.. /x")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("a\0b")]
    public void A_name_that_leads_out_is_refused(string name) => Assert.Throws<ArtifactException>(() => ArtifactDownload.PathOf(_folder, name));

    [Fact]
    public async Task A_download_that_breaks_off_leaves_nothing()
    {
        var session = SessionOf(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new BrokenStream()) });
        var path = Path.Combine(_folder, "file");
        var error = await Assert.ThrowsAnyAsync<Exception>(() => ArtifactDownload.SaveAsync(session, "https://host/file?signature=secret", path, false, null, TestContext.Current.CancellationToken));
        Assert.DoesNotContain("secret", error.Message);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task A_download_that_is_short_leaves_nothing()
    {
        var content = new ByteArrayContent(new byte[10]);
        content.Headers.ContentLength = 20;
        var session = SessionOf(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });
        await Assert.ThrowsAnyAsync<Exception>(() => ArtifactDownload.SaveAsync(session, "https://host/file", Path.Combine(_folder, "file"), false, null, TestContext.Current.CancellationToken));
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task A_refusal_is_told_without_the_URL()
    {
        var session = SessionOf(new HttpResponseMessage(HttpStatusCode.Forbidden));
        var error = await Assert.ThrowsAsync<ArtifactException>(() => ArtifactDownload.SaveAsync(session, "https://host/file?signature=secret", Path.Combine(_folder, "file"), false, null, TestContext.Current.CancellationToken));
        Assert.Contains("403", error.Message);
        Assert.DoesNotContain("secret", error.Message);
    }

    [Fact]
    public async Task Whole_files_replace_only_when_told_to()
    {
        var path = Path.Combine(_folder, "a", "file");
        await WholeFile.WriteAsync(path, false, file => file.WriteAsync(new byte[] { 1 }, TestContext.Current.CancellationToken).AsTask());
        await Assert.ThrowsAsync<FileExistsException>(() => WholeFile.WriteAsync(path, false, _ => Task.CompletedTask));
        await Assert.ThrowsAsync<InvalidOperationException>(() => WholeFile.WriteAsync(path, true, _ => throw new InvalidOperationException()));
        Assert.Equal([1], await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        await WholeFile.WriteAsync(path, true, file => file.WriteAsync(new byte[] { 2 }, TestContext.Current.CancellationToken).AsTask());
        Assert.Equal([2], await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        Assert.Single(Directory.GetFileSystemEntries(Path.Combine(_folder, "a")));
    }

    private static FleetSession SessionOf(HttpResponseMessage answer) => SessionFactory.Get(new SessionSettings { Handler = new Answering(answer) });

    private sealed class Answering(HttpResponseMessage answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer);
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override bool CanSeek => false;

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => throw new IOException("Connection reset.");

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("Connection reset.");
    }
}
