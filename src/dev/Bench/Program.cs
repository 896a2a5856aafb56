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
    ["growth", .. var rest] => await Growth.RunAsync(rest is [var times] ? int.Parse(times, System.Globalization.CultureInfo.InvariantCulture) : 10, most: 3),
    _ => Help(),
};

static int Help()
{
    Console.Error.WriteLine("Bench NAME: issue, press, import, files, verify-page, dashboard, growth [TIMES]");
    return 2;
}
