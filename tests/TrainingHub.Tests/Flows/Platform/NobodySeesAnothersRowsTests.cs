using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;

namespace TrainingHub.Tests.Flows;

public class NobodySeesAnothersRowsTests : HubTest
{
    [Theory]
    [InlineData(Role.SchoolClerk)]
    [InlineData(Role.AssessorClerk)]
    [InlineData(Role.CountyOfficer)]
    [InlineData(Role.Operator)]
    [InlineData(Role.Caregiver)]
    public async Task The_question_is_asked_of_the_database(Role role)
    {
        var actor = new Actor(Guid.NewGuid(), "某人", role, "/411200/411202/", Guid.NewGuid(), Guid.NewGuid());
        Assert.Empty(await Db.CourseRuns.VisibleTo(actor).ToListAsync(Stop));
        Assert.Empty(await Db.Certificates.VisibleTo(actor).Select(c => c.Number).ToListAsync(Stop));
    }

    [Fact]
    public async Task A_clerk_without_a_school_sees_nothing() =>
        Assert.Empty(await Db.Enrolments.VisibleTo(new Actor(Guid.NewGuid(), "某人", Role.SchoolClerk, "/")).ToListAsync(Stop));
}
