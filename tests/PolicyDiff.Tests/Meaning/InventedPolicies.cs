namespace PolicyDiff.Tests.Meaning;

/// <summary>Three policies of organizations that do not exist. A line is a block; "# " begins a heading, "- " a list item.</summary>
internal static class InventedPolicies
{
    public const string Shop = """
        # Privacy Policy of Marrow & Finch
        Last updated: March 3, 2019
        Marrow & Finch runs a shop for second-hand books. This policy describes what happens to personal information when you order from us or only look around.
        # What we collect
        When you order a book we collect your name, your delivery address and your e-mail address. We also record which books you ordered and when.
        Our servers log the address of the page you asked for, the time, and the type of browser you use.
        We do not collect information from children under 13.
        # How we use it
        We use your information to deliver your order, to answer your questions and to prevent fraud.
        We may send you a newsletter about new arrivals. You may unsubscribe from the newsletter at any time.
        # Sharing
        We do not sell your personal information to anyone.
        We share your delivery address with the carriers that bring your parcel, because they could not find you otherwise.
        We may disclose information when a court orders us to do so.
        # How long we keep it
        We keep server logs for 30 days. Order records are kept for seven years, as tax law requires.
        # Your rights
        You have the right to access your personal data and to have wrong entries corrected.
        You may ask us to delete your account, and we will do so within 14 days.
        You may lodge a complaint with a supervisory authority.
        # Security
        We will encrypt every connection to our shop. Passwords are stored as salted hashes.
        # Contact
        Write to privacy@marrowfinch.example or to Marrow & Finch, 12 Chandler Row, Ostrava.
        """;

    public const string Network = """
        # Tern Privacy Notice
        Effective date: 12 May 2021
        Tern is a network for people who watch birds. This notice explains what Tern does with your data.
        # Data you give us
        You give us a name, a picture and the sightings that you post. Sightings are visible to other members unless you mark them as private.
        # Location
        We use your location only while you record a sighting. We never share your location with other members.
        # Advertising
        Tern shows advertisements that are chosen by the subject of the page. We do not use your sightings to choose advertisements.
        # Service providers
        We use service providers to host our servers and to send e-mail. They may use your data only on our instructions.
        # Retention
        We retain your sightings for as long as your account exists. Deleted sightings are erased from our backups after 90 days.
        # Choices
        You can download a copy of your data from the settings page.
        You can object to the processing of your data for research, and you can withdraw your consent at any time.
        You can opt out of the yearly report.
        # Changes to this notice
        We will notify you at least 30 days before a change to this notice takes effect.
        """;

    public const string Terms = """
        # Terms of Service of Cloudberry Notes
        # 1. The service
        Cloudberry Notes keeps your notes and makes them available on your devices. You must be at least 16 years old to use it.
        # 2. Your content
        You keep all rights in your notes. You give us a licence to store and copy them only as far as the service needs it.
        We do not read your notes.
        # 3. Payment
        The subscription costs $24 a year. You may cancel within 14 days and receive a refund.
        # 4. Suspension
        We may suspend an account that is used to send spam. We will tell you the reason.
        # 5. Liability
        Our liability is limited to the amount you paid in the last twelve months.
        # 6. Disputes
        These terms are governed by the law of Norway. The courts of Bergen have jurisdiction over any dispute.
        # 7. Changes
        We may change these terms. We will give you thirty (30) days notice by e-mail.
        """;
}
