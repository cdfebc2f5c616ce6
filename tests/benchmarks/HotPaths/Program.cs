using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using IoTFleet.HotPaths;

// In this process: a process of its own for each would have to build the solution again. How often is fixed: on a machine whose
// speed changes, the search for a number that gives steady times does not end.
var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(5).WithIterationCount(15).WithInvocationCount(2000).WithUnrollFactor(1);
BenchmarkRunner.Run<HotPathBenchmarks>(DefaultConfig.Instance.AddJob(job), args);
