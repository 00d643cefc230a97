using PolicyDiff.Storage;

namespace PolicyDiff.App.Accounts;

/// <summary>How a try to sign in ended: an account, or neither (wrong), or told to wait.</summary>
internal sealed record SignInResult(Account? Account, bool MustWait);
