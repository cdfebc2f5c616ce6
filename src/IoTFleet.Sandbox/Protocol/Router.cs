namespace IoTFleet.Sandbox.Protocol;

/// <summary>Finds the operation that a request means.</summary>
internal static class Router
{
    /// <summary>The call of the operation; its operation is null, and its error written, when there is none.</summary>
    internal static OperationCall Route(IReadOnlyList<ServiceOperations> services, SandboxRequest request)
    {
        // Two services have /tags/{resourceArn}: the name a request is signed for tells them apart.
        var signedFor = SigningName(request);
        var path = request.Path.Trim('/').Split('/');
        var pathExists = false;
        foreach (var service in services.Where(s => signedFor is null || s.SigningName == signedFor))
            foreach (var operation in service.Operations)
            {
                if (operation.Match(path) is not { } labels) continue;
                if (operation.Method == request.Method) return new OperationCall(operation, request, labels);
                pathExists = true;
            }

        var call = new OperationCall(null, request, []);
        if (signedFor is not null && services.All(s => s.SigningName != signedFor))
            call.WriteError(404, "UnknownOperationException", $"The sandbox has no service that is signed as '{signedFor}'.");
        else if (pathExists)
            call.WriteError(405, "UnknownOperationException", $"No operation answers {request.Method} {request.Path}.");
        else
            call.WriteError(404, "UnknownOperationException", $"No operation answers {request.Path}.");
        return call;
    }

    // Authorization: AWS4-HMAC-SHA256 Credential=KEY/20260102/us-east-1/greengrass/aws4_request, ...
    private static string? SigningName(SandboxRequest request)
    {
        if (!request.Headers.TryGetValue("Authorization", out var header)) return null;
        var start = header.IndexOf("Credential=", StringComparison.Ordinal);
        if (start < 0) return null;
        var scope = header.Substring(start).Split(',', ' ')[0].Split('/');
        return scope.Length >= 5 ? scope[scope.Length - 2] : null;
    }
}
