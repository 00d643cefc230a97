namespace PolicyDiff.Tests.Diffing;

/// <summary>Pairs of invented policies, in Markdown, that mislead a careless comparison; the name says what an editor did.</summary>
internal static class HostilePairs
{
    private const string Law = "This clause is governed by the law of the harbour in which the ferry is registered.\n\n";

    private const string Three = "When you book a cabin we ask for your name, your address and the number of your passport. The names are sent to the harbour office one hour before the ferry leaves. We erase the passport numbers as soon as the ferry has landed. Cabins that were booked through an agent are treated in the same way.\n\n";

    public static readonly Dictionary<string, (string Old, string New)> All = new()
    {
        ["heading-turned-bold"] = ("# Heron Ferries\n\n## Cookies\n\nWe set two cookies.\n", "# Heron Ferries\n\n**Cookies**\n\nWe set two cookies.\n"),
        ["list-renumbered"] = (
            "You may:\n\n1. see what we hold about you\n2. have wrong entries corrected\n3. have everything erased\n",
            "You may:\n\n1. ask us for an explanation of this notice\n2. see what we hold about you\n3. have wrong entries corrected\n4. have everything erased\n"),
        ["table-row-added"] = (
            "| Data | Kept for |\n| --- | --- |\n| Name | 2 years |\n| Address | 3 years |\n",
            "| Data | Kept for |\n| --- | --- |\n| Name | 2 years |\n| Telephone | 1 year |\n| Address | 3 years |\n"),
        ["table-column-added"] = (
            "| Data | Kept for |\n| --- | --- |\n| Name | 2 years |\n| Address | 3 years |\n| Voice recordings | 30 days |\n",
            "| Data | Why | Kept for |\n| --- | --- | --- |\n| Name | contract | 2 years |\n| Address | tax law | 3 years |\n| Voice recordings | your consent | 90 days |\n"),
        ["paragraph-split-in-three-with-edits"] = (
            Three,
            "When you book a cabin we ask for your name, your address and the number of your passport.\n\nThe names are sent to the harbour office two hours before the ferry leaves.\n\nWe erase the passport numbers ten days after the ferry has landed. Cabins that were booked through an agent are treated in the same way.\n"),
        ["two-paragraphs-merged-and-moved"] = (
            "## Lost property\n\nThings that are found on board are kept at the terminal for six weeks.\n\nAfter that they are given to the island's school, which sells them at its fair.\n\n## Cameras\n\nCameras on the car deck record pictures day and night.\n\n## Contact\n\nWrite to the office on the quay in Lindvik.\n",
            "## Cameras\n\nCameras on the car deck record pictures day and night.\n\n## Contact\n\nWrite to the office on the quay in Lindvik.\n\n## Lost property\n\nThings that are found on board are kept at the terminal for six weeks. After that they are given to the island's school, which sells them at its fair.\n"),
        ["section-renumbered-with-its-references"] = (
            "## 2. Booking\n\nAs section 3 says, we pass on your name. See also section 4.\n\n## 3. Sharing\n\nWe pass your name to the harbour office.\n\n## 4. Rights\n\nYou may object to what section 3 describes.\n",
            "## 2. Booking\n\nAs section 4 says, we pass on your name. See also section 5.\n\n## 3. Dogs\n\nDogs travel on the sun deck and their chips are read at the gate.\n\n## 4. Sharing\n\nWe pass your name to the harbour office.\n\n## 5. Rights\n\nYou may object to what section 4 describes.\n"),
        ["sections-swapped"] = (
            "## Cameras\n\nCameras on the car deck record pictures day and night.\n\nThe pictures are erased after two days.\n\n## Payments\n\nThe bank sees your card number and we do not.\n\nReceipts are kept for seven years, because the tax law wants it.\n\n## Contact\n\nWrite to the office on the quay.\n",
            "## Payments\n\nThe bank sees your card number and we do not.\n\nReceipts are kept for seven years, because the tax law wants it.\n\n## Cameras\n\nCameras on the car deck record pictures day and night.\n\nThe pictures are erased after two days.\n\n## Contact\n\nWrite to the office on the quay.\n"),
        ["boilerplate-repeated"] = (
            "## Tickets\n\nTickets are valid for one day.\n\n" + Law + "## Cars\n\nCars are carried on the lower deck.\n\n" + Law + "## Bicycles\n\nBicycles travel free.\n\n" + Law + "## Dogs\n\nDogs need a leash.\n\n" + Law,
            "## Tickets\n\nTickets are valid for one day.\n\n" + Law + "## Cars\n\nCars are carried on the lower deck.\n\n" + Law.Replace("harbour", "town", StringComparison.Ordinal) + "## Dogs\n\nDogs need a leash.\n\n" + Law),
        ["items-that-share-most-words"] = (
            "- The right to obtain a copy of the data that we hold about you\n- The right to obtain a correction of the data that we hold about you\n- The right to obtain the erasure of the data that we hold about you\n- The right to object to the use of the data that we hold about you\n",
            "- The right to obtain, free of charge, the erasure of the data that we hold about you\n- The right to obtain a copy of the data that we hold about you\n- The right to obtain a restriction of the data that we hold about you\n- The right to object to the use of the data that we hold about you\n"),
        ["rewritten-with-a-fifth-kept"] = (
            "## Who we are\n\nHeron Ferries carries people and cars between the islands.\n\n## What we collect\n\nWe collect what you type into the booking form.\n\nThe machine at the gate reads the number plate of your car.\n\n## How long\n\nWe keep bookings for two years.\n\n## Contact\n\nWrite to the office on the quay in Lindvik.\n",
            "## About this notice\n\nThis notice was written by lawyers and replaces all earlier ones.\n\n## Personal information\n\nDepending on your interactions, several categories of details may be processed on your behalf.\n\n## Retention\n\nRetention periods follow the purposes for which details were obtained.\n\n## Contact\n\nWrite to the office on the quay in Lindvik.\n"),
        ["blocks-duplicated"] = (
            "## Notice\n\nWe never sell your data to anybody.\n\nYou can write to us at any time.\n",
            "## Notice\n\nWe never sell your data to anybody.\n\nWe never sell your data to anybody.\n\nYou can write to us at any time.\n\nWe never sell your data to anybody.\n"),
        ["moved-and-edited"] = (
            "## Payments\n\nThe bank sees your card number and we do not.\n\n## Crew\n\nOur crew is told the names of passengers who need a wheelchair or other help on board.\n\n## Contact\n\nWrite to the office on the quay.\n",
            "## Payments\n\nThe bank sees your card number and we do not.\n\n## Contact\n\nWrite to the office on the quay.\n\nOur crew is told the names and the ages of passengers who need a wheelchair or other help on board.\n"),
        ["paragraph-turned-into-a-list"] = (
            "We collect your name and address when you book, the number plate of your car at the gate, and the pictures of the cameras on deck.\n",
            "We collect:\n\n- your name and address when you book\n- the number plate of your car at the gate\n- the pictures of the cameras on deck\n"),
        ["list-turned-into-a-paragraph"] = (
            "We collect:\n\n- your name and address when you book\n- the number plate of your car at the gate\n- the pictures of the cameras on deck\n",
            "We collect your name and address when you book, the number plate of your car at the gate, and the pictures of the cameras on deck.\n"),
        ["heading-reworded-over-the-same-text"] = (
            "## How we share your information\n\nThe bank sees your card number and we do not.\n\n## Contact us\n\nWrite to the office.\n",
            "## Sharing of information\n\nThe bank sees your card number and we do not.\n\n## Contact\n\nWrite to the office.\n"),
        ["numbers-changed-in-like-rows"] = (
            "| Kind | Received | Granted |\n| --- | --- | --- |\n| Requests for erasure | 1,204 | 1,180 |\n| Requests for a copy | 310 | 309 |\n| Requests for correction | 12 | 11 |\n",
            "| Kind | Received | Granted |\n| --- | --- | --- |\n| Requests for erasure | 1,377 | 1,300 |\n| Requests for a copy | 298 | 298 |\n| Requests for correction | 15 | 14 |\n"),
        ["sentence-moved-into-the-next-paragraph"] = (
            "We keep bookings for two years. Receipts are kept for seven years, because the tax law wants it.\n\nYou may ask for a copy of both at the counter.\n",
            "We keep bookings for two years.\n\nReceipts are kept for seven years, because the tax law wants it. You may ask for a copy of both at the counter.\n"),
        ["everything-indented-under-new-headings"] = (
            "We collect your name.\n\nWe keep it for two years.\n\nWe share it with the harbour office.\n",
            "## Collection\n\nWe collect your name.\n\n## Retention\n\nWe keep it for two years.\n\n## Sharing\n\nWe share it with the harbour office.\n"),
    };
}
