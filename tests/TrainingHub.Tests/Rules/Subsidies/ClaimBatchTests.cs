using TrainingHub.Subsidies;

namespace TrainingHub.Tests.Rules;

/// <summary>The review chain: every stage with every decision by every role.</summary>
public class ClaimBatchTests
{
    private static readonly DateTime Now = new(2025, 3, 3, 1, 0, 0, DateTimeKind.Utc);
    private static readonly Actor School = ActorIn(Role.SchoolClerk);
    private static readonly Actor County = ActorIn(Role.CountyOfficer);

    /// <summary>What comes of a decision by somebody who may take it: the next stage, or the rule that is broken.</summary>
    private static string Expected(Stage stage, Decision decision) => (stage, decision) switch
    {
        (Stage.Draft, Decision.Submit) => "Submitted",
        (Stage.Draft, Decision.Return) => "batch.not-submitted",
        (Stage.Draft, Decision.Approve) => "batch.not-submitted",
        (Stage.Submitted, Decision.Submit) => "batch.submit",
        (Stage.Submitted, Decision.Return) => "Returned",
        (Stage.Submitted, Decision.Approve) => "CountyApproved",
        (Stage.Returned, Decision.Submit) => "Submitted",
        (Stage.Returned, Decision.Return) => "batch.not-submitted",
        (Stage.Returned, Decision.Approve) => "batch.not-submitted",
        (Stage.CountyApproved, Decision.Submit) => "batch.submit",
        (Stage.CountyApproved, Decision.Return) => "batch.decided",
        (Stage.CountyApproved, Decision.Approve) => "batch.decided",
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };

    private static bool IsAllowed(Decision decision, Role role) =>
        decision == Decision.Submit ? role is Role.SchoolClerk : role is Role.CountyOfficer or Role.CityOfficer;

    public static TheoryData<Stage, Decision, Role> Chain
    {
        get
        {
            var all = new TheoryData<Stage, Decision, Role>();
            foreach (var stage in Enum.GetValues<Stage>())
                foreach (var decision in Enum.GetValues<Decision>())
                    foreach (var role in Enum.GetValues<Role>())
                        all.Add(stage, decision, role);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Chain))]
    public void Every_decision_has_one_answer(Stage stage, Decision decision, Role role)
    {
        var batch = BatchAt(stage);
        var expected = Expected(stage, decision);
        if (!expected.Contains('.', StringComparison.Ordinal) && !IsAllowed(decision, role))
            expected = nameof(NotHere);

        Assert.Equal(expected, Outcome(batch, decision, ActorIn(role)));
        Assert.Equal(Enum.TryParse<Stage>(expected, out var next) ? next : stage, batch.Stage);
    }

    [Fact]
    public void Nobody_reviews_what_she_submitted_though_she_has_two_accounts()
    {
        var batch = BatchAt(Stage.Draft);
        var clerk = School with { PersonId = County.PersonId };
        batch.Decide(Decision.Submit, clerk, null, Now);

        Assert.Equal("batch.own", Outcome(batch, Decision.Approve, County));
        Assert.Equal("batch.own", Outcome(batch, Decision.Return, County));
        Assert.Equal("CountyApproved", Outcome(batch, Decision.Approve, ActorIn(Role.CountyOfficer)));
    }

    [Fact]
    public void After_a_return_only_the_last_submitter_is_kept_from_reviewing()
    {
        var batch = BatchAt(Stage.Draft);
        batch.Decide(Decision.Submit, School with { PersonId = County.PersonId }, null, Now);
        batch.Decide(Decision.Return, ActorIn(Role.CountyOfficer), "缺两人的签名", Now);
        batch.Decide(Decision.Submit, School, null, Now);

        Assert.Equal(School.PersonId, batch.SubmittedBy);
        Assert.Equal("CountyApproved", Outcome(batch, Decision.Approve, County));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n　")]
    public void A_return_says_what_to_correct(string? reason)
    {
        var batch = BatchAt(Stage.Submitted);
        Assert.Equal("batch.reason", Assert.Throws<RuleBroken>(() => batch.Decide(Decision.Return, County, reason, Now)).Code);
        Assert.Equal(Stage.Submitted, batch.Stage);
    }

    [Fact]
    public void A_step_keeps_who_when_and_why()
    {
        var batch = BatchAt(Stage.Submitted);
        var step = batch.Decide(Decision.Return, County, " 缺两人的签名 ", Now);
        Assert.Equal((batch.Id, Stage.Submitted, Stage.Returned, County.Name, County.PersonId, "缺两人的签名", Now),
            (step.BatchId, step.From, step.To, step.Actor, step.PersonId, step.Reason, step.At));
    }

    private static string Outcome(ClaimBatch batch, Decision decision, Actor actor)
    {
        try
        {
            return batch.Decide(decision, actor, "缺两人的签名", Now).To.ToString();
        }
        catch (RuleBroken broken)
        {
            return broken.Code;
        }
        catch (NotHere)
        {
            return nameof(NotHere);
        }
    }

    private static ClaimBatch BatchAt(Stage stage)
    {
        var batch = new ClaimBatch { Number = "2025-001", CourseRunId = Guid.NewGuid(), SchemeId = Guid.NewGuid(), SchoolId = Guid.NewGuid(), RegionPath = "/411200/", CreatedAt = Now };
        if (stage != Stage.Draft)
            batch.Decide(Decision.Submit, School, null, Now);
        if (stage is Stage.Returned or Stage.CountyApproved)
            batch.Decide(stage == Stage.Returned ? Decision.Return : Decision.Approve, County, "缺两人的签名", Now);
        return batch;
    }

    private static Actor ActorIn(Role role) => new(Guid.NewGuid(), "王经办", role, "/411200/") { PersonId = Guid.NewGuid() };
}
