namespace TrainingHub.Ground;

internal static class CurrentActor
{
    extension(HttpContext http)
    {
        /// <summary>The signed-in person of this request, also while a step of the sign-in is still open; null for anybody else.</summary>
        public SignedIn? SignedIn => http.Features.Get<SignedIn>();
    }
}
