using Microsoft.AspNetCore.Authorization;

namespace PolicyDiff.App.Accounts;

/// <summary>What <see cref="AccessPolicies.Read"/> asks for; answered by <see cref="ReadingHandler"/>.</summary>
internal sealed class ReadingRequirement : IAuthorizationRequirement;
