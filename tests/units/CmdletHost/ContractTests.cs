using System.Reflection;
using Xunit;

namespace IoTFleet.Tests.CmdletHost;

public sealed class ContractTests
{
    [Theory]
    [InlineData("IoTFleet")]
    [InlineData("IoTFleet.Tests")]
    public void CmdletHost_has_all_that_an_assembly_uses_of_PowerShell(string name) =>
        Assert.Empty(ContractCheck.Missing(Assembly.Load(name)));
}
