namespace PolicyDiff.Alerts;

/// <summary>How the connection to the mail host is protected. Certificates are always verified.</summary>
public enum MailSecurity
{
    /// <summary>TLS from the first byte at port 465; elsewhere STARTTLS where the host offers it. A password never goes out unprotected.</summary>
    Auto,

    /// <summary>STARTTLS or nothing is sent.</summary>
    StartTls,

    /// <summary>TLS from the first byte, at any port.</summary>
    Tls,

    /// <summary>No protection, and a password in the clear if one is set: for a host on the same machine.</summary>
    None,
}
