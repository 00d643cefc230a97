using PolicyDiff.Benchmarks;

return args switch
{
    ["diff"] => DiffBenchmark.Run(),
    ["explain", var gitDirectory] => await ExplainBenchmark.RunAsync(gitDirectory),
    ["news", var gitDirectory] => await NewsBenchmark.RunAsync(gitDirectory),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: PolicyDiff.Benchmarks diff | explain GITDIR | news GITDIR");
    return 2;
}
