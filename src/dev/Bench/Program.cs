using Bench;

return args switch
{
    ["dashboard"] => await Dashboard.RunAsync(),
    ["issue"] => await Issue.RunAsync(),
    ["import"] => await Import.RunAsync(),
    ["verify-page"] => await VerifyPage.RunAsync(),
    _ => Help(),
};

static int Help()
{
    Console.Error.WriteLine("Bench NAME: issue, import, verify-page, dashboard");
    return 2;
}
