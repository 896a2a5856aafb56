using Bench;

return args switch
{
    ["dashboard"] => await Dashboard.RunAsync(),
    _ => Help(),
};

static int Help()
{
    Console.Error.WriteLine("Bench NAME: dashboard");
    return 2;
}
