using PolicyDiff.Benchmarks;

return args switch
{
    ["diff"] => DiffBenchmark.Run(),
    ["news", var gitDirectory] => await NewsBenchmark.RunAsync(gitDirectory),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: PolicyDiff.Benchmarks diff | news GITDIR");
    return 2;
}
