using System.Collections.Concurrent;
using System.Management.Automation;
using System.Xml.Linq;

namespace IoTFleet.CmdletHost.Engine;

/// <summary>What *.Types.ps1xml adds to types: aliases, notes and the properties shown by default.</summary>
internal static class TypeTable
{
    private static readonly ConcurrentDictionary<string, Entry> Entries = new(StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<PSMemberInfo> MembersOf(IEnumerable<string> typeNames) =>
        Entries.IsEmpty ? [] : typeNames.SelectMany(name => Entries.TryGetValue(name, out Entry? entry) ? entry.Members : []);

    public static IReadOnlyList<string>? DefaultDisplayProperties(IEnumerable<string> typeNames) =>
        typeNames.Select(name => Entries.TryGetValue(name, out Entry? entry) ? entry.DefaultDisplay : null).FirstOrDefault(d => d is not null);

    public static void Load(string path)
    {
        foreach (XElement type in XDocument.Load(path).Root!.Elements("Type"))
        {
            List<PSMemberInfo> members = [];
            IReadOnlyList<string>? display = null;
            foreach (XElement member in type.Elements("Members").Elements())
            {
                string name = Value(member, "Name");
                switch (member.Name.LocalName)
                {
                    case "AliasProperty":
                        members.Add(new PSAliasProperty(name, Value(member, "ReferencedMemberName")));
                        break;
                    case "NoteProperty":
                        members.Add(new PSNoteProperty(name, Value(member, "Value")));
                        break;
                    case "MemberSet" when name == "PSStandardMembers":
                        display = member.Element("Members")?.Elements("PropertySet")
                            .Where(set => Value(set, "Name") == "DefaultDisplayPropertySet")
                            .Select(set => set.Descendants("ReferencedProperties").Elements("Name").Select(n => n.Value.Trim()).ToArray())
                            .FirstOrDefault();
                        break;
                }
            }

            Entries[Value(type, "Name")] = new Entry(members, display);
        }
    }

    private static string Value(XElement parent, string name) => parent.Element(name)?.Value.Trim() ?? string.Empty;

    private sealed record Entry(IReadOnlyList<PSMemberInfo> Members, IReadOnlyList<string>? DefaultDisplay);
}
