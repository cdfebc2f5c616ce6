using System.Diagnostics;
using System.Globalization;
using IoTFleet.SideBySide;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["serve", var devices]:
        Serve.Run(int.Parse(devices));
        return 0;
    case ["floor", var endpoint, var warmUps, var times]:
        foreach (var seconds in await Floor.RunAsync(endpoint, int.Parse(warmUps), int.Parse(times))) Console.WriteLine(seconds);
        return 0;
    case ["load", var endpoint, var seconds]:
        Console.WriteLine(await Load.RunAsync(new Uri(endpoint), TimeSpan.FromSeconds(double.Parse(seconds))));
        return 0;
    case ["all", var repository, var module]:
        return await AllAsync(new Benchmarks(repository, module));
    default:
        Console.Error.WriteLine("tests/benchmarks/run starts this.");
        return 2;
}

static async Task<int> AllAsync(Benchmarks benchmarks)
{
    var start = Stopwatch.GetTimestamp();
    var rows = new List<Row>();
    await foreach (var row in benchmarks.RunAsync())
    {
        // The table comes at the end; until then this says how far it is.
        Console.Error.WriteLine($"{Stopwatch.GetElapsedTime(start).TotalSeconds,4:0} s  {row.Work}: {row.Figure}");
        rows.Add(row);
    }

    Console.WriteLine($"| work | goal | figure | ratio | held |");
    Console.WriteLine($"| --- | --- | --- | --- | --- |");
    foreach (var row in rows) Console.WriteLine($"| {row.Work} | {row.Goal} | {row.Figure} | {row.Ratio} | {row.Held switch { true => "yes", false => "no", null => "-" }} |");
    Console.WriteLine();
    Console.WriteLine($"{Environment.ProcessorCount} cores, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}, {DateTime.UtcNow:yyyy-MM-dd}, {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s in all.");
    foreach (var skipped in benchmarks.Skipped) Console.WriteLine($"Skipped {skipped}.");
    return rows.TrueForAll(row => row.Held != false) && benchmarks.Skipped.Count == 0 ? 0 : 1;
}
