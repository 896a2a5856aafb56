using Microsoft.Playwright;
using TrainingHub.Demo;
using TrainingHub.Tests;

namespace TrainingHub.BrowserTests.Journeys;

/// <summary>Who assesses, reviews, pays, audits and operates: everyone signs in and opens what the office works with.</summary>
public sealed class InTheOfficesTests(Browser browser)
{
    [Theory]
    [InlineData("rending1", "/work", "/classes", "/classes/2022-HB-01/assessment", "/certificates", "/certificates/issue", "/trainees", "/account")]
    [InlineData("xianqu1", "/work", "/dashboard", "/claims", "/claims/培补2022-HB-01", "/classes/2022-HB-01", "/admin/users", "/admin/users/invite")]
    [InlineData("shiju", "/work", "/dashboard", "/claims/培补2022-MC-03", "/competitions/new", "/admin/rules", "/admin/rules/new", "/admin/workdays", "/admin/workdays/new")]
    [InlineData("caiwu", "/work", "/dashboard", "/claims", "/claims/培补2022-HB-01")]
    [InlineData("shenji", "/work", "/dashboard", "/trainees", "/classes", "/certificates", "/competitions", "/admin/users")]
    [InlineData("guanli", "/work", "/dashboard", "/admin", "/admin/jobs", "/admin/jobs/clock", "/admin/users")]
    public async Task Their_pages_have_no_finding_in_english_on_the_desk_and_large_on_the_phone(string user, params string[] paths)
    {
        await using var sheet = await browser.OpenAsync("/sign-in", Look.English);
        await SignInAsync(sheet.Page, user);
        foreach (var look in new[] { Look.English, Look.LargeContrast })
        {
            await sheet.Page.SetViewportSizeAsync(look.Width, look.Height);
            await sheet.Page.GotoAsync("/ui?lang=" + (look == Look.English ? "en" : "zh-CN&mode=elder&contrast=high"));
            foreach (var path in paths)
            {
                var answer = await sheet.Page.GotoAsync(path);
                Assert.True(answer!.Ok, $"{user} {path}: {answer.Status}");
                try
                {
                    await sheet.IsSoundAsync();
                }
                catch (Xunit.Sdk.XunitException found)
                {
                    throw new InvalidOperationException($"{user} {path} {look.Width}: {found.Message}", found);
                }
            }
        }
    }

    /// <summary>With the app that shows codes, where the account needs one: it is bound at the first sign-in.</summary>
    private static async Task SignInAsync(IPage page, string user)
    {
        await page.Locator("main input:not([type=hidden])").Nth(0).FillAsync(user);
        await page.Locator("main input:not([type=hidden])").Nth(1).FillAsync(DemoAccounts.Password);
        await page.Locator("main button[type=submit]").First.ClickAsync();
        if (!page.Url.Contains("/second-factor", StringComparison.Ordinal))
            return;
        await page.Locator("#Input_Code").FillAsync(Authenticator.Code(await page.Locator(".totp b").InnerTextAsync()));
        await page.Locator("main button[type=submit]").ClickAsync();
        await page.Locator(".recovery + p a").ClickAsync();
    }
}
