namespace TrainingHub.Web;

/// <summary>What stands at the head and foot of every page; section <c>Site</c> of the settings.</summary>
internal sealed class Masthead
{
    /// <summary>The office that runs the site, such as 三门峡市人力资源和社会保障局; empty leaves the line out.</summary>
    public string Host { get; set; } = "";

    /// <summary>The telephone number for help; 12333 is the country's labour and social security line.</summary>
    public string Hotline { get; set; } = "12333";

    /// <summary>When it is answered.</summary>
    public string Hours { get; set; } = "工作日8:30–18:00";
}
