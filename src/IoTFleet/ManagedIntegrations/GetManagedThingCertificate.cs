using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Gets the certificates of managed things that connect by themselves.</summary>
[Cmdlet(VerbsCommon.Get, "MIManagedThingCertificate")]
[OutputType(typeof(GetManagedThingCertificateResponse))]
public sealed class GetManagedThingCertificate : ManagedThingCmdlet
{
    private protected override void Process() => ForEachThing(
        "certificate of",
        (id, cancellation) => Client.GetManagedThingCertificateAsync(new GetManagedThingCertificateRequest { Identifier = id }, cancellation));
}
