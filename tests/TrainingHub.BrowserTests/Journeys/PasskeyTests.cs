using Microsoft.Playwright;
using TrainingHub.Demo;
using TrainingHub.Tests;

namespace TrainingHub.BrowserTests.Journeys;

/// <summary>An officer adds a passkey, signs in and confirms with it, and removes it; Chromium's virtual authenticator is the telephone.</summary>
public sealed class PasskeyTests(Browser browser)
{
    [Fact]
    public async Task It_is_added_signs_in_confirms_and_is_removed()
    {
        await using var sheet = await browser.OpenAsync("/help");
        var page = sheet.Page;
        // Passkeys are for names, not for numbers: localhost instead of 127.0.0.1.
        var root = $"http://localhost:{browser.Root.Port}";
        await WithAuthenticatorAsync(page);
        await page.GotoAsync(root + "/sign-in");
        await page.Locator("#Input_UserName").FillAsync("xianqu2");
        await page.Locator("#Input_Password").FillAsync(DemoAccounts.Password);
        await page.Locator("main button[type=submit]").ClickAsync();
        await page.Locator("#Input_Code").FillAsync(Authenticator.Code(await page.Locator(".totp b").InnerTextAsync()));
        await page.Locator("main button[type=submit]").ClickAsync();
        await page.Locator(".recovery + p a").ClickAsync();

        await page.GotoAsync(root + "/account");
        await page.Locator("main a[href='/passkeys']").ClickAsync();
        var add = page.GetByRole(AriaRole.Button, new() { Name = "添加", Exact = true });
        await add.ClickAsync();
        await Assertions.Expect(page.GetByText("请填写").First).ToBeVisibleAsync();
        await page.Locator("#Input_Name").FillAsync("办公室电脑");
        await add.ClickAsync();
        await Assertions.Expect(page.Locator("main dt")).ToHaveTextAsync("办公室电脑");
        await IsSoundInEveryLookAsync(sheet);

        await SignOutAsync(page, root);
        await IsSoundInEveryLookAsync(sheet);
        await page.GetByRole(AriaRole.Button, new() { Name = "用通行密钥登录" }).ClickAsync();
        await page.WaitForURLAsync("**/work");

        await page.GotoAsync(root + "/again?returnUrl=/passkeys");
        await IsSoundInEveryLookAsync(sheet);
        await page.GetByRole(AriaRole.Button, new() { Name = "用通行密钥确认" }).ClickAsync();
        await page.WaitForURLAsync("**/passkeys");

        await page.Locator("main dl a[href$='/remove']").ClickAsync();
        await IsSoundInEveryLookAsync(sheet);
        await page.GetByRole(AriaRole.Button, new() { Name = "确认移除" }).ClickAsync();
        await Assertions.Expect(page.GetByText("还没有通行密钥。")).ToBeVisibleAsync();

        await SignOutAsync(page, root);
        await page.GetByRole(AriaRole.Button, new() { Name = "用通行密钥登录" }).ClickAsync();
        await Assertions.Expect(page.GetByText("通行密钥没有通过").First).ToBeVisibleAsync();
        Assert.EndsWith("/sign-in?handler=Passkey", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_script_nothing_of_it_is_shown()
    {
        await using var sheet = await browser.OpenAsync("/sign-in", Look.NoScript);
        await Assertions.Expect(sheet.Page.Locator("[data-passkey-start]")).ToBeHiddenAsync();
    }

    private static async Task WithAuthenticatorAsync(IPage page)
    {
        var devTools = await page.Context.NewCDPSessionAsync(page);
        await devTools.SendAsync("WebAuthn.enable");
        await devTools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }

    private static async Task SignOutAsync(IPage page, string root)
    {
        await page.GotoAsync(root + "/sign-out");
        await page.Locator("main button[type=submit]").ClickAsync();
        await page.WaitForURLAsync(root + "/");
        await page.GotoAsync(root + "/sign-in");
    }

    /// <summary>On the desk, on the phone, and large on the phone.</summary>
    private static async Task IsSoundInEveryLookAsync(Sheet sheet)
    {
        var at = sheet.Page.Url;
        foreach (var (look, mode) in new[] { (Look.Phone, "std"), (Look.Large, "elder"), (Look.Desktop, "std") })
        {
            await sheet.Page.SetViewportSizeAsync(look.Width, look.Height);
            await sheet.Page.GotoAsync(new Uri(new Uri(at), "/ui?mode=" + mode).ToString());
            await sheet.Page.GotoAsync(at);
            await sheet.IsSoundAsync();
        }
    }
}
