namespace PolicyDiff.Tests.Meaning.Lexicons;

/// <summary>One invented sentence for each topic and language: "topic: sentence".</summary>
internal static class Sentences
{
    public const string English = """
        collection: We collect the name of the quay you leave from.
        use: We use your data to print the ticket.
        sharing: The list goes to third parties at the harbour.
        sale: Nobody here will sell information about passengers.
        retention: Tickets are kept for two years.
        choices: You can unsubscribe whenever you like.
        rights: You have the right to access what we hold.
        security: All lists are encrypted at night.
        cookies: The site sets a cookie when you look at the timetable.
        advertising: We show interest-based boards on deck.
        do-not-track: We answer to the Global Privacy Control.
        children: Children travel with their parents.
        location: We read the precise location of the boat and of you.
        biometrics: Gates use facial recognition in the winter.
        sensitive: We note health data for the ship's doctor.
        ai: Machine learning guesses how full a boat will be.
        profiling: There is no automated decision on fares.
        transfer: Lists may be transferred to other countries.
        audiences: Residents of the island have more.
        law: We answer a subpoena of the island court.
        business-transfer: In a merger the lists go along.
        policy-change: We may change this policy in spring.
        arbitration: Disputes are settled by arbitration.
        liability: We are not liable for fog.
        content-licence: You grant us a royalty-free licence.
        termination: We may suspend an account.
        fees: The fee is due at the quay.
        """;

    public const string German = """
        collection: Wir erheben den Namen des Kais.
        use: Wir nutzen Ihre Daten für den Fahrschein.
        sharing: Die Liste wird an Dritte weitergegeben.
        sale: Ein Verkauf der Daten findet nicht statt.
        retention: Die Aufbewahrungsfrist beträgt zwei Jahre.
        choices: Sie können den Rundbrief abbestellen.
        rights: Sie haben das Recht auf Auskunft.
        security: Alle Listen sind verschlüsselt.
        cookies: Die Seite setzt Cookies.
        advertising: Wir zeigen Werbung an Deck.
        do-not-track: Wir beachten Do Not Track.
        children: Kinder fahren mit ihren Eltern.
        location: Wir lesen Standortdaten des Bootes.
        biometrics: Am Tor steht eine Gesichtserkennung.
        sensitive: Der Schiffsarzt notiert Gesundheitsdaten.
        ai: Künstliche Intelligenz schätzt die Belegung.
        profiling: Ein Profiling findet nicht statt.
        transfer: Listen gehen in ein Drittland.
        law: Auf Beschluss der Strafverfolgung geben wir Auskunft.
        business-transfer: Bei einer Fusion gehen die Listen mit.
        policy-change: Die Datenschutzerklärung können wir ändern, zuletzt aktualisiert im Mai.
        arbitration: Streitigkeiten entscheidet ein Schiedsgericht.
        liability: Wir haften nicht für Nebel.
        content-licence: Sie räumen uns ein Nutzungsrecht ein.
        termination: Wir können ein Konto sperren.
        fees: Die Gebühr zahlen Sie am Kai.
        """;

    public const string French = """
        collection: Nous collectons le nom du quai.
        use: Nous utilisons vos données pour le billet.
        sharing: La liste est communiquée à des tiers.
        sale: Nous ne vendons jamais ces données.
        retention: La durée de conservation est de deux ans.
        choices: Vous pouvez vous désabonner.
        rights: Vous disposez d’un droit d’accès.
        security: Les listes sont chiffrées la nuit.
        cookies: Le site dépose des cookies.
        advertising: Nous affichons de la publicité sur le pont.
        do-not-track: Nous respectons Do Not Track.
        children: Les enfants voyagent avec leurs parents.
        location: La géolocalisation du bateau est lue.
        biometrics: La porte emploie la reconnaissance faciale.
        sensitive: Le médecin note des données de santé.
        ai: L’intelligence artificielle estime l’affluence.
        profiling: Aucun profilage n’a lieu.
        transfer: Les listes vont vers un pays tiers.
        law: Nous répondons à une réquisition.
        business-transfer: En cas de fusion, les listes suivent.
        policy-change: Nous pouvons modifier cette politique.
        arbitration: Les litiges sont soumis à l’arbitrage.
        liability: Notre responsabilité exclut le brouillard.
        content-licence: Vous accordez une licence.
        termination: Nous pouvons suspendre un compte.
        fees: Les frais sont dus au quai.
        """;

    public const string Spanish = """
        collection: Recopilamos el nombre del muelle.
        use: Utilizamos sus datos para el billete.
        sharing: La lista se entrega a terceros.
        sale: Nunca vendemos estos datos.
        retention: El plazo de conservación es de dos años.
        choices: Usted puede darse de baja.
        rights: Usted tiene derecho de acceso.
        security: Las listas se cifran de noche.
        cookies: El sitio usa cookies.
        advertising: Mostramos publicidad en cubierta.
        do-not-track: Respetamos Do Not Track.
        children: Los niños viajan con sus padres.
        location: Leemos la geolocalización del barco.
        biometrics: La puerta usa reconocimiento facial.
        sensitive: El médico anota datos de salud.
        ai: La inteligencia artificial calcula el aforo.
        profiling: No hay decisiones automatizadas.
        transfer: Las listas van a terceros países.
        law: Respondemos a una orden judicial.
        business-transfer: En una fusión las listas siguen.
        policy-change: Podemos modificar esta política.
        arbitration: Los litigios se someten a arbitraje.
        liability: Nuestra responsabilidad excluye la niebla.
        content-licence: Usted concede una licencia.
        termination: Podemos suspender una cuenta.
        fees: La tarifa se paga en el muelle.
        """;

    public const string Italian = """
        collection: Raccogliamo il nome del molo.
        use: Utilizziamo i dati per il biglietto.
        sharing: La lista va a terzi.
        sale: Non vendiamo mai questi dati.
        retention: Il periodo di conservazione è di due anni.
        choices: Puoi cambiare le preferenze.
        rights: Lei ha diritto di accesso.
        security: Le misure di sicurezza sono in stiva.
        cookies: Il sito usa cookie.
        advertising: Mostriamo pubblicità sul ponte.
        do-not-track: Rispettiamo Do Not Track.
        children: I minori viaggiano con i genitori.
        location: Leggiamo la geolocalizzazione della nave.
        biometrics: Il varco usa il riconoscimento facciale.
        sensitive: Il medico annota dati sulla salute.
        ai: L’intelligenza artificiale stima i posti.
        profiling: Nessuna profilazione ha luogo.
        transfer: Le liste vanno in paesi terzi.
        law: Rispondiamo alle forze dell’ordine.
        business-transfer: In una fusione le liste seguono.
        policy-change: Possiamo modificare questa informativa.
        arbitration: Le controversie vanno in arbitrato.
        liability: La nostra responsabilità esclude la nebbia.
        content-licence: Lei concede una licenza.
        termination: Possiamo sospendere un account.
        fees: La tariffa si paga al molo.
        """;

    public const string Portuguese = """
        collection: Coletamos o nome do cais.
        use: Utilizamos os dados para o bilhete.
        sharing: A lista vai para terceiros.
        sale: Nunca vendemos estes dados.
        retention: O prazo de conservação é de dois anos.
        choices: Você pode mudar as preferências.
        rights: Você tem direito de acesso.
        security: As medidas de segurança estão no porão.
        cookies: O site usa cookies.
        advertising: Mostramos publicidade no convés.
        do-not-track: Respeitamos o Do Not Track.
        children: As crianças viajam com os pais.
        location: Lemos a geolocalização do barco.
        biometrics: O portão usa reconhecimento facial.
        sensitive: O médico anota dados de saúde.
        ai: A inteligência artificial calcula a lotação.
        profiling: Não há decisões automatizadas.
        transfer: As listas vão para países terceiros.
        law: Respondemos a uma ordem judicial.
        business-transfer: Numa fusão as listas seguem.
        policy-change: Podemos alterar esta política.
        arbitration: Os litígios vão a arbitragem.
        liability: A nossa responsabilidade exclui o nevoeiro.
        content-licence: Você concede uma licença.
        termination: Podemos suspender uma conta.
        fees: A tarifa paga-se no cais.
        """;

    public const string Dutch = """
        collection: Wij verzamelen de naam van de kade.
        use: Wij gebruiken uw gegevens voor het kaartje.
        sharing: De lijst gaat naar derden.
        sale: Wij verkopen nooit gegevens.
        retention: De bewaartermijn is twee jaar.
        choices: U kunt zich afmelden.
        rights: U heeft recht op inzage.
        security: De lijsten zijn versleuteld.
        cookies: De site plaatst cookies.
        advertising: Wij tonen reclame aan dek.
        do-not-track: Wij volgen Do Not Track.
        children: Kinderen reizen met hun ouders.
        location: Wij lezen locatiegegevens van de boot.
        biometrics: De poort gebruikt gezichtsherkenning.
        sensitive: De arts noteert gezondheidsgegevens.
        ai: Kunstmatige intelligentie schat de drukte.
        profiling: Er is geen profilering.
        transfer: Lijsten gaan naar derde landen.
        law: Wij antwoorden op een gerechtelijk bevel.
        business-transfer: Bij een fusie gaan de lijsten mee.
        policy-change: Wij kunnen dit privacybeleid wijzigen, laatst bijgewerkt in mei.
        arbitration: Geschillen gaan naar arbitrage.
        liability: Wij zijn niet aansprakelijk voor mist.
        content-licence: U verleent een licentie.
        termination: Wij kunnen een account beëindigen.
        fees: Het tarief betaalt u op de kade.
        """;
}
