namespace System.Management.Automation.Internal
{
    /// <summary>Base of the attributes that describe cmdlets.</summary>
    [AttributeUsage(AttributeTargets.All)]
    public abstract class CmdletMetadataAttribute : Attribute
    {
        internal CmdletMetadataAttribute()
        {
        }
    }

    /// <summary>Base of the attributes that say how a parameter is written.</summary>
    [AttributeUsage(AttributeTargets.All)]
    public abstract class ParsingBaseAttribute : CmdletMetadataAttribute
    {
        internal ParsingBaseAttribute()
        {
        }
    }
}

namespace System.Management.Automation
{
    using System.Management.Automation.Internal;

    /// <summary>What cmdlets and advanced functions declare of themselves.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    public abstract class CmdletCommonMetadataAttribute : CmdletMetadataAttribute
    {
        /// <summary>Creates the attribute.</summary>
        protected CmdletCommonMetadataAttribute()
        {
        }

        /// <summary>The impact that ShouldProcess weighs against $ConfirmPreference.</summary>
        public ConfirmImpact ConfirmImpact
        {
            get => SupportsShouldProcess ? field : ConfirmImpact.None;
            set;
        } = ConfirmImpact.Medium;

        /// <summary>The parameter set taken when several fit.</summary>
        public string? DefaultParameterSetName { get; set; }

        /// <summary>Where the help is.</summary>
        public string HelpUri { get; set; } = string.Empty;

        /// <summary>How the command works with remote computers.</summary>
        public RemotingCapability RemotingCapability { get; set; } = RemotingCapability.PowerShell;

        /// <summary>Whether the command takes -First, -Skip and -IncludeTotalCount.</summary>
        public bool SupportsPaging { get; set; }

        /// <summary>Whether the command takes -WhatIf and -Confirm.</summary>
        public bool SupportsShouldProcess { get; set; }

        /// <summary>Whether the command takes part in transactions.</summary>
        public bool SupportsTransactions { get; set; }
    }

    /// <summary>Names a cmdlet.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class CmdletAttribute : CmdletCommonMetadataAttribute
    {
        /// <summary>Names a cmdlet.</summary>
        public CmdletAttribute(string verbName, string nounName)
        {
            VerbName = verbName;
            NounName = nounName;
        }

        /// <summary>The noun.</summary>
        public string NounName { get; }

        /// <summary>The verb.</summary>
        public string VerbName { get; }
    }

    /// <summary>Other names of a command or parameter.</summary>
    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Class)]
    public sealed class AliasAttribute : ParsingBaseAttribute
    {
        /// <summary>Gives other names.</summary>
        public AliasAttribute(params string[] aliasNames) => AliasNames = aliasNames;

        /// <summary>The names.</summary>
        public IList<string> AliasNames { get; }
    }

    /// <summary>What a command puts out.</summary>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
    public sealed class OutputTypeAttribute : CmdletMetadataAttribute
    {
        /// <summary>Names output types.</summary>
        public OutputTypeAttribute(params Type[] type) => Type = [.. type.Select(t => new PSTypeName(t))];

        /// <summary>Names output types.</summary>
        public OutputTypeAttribute(params string[] type) => Type = [.. type.Select(t => new PSTypeName(t))];

        /// <summary>The parameter sets that put them out.</summary>
        public string[] ParameterSetName { get; set; } = ["__AllParameterSets"];

        /// <summary>The provider cmdlet, for providers.</summary>
        public string? ProviderCmdlet { get; set; }

        /// <summary>The types.</summary>
        public PSTypeName[] Type { get; }
    }

    /// <summary>Marks a parameter that takes wildcards.</summary>
    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
    public sealed class SupportsWildcardsAttribute : ParsingBaseAttribute;

    /// <summary>Hides a member from listings.</summary>
    [AttributeUsage(AttributeTargets.All)]
    public sealed class HiddenAttribute : ParsingBaseAttribute;

    /// <summary>Documents a parameter's default.</summary>
    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
    public sealed class PSDefaultValueAttribute : ParsingBaseAttribute
    {
        /// <summary>The default in words.</summary>
        public string? Help { get; set; }

        /// <summary>The default.</summary>
        public object? Value { get; set; }
    }

    /// <summary>Demands a type name of the objects bound to a parameter.</summary>
    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
    public class PSTypeNameAttribute : Attribute
    {
        /// <summary>Demands a type name.</summary>
        public PSTypeNameAttribute(string psTypeName) => PSTypeName = psTypeName;

        /// <summary>The name.</summary>
        public string PSTypeName { get; }
    }
}
