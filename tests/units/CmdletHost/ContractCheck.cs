using System.Management.Automation;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace IoTFleet.Tests.CmdletHost;

/// <summary>Finds what an assembly uses of PowerShell that CmdletHost does not have.</summary>
public static class ContractCheck
{
    private const string Contract = "System.Management.Automation";

    /// <summary>The missing types and members, by name; empty when the assembly runs.</summary>
    public static IReadOnlyList<string> Missing(Assembly assembly) => Missing(assembly, out _);

    /// <summary>The same, and how many references were checked.</summary>
    public static IReadOnlyList<string> Missing(Assembly assembly, out int references)
    {
        references = 0;
        List<string> missing = [];
        using FileStream stream = File.OpenRead(assembly.Location);
        using var image = new PEReader(stream);
        MetadataReader reader = image.GetMetadataReader();
        foreach (TypeReferenceHandle handle in reader.TypeReferences)
        {
            if (!IsContract(reader, handle))
                continue;
            references++;
            Try(Name(reader, handle), () => assembly.ManifestModule.ResolveType(MetadataTokens.GetToken(handle)));
        }

        foreach (MemberReferenceHandle handle in reader.MemberReferences)
        {
            MemberReference member = reader.GetMemberReference(handle);
            bool isOfContract = member.Parent.Kind switch
            {
                HandleKind.TypeReference => IsContract(reader, (TypeReferenceHandle)member.Parent),
                HandleKind.TypeSpecification => Parent(member.Parent)?.Assembly == typeof(PSObject).Assembly,
                _ => false,
            };
            if (!isOfContract)
                continue;
            references++;
            string owner = member.Parent.Kind == HandleKind.TypeReference ? Name(reader, (TypeReferenceHandle)member.Parent) : Parent(member.Parent)!.Name;
            Try($"{owner}.{reader.GetString(member.Name)}", () => assembly.ManifestModule.ResolveMember(MetadataTokens.GetToken(handle)));
        }

        // Types that lack what they override or implement do not load. The first is that of the module's globals.
        foreach (TypeDefinitionHandle handle in reader.TypeDefinitions.Skip(1))
            Try("type 0x" + MetadataTokens.GetToken(handle).ToString("X8", null), () => assembly.ManifestModule.ResolveType(MetadataTokens.GetToken(handle)));
        return missing;

        Type? Parent(EntityHandle handle)
        {
            try
            {
                return assembly.ManifestModule.ResolveType(MetadataTokens.GetToken(handle), [typeof(object), typeof(object), typeof(object)], [typeof(object), typeof(object), typeof(object)]);
            }
            catch (Exception)
            {
                return null;
            }
        }

        void Try(string name, Action resolve)
        {
            try
            {
                resolve();
            }
            catch (Exception e)
            {
                missing.Add($"{name}: {e.Message}");
            }
        }
    }

    private static bool IsContract(MetadataReader reader, TypeReferenceHandle handle)
    {
        TypeReference type = reader.GetTypeReference(handle);
        return type.ResolutionScope.Kind switch
        {
            HandleKind.AssemblyReference => reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name) == Contract,
            HandleKind.TypeReference => IsContract(reader, (TypeReferenceHandle)type.ResolutionScope),
            _ => false,
        };
    }

    private static string Name(MetadataReader reader, TypeReferenceHandle handle)
    {
        TypeReference type = reader.GetTypeReference(handle);
        return reader.GetString(type.Name);
    }
}
