using PolicyDiff.Benchmarks;

return args switch
{
    ["diff"] => DiffBenchmark.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: PolicyDiff.Benchmarks diff");
    return 2;
}
