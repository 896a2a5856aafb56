using Microsoft.Playwright;
using TrainingHub.Demo;

namespace TrainingHub.BrowserTests.Journeys;

/// <summary>A school clerk's day on the demonstration city: she signs in, looks at her classes and brings a roster.</summary>
public sealed class AtTheSchoolTests(Browser browser)
{
    private async Task<Sheet> SignedInAsync(string user, Look? look = null)
    {
        var sheet = await browser.OpenAsync("/sign-in", look);
        await sheet.Page.Locator("main input:not([type=hidden])").Nth(0).FillAsync(user);
        await sheet.Page.Locator("main input:not([type=hidden])").Nth(1).FillAsync(DemoAccounts.Password);
        await sheet.Page.Locator("main button[type=submit]").First.ClickAsync();
        return sheet;
    }

    [Theory]
    [InlineData("/work")]
    [InlineData("/classes")]
    [InlineData("/classes/2022-HB-01")]
    [InlineData("/classes/2022-HB-01/attendance")]
    [InlineData("/classes/2022-HB-01/assessment")]
    [InlineData("/trainees")]
    [InlineData("/imports/new")]
    [InlineData("/claims")]
    [InlineData("/claims/培补2022-HB-01")]
    [InlineData("/certificates")]
    [InlineData("/competitions")]
    public async Task Her_pages_have_no_finding_on_the_desk_and_on_the_phone(string path)
    {
        foreach (var look in new[] { Look.Desktop, Look.Phone })
        {
            await using var sheet = await SignedInAsync("xuexiao1", look);
            await sheet.Page.GotoAsync(path);
            await sheet.IsSoundAsync();
        }
    }

    [Theory]
    [InlineData(true, "411202199003070023", "41128219880616002X")]
    [InlineData(false, "411202199105140029", "411282198806160046")]
    public async Task A_row_is_put_right_where_it_is_seen_and_the_good_ones_are_imported(bool withScript, string first, string second)
    {
        await using var sheet = await SignedInAsync("xuexiao1", withScript ? Look.Desktop : Look.NoScript);
        var page = sheet.Page;
        await page.GotoAsync("/imports/new");
        await page.Locator("select").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "名单.csv",
            MimeType = "text/csv",
            Buffer = System.Text.Encoding.UTF8.GetBytes($"姓名,证件号码,手机号码\n李秀英,{first},13800000001\n赵桂兰,{second},1380000000\n"),
        });
        await page.GetByRole(AriaRole.Button, new() { Name = "上传并核对" }).ClickAsync();
        await Assertions.Expect(page.GetByText("手机号应为11位数字，现在是10位").First).ToBeVisibleAsync();
        await page.Locator("#r3-Phone").FillAsync("13800000003");
        await page.Locator("#row-3").GetByRole(AriaRole.Button, new() { Name = "检查" }).ClickAsync();
        // A telephone is only warned of, so the button of the import is there all the while: whoever does not wait for the answer imports beside it.
        await Assertions.Expect(page.GetByText("手机号应为11位数字，现在是10位")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "导入 2 人" }).ClickAsync();
        await Assertions.Expect(page.GetByText("已导入：新学员2人")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_caregiver_opens_her_certificate_in_large_mode()
    {
        await using var sheet = await SignedInAsync("huliyuan", Look.Large);
        await sheet.Page.GotoAsync("/my");
        await sheet.Page.GetByRole(AriaRole.Link, new() { Name = "打开证书" }).First.ClickAsync();
        await Assertions.Expect(sheet.Page.GetByText("证书有效").First).ToBeVisibleAsync();
    }
}
