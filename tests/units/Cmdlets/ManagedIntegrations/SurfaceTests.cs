using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Amazon.IoTManagedIntegrations;
using Amazon.Runtime.Internal;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.ManagedIntegrations;
using IoTFleet.Pipeline;
using Xunit;

namespace IoTFleet.Tests.Cmdlets.ManagedIntegrations;

/// <summary>What holds for all cmdlets of managed integrations.</summary>
public sealed class SurfaceTests
{
    private static readonly string Folder = Path.GetDirectoryName(typeof(FleetCmdlet).Assembly.Location)!;

    private static IEnumerable<Type> Cmdlets => typeof(FleetCmdlet).Assembly.GetTypes()
        .Where(t => t.Namespace == typeof(ManagedIntegrationsCmdlet).Namespace && t.GetCustomAttribute<CmdletAttribute>() is not null);

    private static IEnumerable<(string Type, string[] Columns)> Views =>
        from view in XDocument.Load(Path.Combine(Folder, "ManagedIntegrations.Format.ps1xml")).Descendants("View")
        from type in view.Descendants("TypeName")
        select (type.Value, view.Descendants("TableColumnItem").Concat(view.Descendants("ListItem")).Select(Member).ToArray());

    // A property's name, $_.A.B, or what shows it: [IoTFleet.Views.Show]::Time($_.A).
    private static string Member(XElement item) =>
        item.Element("PropertyName")?.Value ?? Regex.Match(item.Element("ScriptBlock")!.Value, @"\$_\.([\w.]+)").Groups[1].Value;

    [Fact]
    public void What_changes_something_can_be_previewed_and_removals_forced()
    {
        foreach (var cmdlet in Cmdlets)
        {
            var attribute = cmdlet.GetCustomAttribute<CmdletAttribute>()!;
            var reads = attribute.VerbName is "Get" or "Wait";
            Assert.True(attribute.SupportsShouldProcess != reads, cmdlet.Name);
            if (attribute.VerbName is not ("Remove" or "Unregister")) continue;
            Assert.Equal(ConfirmImpact.High, attribute.ConfirmImpact);
            Assert.NotNull(cmdlet.GetProperty("Force"));
        }
    }

    [Fact]
    public void What_is_put_out_has_a_view()
    {
        var shown = Views.Select(v => v.Type).ToHashSet();
        var missing = Cmdlets.SelectMany(c => c.GetCustomAttributes<OutputTypeAttribute>()).SelectMany(o => o.Type).Select(t => t.Type!.FullName!).Distinct().Where(t => !shown.Contains(t)).ToList();
        Assert.Empty(missing);
    }

    [Fact]
    public void Views_show_nothing_sensitive_and_only_what_there_is()
    {
        // What the cmdlets attach themselves.
        string[] attached = ["ManagedThingId", "ManagedThingName", "Name", "Role", "DiscoveryType", "ControllerId", "DestinationName", "CloudConnectorId", "AccountAssociationId"];
        foreach (var (name, columns) in Views)
        {
            var type = typeof(IAmazonIoTManagedIntegrations).Assembly.GetType(name) ?? typeof(References).Assembly.GetType(name);
            Assert.True(type is not null, name);
            foreach (var column in columns)
            {
                var at = type;
                foreach (var part in column.Split('.'))
                {
                    var element = at!.IsGenericType && at.GetGenericTypeDefinition() == typeof(List<>) ? at.GenericTypeArguments[0] : at;
                    var property = element.GetProperty(part);
                    Assert.True(property is not null || attached.Contains(part), $"{name}.{column}");
                    Assert.False(property?.GetCustomAttribute<AWSPropertyAttribute>()?.Sensitive == true, $"{name}.{column} is sensitive");
                    at = property?.PropertyType;
                    if (at is null) break;
                }
            }
        }
    }

    [Fact]
    public void Every_operation_is_called_by_a_cmdlet()
    {
        // Named in the methods of the cmdlets and of what they use: the lambdas' classes are nested in them.
        var called = new[] { typeof(FleetCmdlet).Assembly, typeof(References).Assembly }
            .SelectMany(a => a.GetTypes())
            .Where(t => t.FullName!.Contains("ManagedIntegrations"))
            .SelectMany(t => t.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Cast<MethodBase>()
                .Concat(t.GetConstructors(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)))
            .SelectMany(Calls)
            .ToHashSet();
        var operations = typeof(IAmazonIoTManagedIntegrations).GetMethods().Select(m => m.Name).Where(n => n.EndsWith("Async")).Select(n => n[..^"Async".Length]).Distinct().ToList();
        Assert.Equal(83, operations.Count);
        Assert.Equal([], operations.Where(o => !called.Contains(o + "Async") && !called.Contains(o)).ToList());
    }

    private static IEnumerable<string> Calls(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } il) yield break;
        for (var i = 0; i + 4 < il.Length; i++)
        {
            // callvirt
            if (il[i] != 0x6F) continue;
            string? name = null;
            try
            {
                var target = method.Module.ResolveMethod(BitConverter.ToInt32(il, i + 1), method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null, method.IsGenericMethod ? method.GetGenericArguments() : null);
                if (target?.DeclaringType?.FullName?.StartsWith("Amazon.IoTManagedIntegrations", StringComparison.Ordinal) == true) name = target.Name;
            }
            catch (Exception e) when (e is ArgumentException or BadImageFormatException)
            {
                // Not a call after all.
            }

            if (name is not null) yield return name;
        }
    }
}
