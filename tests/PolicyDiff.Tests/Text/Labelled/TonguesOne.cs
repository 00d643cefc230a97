namespace PolicyDiff.Tests.Text.Labelled;

/// <summary>Languages that the rules were tried on.</summary>
public static class TonguesOne
{
    public static Tongue English { get; } = new("en", false)
    {
        Site = "Harrow & Wren",
        Menu = ["Home", "Products", "Workshops", "About us", "Contact", "Privacy Policy", "Terms of Service", "Cookies"],
        PrivacyTitle = "Privacy Policy",
        Privacy =
        [
            "This Privacy Policy explains what personal information we collect when you order tools from us, and what we do with it.",
            "We collect your name, your postal address and your e-mail address when you place an order or join a workshop.",
            "If a page that you ask for is not found, our server writes down the address (an error 404) together with your IP address for seven days.",
            "When you sign in to your account we set a cookie, so that you need not enter your password on every page.",
            "We do not sell your personal data. We disclose it to the carrier who brings your parcel and to nobody else, unless a law compels us to.",
            "To keep robots out we ask you to solve a captcha before you write to us; the provider of the captcha learns your IP address.",
            "You have the right to ask for a copy of the data that we hold about you, and to have it corrected or deleted.",
            "We keep invoices for ten years because tax law says so, and delete everything else two years after your last order.",
            "We may change this policy; the new version applies from the day on which we publish it here.",
        ],
        CookieTitle = "Cookie Policy",
        Cookies =
        [
            "We use cookies to remember what is in your basket. You can accept all cookies, reject all but the necessary ones, or change your choice later.",
            "A cookie is a small file that your browser keeps for us. Ours hold a number and the date, and nothing about you.",
            "You can manage your preferences at any time through the link at the foot of every page.",
            "Third parties set no cookies on this site.",
        ],
        TermsTitle = "Terms of Service",
        Terms =
        [
            "These terms govern your use of the workshop booking system. By using it you agree to them.",
            "Access may be denied to anybody who has been blocked for breach of these terms. You must be at least sixteen to open an account.",
            "The service may be temporarily unavailable while we carry out maintenance. We are not liable for loss that follows from it.",
            "If your account is suspended you may appeal within thirty days. The law of Ireland applies.",
            "We may end this agreement with a month's notice. You may end it at any time.",
        ],
        HomeTitle = "Home | Harrow & Wren",
        Home =
        [
            "Hand tools that last a lifetime, made in small batches in our own forge.", "New this spring: the long-handled bulb planter and a set of three dibbers.",
            "Join a Saturday workshop and take home the knife you made.", "Free delivery on all orders over sixty pounds until the end of the month.",
            "Read the story of how two neighbours began to sharpen spades in a garage.", "Our newsletter brings you planting dates and the odd recipe.",
        ],
        NotFound = new("Page not found | Harrow & Wren", "<h1>Oops!</h1><p>We can't find the page that you are looking for. It may have been moved or renamed.</p><p>Try the search, or go back to the <a href='/'>home page</a>.</p>"),
        ServerError = new("503 Service Unavailable", "<h1>Service Unavailable</h1><p>The server is temporarily unable to service your request due to maintenance downtime or capacity problems. Please try again later.</p>"),
        Blocked = new("Just a moment...", "<h1>Checking your browser before you access the site</h1><p>This process is automatic. Your browser will redirect to your requested content shortly.</p><p>Please allow up to 5 seconds.</p>"),
        Consent = new("Harrow & Wren", "<div><h2>We value your privacy</h2><p>We and our 214 partners store and/or access information on a device, such as unique IDs in cookies, to process personal data. You may accept or manage your choices by clicking below, including your right to object where legitimate interest is used, or at any time in the privacy policy page.</p><button>More options</button><button>Accept all</button></div>"),
        Login = new("Sign in | Harrow & Wren", "<h1>Sign in</h1><form><label>E-mail</label><input name=e><label>Password</label><input type=password name=p><button>Sign in</button></form><p><a href='/forgot'>Forgot your password?</a></p><p>By signing in you agree to our Terms of Service and Privacy Policy.</p>"),
        Parked = new("harrow-wren.example", "<h1>harrow-wren.example</h1><p>This domain is for sale! Buy this domain now, or make an offer.</p><p>Related searches</p><ul><li><a href='/a'>Garden tools</a></li><li><a href='/b'>Cheap spades</a></li><li><a href='/c'>Privacy Policy</a></li></ul>"),
    };

    public static Tongue German { get; } = new("de", false)
    {
        Site = "Lindner Fahrräder",
        Menu = ["Startseite", "Räder", "Werkstatt", "Über uns", "Kontakt", "Datenschutz", "AGB", "Impressum"],
        PrivacyTitle = "Datenschutzerklärung",
        Privacy =
        [
            "Diese Datenschutzerklärung sagt, welche personenbezogenen Daten wir verarbeiten, wenn Sie unsere Seiten besuchen oder ein Rad bestellen.",
            "Wir speichern Ihren Namen und Ihre Anschrift, solange der Vertrag läuft, und danach so lange, wie das Steuerrecht es verlangt.",
            "Wird eine Seite nicht gefunden (Fehler 404), so steht die Adresse sieben Tage lang in unserem Protokoll.",
            "Wenn Sie sich anmelden, setzen wir ein Cookie. Haben Sie Ihr Passwort vergessen, schicken wir Ihnen einen Link.",
            "Wir geben Ihre Daten nur an den Spediteur weiter, der das Rad bringt. Eine Weitergabe zu Zwecken der Werbung findet nicht statt.",
            "Sie haben das Recht auf Auskunft, Berichtigung und Löschung und können eine Einwilligung jederzeit widerrufen.",
            "Beschwerden richten Sie an die Aufsichtsbehörde Ihres Landes.",
        ],
        CookieTitle = "Cookie-Richtlinie",
        Cookies =
        [
            "Wir verwenden Cookies, damit Ihr Warenkorb nicht verloren geht. Sie können alle Cookies akzeptieren oder ablehnen.",
            "Ein Cookie ist eine kleine Datei, die Ihr Browser für uns aufbewahrt. Unsere enthalten nur eine Nummer.",
            "Ihre Einstellungen können Sie jederzeit am Fuß jeder Seite ändern. Cookies von Dritten setzen wir nicht.",
        ],
        TermsTitle = "Allgemeine Geschäftsbedingungen",
        Terms =
        [
            "Diese Bedingungen gelten für alle Verträge, die Sie mit uns über unsere Seiten schließen.",
            "Der Zugriff auf Ihr Konto kann gesperrt werden, wenn Sie gegen diese Bedingungen verstoßen.",
            "Wegen Wartungsarbeiten kann der Dienst vorübergehend nicht verfügbar sein; eine Haftung dafür ist ausgeschlossen.",
            "Das Widerrufsrecht beträgt vierzehn Tage. Es gilt deutsches Recht.",
        ],
        HomeTitle = "Lindner Fahrräder – Startseite",
        Home = ["Räder aus Stahl, gebaut für Berge und für den Weg zur Arbeit.", "In der Werkstatt stellen wir Ihre Schaltung ein, während Sie einen Kaffee trinken.", "Neu im Laden: das Lastenrad für zwei Kinder und einen Hund.", "Am Samstag fahren wir gemeinsam um den See, und alle sind eingeladen.", "Gebrauchte Räder mit einem Jahr Garantie finden Sie im Hof."],
        NotFound = new("Fehler 404 – Lindner Fahrräder", "<h1>Seite nicht gefunden</h1><p>Die gewünschte Seite existiert leider nicht mehr. Vielleicht hilft Ihnen die Suche weiter.</p><p><a href='/'>Zur Startseite</a></p>"),
        ServerError = new("Wartungsarbeiten", "<h1>Wir sind gleich wieder da</h1><p>Wegen Wartungsarbeiten ist unser Shop vorübergehend nicht erreichbar. Bitte versuchen Sie es in einer Stunde noch einmal.</p>"),
        Blocked = new("Zugriff verweigert", "<h1>Zugriff verweigert</h1><p>Ihre Anfrage wurde blockiert. Bitte bestätigen Sie, dass Sie kein Roboter sind.</p><p>Vorgangsnummer 77ab31</p>"),
        Consent = new("Lindner Fahrräder", "<div><h2>Ihre Privatsphäre</h2><p>Wir und unsere Partner verwenden Cookies und verarbeiten Daten, um Inhalte und Anzeigen zu personalisieren. Ihre Einwilligung können Sie jederzeit widerrufen. Näheres in der Datenschutzerklärung.</p><button>Einstellungen verwalten</button><button>Alle akzeptieren</button></div>"),
        Login = new("Anmelden – Lindner Fahrräder", "<h1>Anmelden</h1><form><label>E-Mail</label><input name=e><label>Passwort</label><input type='password' name=p><button>Anmelden</button></form><p><a href='/x'>Passwort vergessen?</a> Angemeldet bleiben</p>"),
        Parked = new("lindner-raeder.example steht zum Verkauf", "<h1>Diese Domain steht zum Verkauf</h1><p>Sie möchten lindner-raeder.example kaufen? Nennen Sie uns Ihr Gebot.</p><p><a href='/1'>Fahrrad Zubehör</a> <a href='/2'>E-Bikes</a> <a href='/3'>Datenschutz</a></p>"),
    };

    public static Tongue French { get; } = new("fr", false)
    {
        Site = "Atelier Mirabelle",
        Menu = ["Accueil", "Boutique", "Ateliers", "Qui sommes-nous", "Contact", "Confidentialité", "Mentions légales", "Cookies"],
        PrivacyTitle = "Politique de confidentialité",
        Privacy =
        [
            "La présente politique de confidentialité explique quelles données personnelles nous collectons lorsque vous commandez un pot de confiture.",
            "Nous conservons votre nom et votre adresse pendant la durée du contrat, puis aussi longtemps que la loi l'exige.",
            "Lorsqu'une page est introuvable (erreur 404), notre serveur note l'adresse demandée pendant sept jours.",
            "Si vous avez oublié votre mot de passe, nous vous envoyons un lien pour vous connecter à votre compte.",
            "Vos données ne sont transmises qu'au transporteur. Nous ne les vendons à personne.",
            "Vous disposez d'un droit d'accès, de rectification et d'effacement, et pouvez retirer votre consentement à tout moment.",
            "Toute réclamation relative au traitement peut être portée devant l'autorité de contrôle.",
        ],
        CookieTitle = "Politique relative aux cookies",
        Cookies =
        [
            "Nous utilisons des cookies pour garder votre panier. Vous pouvez tout accepter, tout refuser ou choisir.",
            "Un cookie est un petit fichier que votre navigateur conserve pour nous ; les nôtres ne contiennent qu'un numéro.",
            "Aucun tiers ne dépose de cookies sur ce site. Vous pouvez changer d'avis à tout moment au bas de la page.",
        ],
        TermsTitle = "Conditions générales de vente",
        Terms =
        [
            "Les présentes conditions régissent toutes les ventes conclues sur ce site.",
            "L'accès au compte peut être refusé à toute personne qui ne respecte pas ces conditions.",
            "Le service peut être temporairement indisponible en raison d'une opération de maintenance ; notre responsabilité ne peut être engagée de ce fait.",
            "Le droit français est applicable. Vous disposez d'un délai de rétractation de quatorze jours.",
        ],
        HomeTitle = "Accueil - Atelier Mirabelle",
        Home = ["Des confitures cuites au chaudron, en petites séries, avec les fruits du village.", "Cette semaine, la mirabelle et la reine-claude sont arrivées.", "Venez apprendre à faire votre propre gelée un dimanche matin.", "La livraison est offerte à partir de quatre pots.", "Nos recettes de saison vous attendent dans le journal de la maison."],
        NotFound = new("Page introuvable - Atelier Mirabelle", "<h1>Cette page est introuvable</h1><p>La page que vous cherchez n'existe plus ou a changé d'adresse.</p><p><a href='/'>Retour à l'accueil</a></p>"),
        ServerError = new("Site en maintenance", "<h1>Maintenance en cours</h1><p>Notre boutique est temporairement indisponible. Revenez dans quelques minutes, les confitures vous attendent.</p>"),
        Blocked = new("Accès refusé", "<h1>Accès refusé</h1><p>Veuillez activer JavaScript et vérifier que vous êtes bien humain pour continuer.</p>"),
        Consent = new("Atelier Mirabelle", "<div><h2>Nous respectons votre vie privée</h2><p>Avec votre accord, nos partenaires et nous utilisons des cookies pour stocker et consulter des informations personnelles. Vous pouvez retirer votre consentement à tout moment dans notre politique de confidentialité.</p><button>Continuer sans accepter</button><button>Tout accepter</button></div>"),
        Login = new("Connexion - Atelier Mirabelle", "<h1>Connectez-vous</h1><form><label>Adresse e-mail</label><input name=e><label>Mot de passe</label><input type=password name=p><button>Se connecter</button></form><p><a href='/m'>Mot de passe oublié ?</a></p>"),
        Parked = new("mirabelle.example", "<p>Le nom de domaine mirabelle.example est à vendre.</p><p>Faites une offre au propriétaire.</p><ul><li><a href='/1'>Confiture maison</a></li><li><a href='/2'>Fruits</a></li></ul>"),
    };

    public static Tongue Spanish { get; } = new("es", false)
    {
        Site = "Talleres Olmedo",
        Menu = ["Inicio", "Guitarras", "Reparación", "Quiénes somos", "Contacto", "Privacidad", "Aviso legal", "Cookies"],
        PrivacyTitle = "Política de privacidad",
        Privacy =
        [
            "Esta política de privacidad explica qué datos personales tratamos cuando usted encarga una guitarra en nuestro taller.",
            "Guardamos su nombre y su dirección mientras dure el contrato y después el tiempo que marque la ley.",
            "Cuando una página no se encuentra (error 404), nuestro servidor anota la dirección durante siete días.",
            "Si usted olvidó su contraseña, le enviamos un enlace para que inicie sesión de nuevo.",
            "No vendemos sus datos. Los comunicamos únicamente al transportista que entrega el instrumento.",
            "Usted tiene derecho de acceso, rectificación y supresión, y puede retirar su consentimiento en cualquier momento.",
            "Puede reclamar ante la autoridad de control sobre el tratamiento de sus datos.",
        ],
        CookieTitle = "Política de cookies",
        Cookies =
        [
            "Utilizamos cookies para recordar su cesta. Usted puede aceptar todas las cookies, rechazarlas o configurar su elección.",
            "Una cookie es un pequeño archivo que su navegador guarda para nosotros; las nuestras solo llevan un número.",
            "Ningún tercero instala cookies en este sitio.",
        ],
        TermsTitle = "Condiciones de uso",
        Terms =
        [
            "Estas condiciones de uso regulan el acceso a nuestro sitio y la compra de instrumentos.",
            "El acceso a la cuenta puede ser denegado a quien incumpla estas condiciones.",
            "El servicio puede no estar disponible por mantenimiento, y no respondemos de los daños que ello cause, salvo lo que disponga la ley.",
            "El contrato se rige por el derecho español.",
        ],
        HomeTitle = "Inicio | Talleres Olmedo",
        Home = ["Guitarras de concierto hechas a mano en el taller de la calle del Olmo.", "Este mes reparamos mangos y clavijeros sin lista de espera.", "Venga a probar los tres modelos nuevos de cedro.", "Los jueves por la tarde hay música en el patio y un vaso de vino.", "Nuestros alumnos construyen su primera guitarra en un año."],
        NotFound = new("Página no encontrada | Talleres Olmedo", "<h1>Error 404</h1><p>Lo sentimos, la página que busca no existe o ha cambiado de dirección.</p><p><a href='/'>Volver al inicio</a></p>"),
        ServerError = new("En mantenimiento", "<h1>Sitio en mantenimiento</h1><p>Estamos haciendo mejoras. El sitio está temporalmente no disponible; vuelva dentro de un rato.</p>"),
        Blocked = new("Acceso denegado", "<h1>Acceso denegado</h1><p>Por favor, active JavaScript y confirme que no es un robot para continuar.</p>"),
        Consent = new("Talleres Olmedo", "<div><h2>Valoramos tu privacidad</h2><p>Nosotros y nuestros socios utilizamos cookies y tratamos datos personales para medir anuncios y contenido. Puedes cambiar tu consentimiento cuando quieras en la política de privacidad.</p><button>Configurar</button><button>Aceptar todo</button></div>"),
        Login = new("Iniciar sesión | Talleres Olmedo", "<h1>Inicia sesión para continuar</h1><form><label>Correo</label><input name=e><label>Contraseña</label><input type=password name=p><button>Entrar</button></form><p><a href='/o'>¿Has olvidado tu contraseña?</a></p>"),
        Parked = new("olmedo.example", "<h1>olmedo.example</h1><p>Este dominio está en venta. Haga una oferta al propietario del dominio.</p><p><a href='/1'>Guitarras baratas</a> <a href='/2'>Cuerdas</a></p>"),
    };
}
