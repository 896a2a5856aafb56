using Microsoft.AspNetCore.Builder;

namespace TrainingHub.Tests.House;

/// <summary>What Development asks of the registrations holds in every environment: the site is built with its questions.</summary>
public sealed class RegistrationsTests
{
    [Fact]
    public async Task Nothing_that_lives_on_holds_what_lives_for_one_request()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "TrainingHub", EnvironmentName = "Development", Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        Setup.Add(builder);
        await using var site = builder.Build(); // throws, with the names
    }
}
