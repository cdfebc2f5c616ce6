using Xunit;

namespace IoTFleet.Tests.Cmdlets.ManagedIntegrations;

public sealed class SecretTests : ThingsTest
{
    [Theory]
    [InlineData("CreateManagedThing", "New-MIManagedThing SN:TOPSECRET ZIGBEE_QR_BAR_CODE -Verbose")]
    [InlineData("StartDeviceDiscovery", "Start-MIDeviceDiscovery 'Home 1 Hub' ZWAVE -AuthenticationMaterial SN:TOPSECRET -MaterialType ZWAVE_INSTALL_CODE -Verbose")]
    [InlineData("CreateProvisioningProfile", "New-MIProvisioningProfile p -Type JITR -CaCertificate SN:TOPSECRET -Verbose")]
    [InlineData("SendConnectorEvent", "Send-MIConnectorEvent 'Acme Cloud' DEVICE_EVENT -UserId SN:TOPSECRET -Verbose")]
    public void An_error_that_repeats_a_secret_does_not_show_it(string operation, string pipeline)
    {
        Fail(operation, "Value 'SN:TOPSECRET' at 'member' failed to satisfy constraint.");
        var result = Session.Run(pipeline);
        var error = Assert.Single(result.Errors);
        Assert.Contains("Value '***' at", error.ToString());
        Assert.StartsWith("ValidationException", error.FullyQualifiedErrorId);
        Assert.DoesNotContain("TOPSECRET", $"{error} {error.Exception} {error.TargetObject} {string.Join(' ', result.Verbose)}");
    }

    [Theory]
    [InlineData("New-MIManagedThing SN:TOPSECRET ZIGBEE_QR_BAR_CODE -Owner TOPSECRET -SerialNumber TOPSECRET -WhatIf")]
    [InlineData("New-MICredentialLocker TOPSECRET -WhatIf")]
    [InlineData("New-MIOtaTaskConfiguration TOPSECRET -WhatIf")]
    [InlineData("Remove-MICredentialLocker TOPSECRET -WhatIf")]
    [InlineData("Get-MIManagedThing -Role CONTROLLER | Add-MIResourceTag -Tag @{ key = 'TOPSECRET' } -WhatIf")]
    [InlineData("Send-MIManagedThingCommand 'Home 1 Kitchen Lamp' -Capability matter.OnOff -Action On -Parameter @{ a = 'TOPSECRET' } -WhatIf")]
    public void A_preview_shows_nothing_sensitive(string pipeline) => Assert.DoesNotContain(WhatIf(pipeline), line => line.Contains("TOPSECRET"));

    [Fact]
    public void A_key_goes_to_a_file_for_the_user_alone()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            var profile = One($"New-MIProvisioningProfile keys -ClaimPrivateKeyPath '{path}'");
            Assert.Equal("", Text(profile, "ClaimCertificatePrivateKey"));
            Assert.StartsWith("-----BEGIN CERTIFICATE", Text(profile, "ClaimCertificate"));
            Assert.StartsWith("-----BEGIN RSA PRIVATE KEY", File.ReadAllText(path));
            if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));

            Assert.StartsWith("FileExists", Fails($"New-MIProvisioningProfile keys2 -ClaimPrivateKeyPath '{path}'").FullyQualifiedErrorId);
            Assert.Equal(1, Sandbox.Requests.CountOf("CreateProvisioningProfile"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_file_for_a_key_that_never_came_is_gone()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        Fail("CreateProvisioningProfile", "No.");
        Fails($"New-MIProvisioningProfile keys -ClaimPrivateKeyPath '{path}'");
        Assert.False(File.Exists(path));
    }
}
