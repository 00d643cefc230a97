return await PolicyDiff.App.Commands.CommandLine.RunAsync(args);
