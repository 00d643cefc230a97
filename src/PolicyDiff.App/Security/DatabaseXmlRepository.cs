using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;

namespace PolicyDiff.App.Security;

/// <summary>
/// The keys that sign cookies and forms, in the database: all processes on all machines share them, and one backup holds them.
/// Synchronous because the framework's interface is.
/// </summary>
internal sealed class DatabaseXmlRepository(IDbContextFactory<PolicyDiffDb> factory) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = factory.CreateDbContext();
        // Read as strings first: XElement.Parse is not the database's.
        return [.. db.DataProtectionKeys.AsNoTracking().Select(key => key.Xml).ToList().Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = factory.CreateDbContext();
        db.DataProtectionKeys.Add(new DataProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}
