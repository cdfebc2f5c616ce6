namespace IoTFleet.Core.Paging;

/// <summary>The service gave a page token that it had given before: following it would read the same pages for ever.</summary>
public sealed class RepeatedPageException : Exception
{
    /// <summary>Makes the exception.</summary>
    public RepeatedPageException()
        : base("The service gave the same page token twice, so the list has no end. The items up to here are complete; try again later.")
    {
    }
}
