using System.Net.Sockets;
using IoTFleet.Sandbox.Protocol;

namespace IoTFleet.Sandbox;

/// <summary>The body of an answer that comes slowly, or whose connection is reset half way.</summary>
internal sealed class FaultyBody(SandboxResponse answer) : Stream
{
    private const int SlowParts = 100;
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => answer.Body.Length;

    public override long Position { get => _position; set => throw new NotSupportedException(); }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        if (answer.Delivery == Delivery.Slow && _position < answer.Body.Length)
            await Task.Delay(TimeSpan.FromTicks(answer.Time.Ticks / Parts), cancellationToken).ConfigureAwait(false);
        return Next(buffer, offset, count);
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (answer.Delivery == Delivery.Slow && _position < answer.Body.Length) Thread.Sleep(TimeSpan.FromTicks(answer.Time.Ticks / Parts));
        return Next(buffer, offset, count);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    // Not byte by byte: a long body would take the resolution of the timer for each.
    private int Parts => Math.Max(1, Math.Min(SlowParts, answer.Body.Length));

    private int Next(byte[] buffer, int offset, int count)
    {
        var end = answer.Delivery == Delivery.Half ? answer.Body.Length / 2 : answer.Body.Length;
        var step = answer.Delivery == Delivery.Slow ? (answer.Body.Length + Parts - 1) / Parts : end;
        var length = Math.Min(count, Math.Min(step, end - _position));
        if (length <= 0)
            return answer.Delivery == Delivery.Half
                ? throw new IOException("The connection was reset.", new SocketException((int)SocketError.ConnectionReset))
                : 0;
        Array.Copy(answer.Body, _position, buffer, offset, length);
        _position += length;
        return length;
    }
}
