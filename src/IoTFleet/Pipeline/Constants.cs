using System.Reflection;
using Amazon.Runtime;

namespace IoTFleet.Pipeline;

/// <summary>The words that a service had for something when this was built.</summary>
internal static class Constants
{
    /// <summary>The known words.</summary>
    internal static IEnumerable<string> Known<T>()
        where T : ConstantClass =>
        typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<T>().Select(constant => constant.Value);
}
