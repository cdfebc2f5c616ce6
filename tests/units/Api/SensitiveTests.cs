using System.Collections;
using System.Net;
using System.Reflection;
using Amazon.IoTManagedIntegrations.Model;
using Amazon.Runtime;
using Amazon.Runtime.Documents;
using Amazon.Runtime.Internal;
using Xunit;

namespace IoTFleet.Tests.Api;

/// <summary>Sensitive members appear in no text that the SDK or the module may print.</summary>
public sealed class SensitiveTests
{
    private const string Secret = "s3cr3t-value";

    [Fact]
    public void No_message_tells_a_sensitive_member_as_text()
    {
        var types = typeof(CreateManagedThingRequest).Assembly.GetExportedTypes()
            .Where(t => t is { IsAbstract: false, IsClass: true } && t.GetConstructor([]) is not null)
            .Where(t => t.GetProperties().Any(p => p.GetCustomAttribute<AWSPropertyAttribute>() is { Sensitive: true }))
            .ToList();
        foreach (var type in types)
        {
            var message = Activator.CreateInstance(type)!;
            foreach (var property in type.GetProperties().Where(p => p.GetCustomAttribute<AWSPropertyAttribute>() is { Sensitive: true }))
            {
                if (property.PropertyType == typeof(string)) property.SetValue(message, Secret);
                else if (property.PropertyType == typeof(Document)) property.SetValue(message, new Document(Secret));
                else if (Activator.CreateInstance(property.PropertyType) is IDictionary map) { map["a"] = Secret; property.SetValue(message, map); }
                else Assert.Fail($"{type.Name}.{property.Name} is of the type {property.PropertyType.Name}, which this test cannot fill.");
            }

            Assert.DoesNotContain(Secret, message.ToString());
        }

        Assert.NotEmpty(types);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, """{"Message":"1 validation error","Owner":"s3cr3t-value"}""")]
    [InlineData(HttpStatusCode.Conflict, """{"Message":"taken","SerialNumber":"s3cr3t-value" """)]
    [InlineData(HttpStatusCode.BadGateway, "<html>s3cr3t-value</html>")]
    [InlineData(HttpStatusCode.OK, "<html>s3cr3t-value</html>")]
    [InlineData(HttpStatusCode.Created, """{"Id":1,"SerialNumber":"s3cr3t-value"}""")]
    [InlineData(HttpStatusCode.Created, """{"SerialNumber":"s3cr3t-value""")]
    public async Task No_exception_tells_what_was_sent_or_answered(HttpStatusCode status, string body)
    {
        var wire = new Wire(Answer.Json(status, body, ("x-amzn-ErrorType", "ValidationException")));
        var error = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => wire.ManagedIntegrations(c => c.MaxErrorRetry = 0).CreateManagedThingAsync(
            new CreateManagedThingRequest { Role = "DEVICE", AuthenticationMaterial = Secret, Owner = Secret, Tags = new() { ["a"] = Secret } }, TestContext.Current.CancellationToken));

        Assert.Contains(Secret, wire.Request.Text);
        Assert.DoesNotContain(Secret, error.ToString());
    }
}
