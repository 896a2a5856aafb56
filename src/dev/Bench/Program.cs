using Bench;

return args switch
{
    ["dashboard"] => await Dashboard.RunAsync(),
    ["press"] => await Issue.PressAloneAsync(),
    ["issue"] => await Issue.RunAsync(),
    ["import"] => await Import.RunAsync(),
    ["files"] => Files.Run(),
    ["files", var path] => Files.Read(path),
    ["verify-page"] => await VerifyPage.RunAsync(),
    _ => Help(),
};

static int Help()
{
    Console.Error.WriteLine("Bench NAME: issue, press, import, files, verify-page, dashboard");
    return 2;
}
