using System.Reflection;
using Amazon.GreengrassV2.Model;
using Amazon.Runtime;
using IoTFleet.Greengrass;
using Xunit;

namespace IoTFleet.Tests.Cmdlets.Greengrass;

public sealed class CoreDeviceTests : GreengrassTest
{
    [Fact]
    public void Names_and_patterns_are_mixed_in_the_pipeline() => Assert.Equal(
        ["berlin-gw-0001", "lyon-gw-0001", "austin-gw-0001", "austin-gw-0002"],
        Each("'berlin-gw-0001', 'austin-gw-000[12]', 'lyon-gw-0001' | Get-GGCoreDevice", "CoreDeviceThingName"));

    [Fact]
    public void Filters_hold_for_names_too()
    {
        var sick = Each("Get-GGCoreDevice -Status UNHEALTHY", "CoreDeviceThingName")[0];
        Assert.Empty(Run($"Get-GGCoreDevice {sick} -Status HEALTHY"));
        Assert.Single(Run($"Get-GGCoreDevice {sick} -Status UNHEALTHY"));
        Assert.Empty(Run($"Get-GGCoreDevice {sick} -Runtime aws_nucleus_lite"));
        Assert.Empty(Run("Get-GGCoreDevice berlin-gw-0001 -ThingGroup Staging"));
    }

    [Theory]
    [InlineData(3, 0, 3)]
    [InlineData(80, 2, 0)]
    public void A_groups_size_decides_how_it_is_read(int size, int lists, int gets)
    {
        Sandbox.Devices.AddThingGroup("Some");
        for (var i = 0; i < size; i++) Sandbox.Devices.Add($"some-{i:D2}", "Some");
        Sandbox.Requests.Clear();
        var devices = Run("Get-GGCoreDevice -ThingGroup Some");
        Assert.Equal(size, devices.Count);
        Assert.All(devices, d => Assert.IsType<CoreDevice>(d.BaseObject));
        Assert.Equal(lists, Sandbox.Requests.CountOf("ListCoreDevices"));
        Assert.Equal(gets, Sandbox.Requests.CountOf("GetCoreDevice"));
    }

    [Theory]
    [InlineData(typeof(CoreDeviceComponent))]
    [InlineData(typeof(CoreDeviceDeployment))]
    [InlineData(typeof(CoreDeviceClient))]
    public void What_a_core_device_has_keeps_all_that_the_service_says(Type type)
    {
        var said = Activator.CreateInstance(type.BaseType!)!;
        var properties = type.BaseType!.GetProperties().Where(p => p.CanWrite).ToList();
        foreach (var property in properties) property.SetValue(said, Sample(property.PropertyType, property.Name));

        var item = Activator.CreateInstance(type, BindingFlags.Instance | BindingFlags.NonPublic, null, [said, "berlin-gw-0001"], null)!;

        Assert.NotEmpty(properties);
        Assert.All(properties, property => Assert.Equal(property.GetValue(said), property.GetValue(item)));
        Assert.Equal("berlin-gw-0001", type.GetProperty("CoreDeviceThingName")!.GetValue(item));
    }

    [Fact]
    public void Client_devices_are_gathered_into_batches_of_a_hundred()
    {
        for (var i = 0; i < 201; i++) Sandbox.Devices.AddThing($"meter-{i}");
        Sandbox.Requests.Clear();
        Run("0..200 | ForEach-Object { \"meter-$_\" } | Add-GGClientDevice -CoreDevice lyon-gw-0001");
        Assert.Equal(3, Sandbox.Requests.CountOf("BatchAssociateClientDeviceWithCoreDevice"));
        Assert.Equal(201, Run("Get-GGClientDevice lyon-gw-0001").Count);
        Run("Get-GGClientDevice lyon-gw-0001 | Remove-GGClientDevice -Force");
        Assert.Equal(3, Sandbox.Requests.CountOf("BatchDisassociateClientDeviceFromCoreDevice"));
        Assert.Empty(Run("Get-GGClientDevice lyon-gw-0001"));
    }

    [Fact]
    public void Each_refused_client_device_is_an_error_of_its_own()
    {
        var errors = Errors("'no-1', 'sensor-berlin-05', 'no-2' | Add-GGClientDevice -CoreDevice berlin-gw-0002");
        Assert.Equal(["no-1", "no-2"], errors.Select(e => e.TargetObject));
        Assert.All(errors, e => Assert.Equal(System.Management.Automation.ErrorCategory.ObjectNotFound, e.CategoryInfo.Category));
        Assert.Equal(["sensor-berlin-05"], Each("Get-GGClientDevice berlin-gw-0002", "ThingName"));
        Assert.Equal(["a", "b"], Errors("'a', 'b' | Add-GGClientDevice -CoreDevice nothing").Select(e => e.TargetObject));
    }

    [Fact]
    public void Endpoints_are_taken_in_every_form()
    {
        Run("Set-GGConnectivityInfo berlin-gw-0002 10.0.0.1:8883, [::1]:443, @{ HostAddress = 'core.local'; PortNumber = 1 }");
        Assert.Equal(["10.0.0.1", "::1", "core.local"], Each("Get-GGConnectivityInfo berlin-gw-0002", "HostAddress"));
        Assert.Equal(["10.0.0.1", "::1", "core.local"], Each("Get-GGConnectivityInfo berlin-gw-0002", "Id"));
        Assert.Contains("host:port", Text(Errors("Set-GGConnectivityInfo berlin-gw-0002 core.local")[0]));
    }

    private static object Sample(Type type, string text) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(string) => text,
        var t when t == typeof(List<string>) => new List<string> { text },
        var t when t == typeof(bool) => true,
        var t when t == typeof(DateTime) => new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
        var t when t.IsSubclassOf(typeof(ConstantClass)) => Activator.CreateInstance(t, text)!,
        var t => Activator.CreateInstance(t)!,
    };
}
