namespace IoTFleet.Sandbox.Protocol;

/// <summary>One operation of a service: how HTTP names it and what answers it.</summary>
internal sealed class Operation(
    ServiceOperations service, string name, string method, string uri, int statusCode, bool isReadOnly, Action<OperationCall> call)
{
    private readonly string[] _segments = uri.Substring(1).Split('/');

    internal ServiceOperations Service { get; } = service;

    internal string Name { get; } = name;

    internal string Method { get; } = method;

    internal int StatusCode { get; } = statusCode;

    internal bool IsReadOnly { get; } = isReadOnly;

    internal void Invoke(OperationCall operationCall) => call(operationCall);

    /// <summary>The labels of a path that this operation answers, or null. Segments come as they stand in the URL; labels are decoded.</summary>
    internal Dictionary<string, string>? Match(string[] path)
    {
        var greedy = _segments[_segments.Length - 1].EndsWith("+}", StringComparison.Ordinal);
        if (greedy ? path.Length < _segments.Length : path.Length != _segments.Length) return null;
        var labels = new Dictionary<string, string>();
        for (var i = 0; i < _segments.Length; i++)
        {
            var segment = _segments[i];
            if (segment[0] != '{')
            {
                if (segment != path[i]) return null;
                continue;
            }

            var last = greedy && i == _segments.Length - 1;
            var value = last ? string.Join("/", path, i, path.Length - i) : path[i];
            if (value.Length == 0) return null;
            labels.Add(segment.Trim('{', '}', '+'), Uri.UnescapeDataString(value));
        }

        return labels;
    }
}
