namespace IoTFleet.Sandbox.ManagedIntegrations.State;

/// <summary>
/// What a device's bar code says besides its secret: fields such as <c>SN:4711;UPC:829576019524;MAC:00155D014B05</c>.
/// </summary>
internal sealed class BarCode
{
    private static readonly char[] Separators = [',', ';', ' ', '%', '$'];

    internal BarCode(string material)
    {
        foreach (var field in material.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = field.IndexOf(':');
            if (colon > 0) Read(field.Substring(0, colon).Trim('"', '{'), field.Substring(colon + 1).Trim('"', '}'));
        }
    }

    internal string? SerialNumber { get; private set; }

    internal string? UniversalProductCode { get; private set; }

    internal string? InternationalArticleNumber { get; private set; }

    internal string? AdvertisedProductId { get; private set; }

    internal string? MacAddress { get; private set; }

    internal string? DeviceSpecificKey { get; private set; }

    private void Read(string name, string value)
    {
        switch (name.ToUpperInvariant())
        {
            case "SN" when value.Length > 0:
                SerialNumber = value;
                break;
            case "UPC" when value.Length == 12 && value.All(char.IsDigit):
                UniversalProductCode = value;
                break;
            case "EAN" when value.Length is >= 8 and <= 13 && value.All(char.IsDigit):
                InternationalArticleNumber = value;
                break;
            case "APID" when value.Length == 5:
                AdvertisedProductId = value;
                break;
            case "MAC" when value.Length > 0:
                MacAddress = value;
                break;
            case "DSK" when value.Length > 0:
                DeviceSpecificKey = value;
                break;
        }
    }
}
