namespace IoTFleet.Sandbox;

/// <summary>Room in memory for the bodies of requests, however many come at once.</summary>
internal sealed class BodyRoom(long size)
{
    private readonly object _gate = new();
    private readonly long _size = size;
    private long _taken;

    /// <summary>What one request takes, until it is over.</summary>
    internal sealed class Share(BodyRoom room) : IDisposable
    {
        private long _taken;
        private bool _isOver;

        /// <summary>Takes room for so many bytes; false when there is none, or the request is over.</summary>
        internal bool TryTake(int count)
        {
            lock (room._gate)
            {
                if (_isOver || room._taken + count > room._size) return false;
                room._taken += count;
                _taken += count;
                return true;
            }
        }

        public void Dispose()
        {
            lock (room._gate)
            {
                if (_isOver) return;
                _isOver = true;
                room._taken -= _taken;
            }
        }
    }
}
