namespace TrainingHub.Kernel;

/// <summary>What a person is in this system. The area that belongs to it stands in the membership.</summary>
public enum Role
{
    /// <summary>护理员: sees their own record.</summary>
    Caregiver,

    /// <summary>培训机构经办: enrols, records attendance, submits claims of one school.</summary>
    SchoolClerk,

    /// <summary>认定机构经办: records results, issues and revokes certificates of one assessor.</summary>
    AssessorClerk,

    /// <summary>用人机构经办: the staff of one care home.</summary>
    HomeClerk,

    /// <summary>县区经办: first review of claims, figures of one county.</summary>
    CountyOfficer,

    /// <summary>市级经办: second review, targets, rules of the whole city.</summary>
    CityOfficer,

    /// <summary>财务: pays what was approved.</summary>
    Finance,

    /// <summary>审计: reads everything of an area, changes nothing.</summary>
    Auditor,

    /// <summary>系统管理员: accounts, work, settings; no personal data.</summary>
    Operator,
}
