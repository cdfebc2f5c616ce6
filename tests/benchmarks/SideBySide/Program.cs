using System.Globalization;
using IoTFleet.SideBySide;
#pragma warning disable CA2000

switch (args)
{
    case ["serve", var devices]:
        Serve.Run(int.Parse(devices, CultureInfo.InvariantCulture));
        return 0;
    case ["floor", var endpoint, var times]:
        foreach (var seconds in await Floor.RunAsync(endpoint, int.Parse(times, CultureInfo.InvariantCulture))) Console.WriteLine(seconds.ToString("R", CultureInfo.InvariantCulture));
        return 0;
    case ["load", var endpoint, var seconds]:
        Console.WriteLine((await Load.RunAsync(new Uri(endpoint), TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)))).ToString("R", CultureInfo.InvariantCulture));
        return 0;
    case ["inproc"]:
        {
            var sb = new IoTFleet.Sandbox.Sandbox(new IoTFleet.Sandbox.SandboxOptions { CoreDevices = 100000, Speed = 0 });
            var inv = new HttpMessageInvoker(sb.CreateHandler());
            for (var r = 0; r < 6; r++)
            {
                var t0 = System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime; var a0 = GC.GetTotalAllocatedBytes();
                for (var i = 0; i < 3000; i++) using (var x = inv.Send(new HttpRequestMessage(HttpMethod.Get, "http://x/greengrass/v2/coreDevices?maxResults=100"), default)) { }
                Console.WriteLine($"{(System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime - t0).TotalMilliseconds / 3000} ms/page, {(GC.GetTotalAllocatedBytes() - a0) / 3000} B");
            }
            return 0;
        }
    default:
        return 1;
}
