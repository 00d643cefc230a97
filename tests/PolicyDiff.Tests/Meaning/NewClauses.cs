namespace PolicyDiff.Tests.Meaning;

/// <summary>One deed or term after another, each said in five ways: what a careful reader wants to be told of when a policy begins or ceases to say it.</summary>
internal static class NewClauses
{
    public const string English = """
        sale: We sell the details of your orders to whoever pays for them.
        sale: Your personal data may be sold to other businesses.
        sale: From time to time we rent customer lists to companies we trust.
        sale: Lanternfish may sell your browsing history.
        sale: We receive money in exchange for sharing your information with others.
        sharing: Advertisers receive your e-mail address from us.
        sharing: We pass your phone number on to marketing partners.
        sharing: Insurance companies may obtain your driving record.
        sharing: We disclose what you buy to our affiliates and to researchers.
        sharing: Your employer can be given access to your messages by us.
        authorities: We hand over your data to the police whenever they ask.
        authorities: Government agencies may access your account information.
        authorities: We cooperate with law enforcement without requiring a warrant.
        authorities: We may report you to the authorities.
        authorities: Your records will be provided in response to a subpoena.
        disputes: All disagreements will be settled by an arbitrator.
        disputes: You and we agree to arbitrate every claim.
        disputes: These terms are governed by the law of Ruritania.
        disputes: You may only bring a lawsuit in the courts of Port Ellery.
        disputes: There will be no jury and no judge.
        waiver: You give up your right to sue us.
        waiver: By continuing you waive all claims.
        waiver: You relinquish any claim to compensation.
        waiver: You waive the right to join others in a class-wide proceeding.
        waiver: Every user forfeits unused credit after a month.
        ai: Your posts are used to train our language models.
        ai: We train machine learning systems on your photos.
        ai: Uploaded documents help us with training algorithms.
        ai: We let our partners fine-tune their models with your content.
        ai: Your conversations may be used for the development of artificial intelligence.
        sensitive: We collect your fingerprints when you sign in.
        sensitive: Your face is scanned at the gate and the scan is stored.
        sensitive: We record your voice and keep the recordings.
        sensitive: We process information about your diseases.
        sensitive: We may ask about and store your political views.
        location: We log where you are every five minutes.
        location: Your whereabouts are recorded even when the app is closed.
        location: The app reads the GPS position of your phone.
        location: We share your location with nearby shops.
        location: We use your location to set your price.
        collection: We upload and store the address book of your phone.
        collection: We scan your private messages.
        collection: We also gather information about you from public records.
        collection: We keep a record of every page you visit.
        collection: Your keystrokes are logged.
        abroad: Your information is stored on servers overseas.
        abroad: We may send your data to other countries with weaker laws.
        abroad: Personal data will be processed outside your country.
        abroad: We transfer user data to Ruritania.
        abroad: Data of European users leaves the EEA and is kept abroad.
        retention: We keep your data forever.
        retention: Your messages are stored without any time limit.
        retention: We retain your photos even after you delete your account.
        retention: Deleted records remain in our archive in perpetuity.
        retention: We store your details for as long as we wish.
        profiling: Algorithms decide whether you get a loan.
        profiling: We build a profile of your interests and habits.
        profiling: Your application is decided automatically, without human review.
        profiling: We score you on the basis of your purchases.
        profiling: We make inferences about your income.
        tracking: We follow your activity on other websites and apps.
        tracking: We monitor what you do across devices.
        tracking: Our partners track you with pixels on other sites.
        tracking: We use fingerprinting to recognise your device.
        tracking: We observe your browsing in order to show you ads.
        licence: You give us permission to publish your photos for free.
        licence: We own everything you upload.
        licence: We may use, copy and sublicense whatever you post.
        licence: By posting you grant an irrevocable licence.
        licence: You waive your moral rights in your works.
        liability: We are not liable for any loss of data.
        liability: Our liability is limited to the amount you paid last month.
        liability: The service is provided as is.
        liability: You use the service at your own risk.
        liability: In no event will damages exceed ten dollars.
        indemnity: You shall hold us harmless from any claim.
        indemnity: You will reimburse us for all legal costs.
        indemnity: You must defend us if somebody sues over your posts.
        indemnity: Users indemnify the company for losses.
        indemnity: You will cover our losses if you break these rules.
        ending: We can close your account whenever we like.
        ending: Your access may be suspended for any reason.
        ending: We reserve the right to refuse service to anyone.
        ending: We may remove your profile at our sole discretion.
        ending: Accounts idle for a year are deleted.
        fees: We charge your card every month.
        fees: A service fee of five dollars applies.
        fees: Your plan renews automatically unless cancelled.
        fees: Payments are non-refundable.
        fees: You must pay us a fee to close your account.
        changes: We may update these terms without telling you.
        changes: This policy can be changed whenever we choose.
        changes: Prices may change without notice.
        changes: We reserve the right to alter the agreement.
        changes: We are not obliged to inform you of amendments.
        consent: We will only share your data with your explicit consent.
        consent: By visiting this site you consent to the collection of your data.
        consent: We may contact you without asking for permission.
        consent: We process your data regardless of your cookie choices.
        consent: We ask for your permission before reading your calendar.
        rights: You may ask us for a copy of your data.
        rights: You can unsubscribe at any time.
        rights: You have the right to have your records erased.
        rights: You may withdraw your consent whenever you like.
        rights: You can complain to the data protection authority.
        promise: We never share your messages with anyone.
        promise: We do not use your photos for advertising.
        promise: We will notify you of any breach within two days.
        promise: We delete your account data within a week.
        promise: All of your messages are encrypted.
        children: We do not accept users younger than 16.
        children: Parents must approve the accounts of their children.
        children: We collect the names of minors.
        children: Anyone under 13 may register.
        children: Teenagers see the same advertisements.
        """;

    /// <summary>One clause for each language and several of the kinds.</summary>
    public const string Others = """
        de: Wir geben Ihre Daten an Datenhändler weiter.
        de: Wir können die Nutzungsbedingungen ohne Ankündigung ändern.
        de: Wir können Ihr Konto ohne Angabe von Gründen sperren.
        de: Sie verzichten auf alle Ansprüche gegen uns.
        de: Wir speichern Ihre Nachrichten unbefristet.
        fr: Nous partageons vos données avec des annonceurs.
        fr: Nous pouvons modifier les conditions sans préavis.
        fr: Vous renoncez à toute réclamation contre nous.
        fr: Nous conservons vos messages pour une durée illimitée.
        fr: Nous pouvons suspendre votre compte à notre discrétion.
        es: Compartimos sus datos con anunciantes.
        es: Podemos modificar los términos sin previo aviso.
        es: Usted renuncia a cualquier reclamación.
        es: Conservamos sus mensajes indefinidamente.
        es: Podemos suspender su cuenta sin motivo.
        it: Condividiamo i tuoi dati con gli inserzionisti.
        it: Possiamo modificare le condizioni senza preavviso.
        it: Rinunci a qualsiasi pretesa nei nostri confronti.
        it: Conserviamo i tuoi messaggi a tempo indeterminato.
        it: Possiamo sospendere il tuo account a nostra discrezione.
        pt: Partilhamos os seus dados com anunciantes.
        pt: Podemos alterar os termos sem aviso prévio.
        pt: Você renuncia a qualquer reclamação.
        pt: Conservamos as suas mensagens indefinidamente.
        pt: Podemos suspender a sua conta sem motivo.
        nl: Wij delen uw gegevens met adverteerders.
        nl: Wij kunnen de voorwaarden zonder kennisgeving wijzigen.
        nl: U doet afstand van alle rechten.
        nl: Wij bewaren uw berichten voor onbepaalde tijd.
        nl: Wij kunnen uw account zonder opgave van reden blokkeren.
        """;
}
