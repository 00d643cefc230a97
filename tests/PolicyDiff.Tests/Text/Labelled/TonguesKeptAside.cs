namespace PolicyDiff.Tests.Text.Labelled;

/// <summary>Languages kept aside: written before any verdict was seen, and no rule was changed for them.</summary>
public static class TonguesKeptAside
{
    public static Tongue Portuguese { get; } = new("pt", true)
    {
        Site = "Oficina Andorinha",
        Menu = ["Início", "Barcos", "Serviços", "Sobre nós", "Contactos", "Privacidade", "Termos", "Cookies"],
        PrivacyTitle = "Política de Privacidade",
        Privacy =
        [
            "Esta política explica que dados pessoais tratamos quando nos entrega um barco para reparação.",
            "Guardamos o seu nome e a sua morada durante o contrato e, depois, pelo tempo que a lei exigir.",
            "Quando uma página não é encontrada (erro 404), o servidor guarda o endereço durante sete dias.",
            "Se se esqueceu da palavra-passe, enviamos-lhe uma ligação para entrar de novo na sua conta.",
            "Não vendemos os seus dados e só os comunicamos à transportadora.",
            "Tem direito de acesso, de retificação e de apagamento, e pode retirar o consentimento em qualquer momento.",
        ],
        CookieTitle = "Política de Cookies",
        Cookies = ["Utilizamos cookies para lembrar o seu carrinho. Pode aceitar todos, rejeitar todos ou escolher.", "Um cookie é um pequeno ficheiro que o seu navegador guarda; os nossos só têm um número.", "Nenhum terceiro coloca cookies neste sítio."],
        TermsTitle = "Termos de Utilização",
        Terms = ["Estes termos regulam a utilização do sítio e as encomendas que nele fizer.", "O acesso à conta pode ser negado a quem viole as presentes condições.", "O serviço pode estar temporariamente indisponível por motivos de manutenção; a nossa responsabilidade fica excluída.", "Aplica-se a lei portuguesa ao contrato."],
        HomeTitle = "Início | Oficina Andorinha",
        Home = ["Reparamos barcos de madeira na margem norte do rio.", "Esta semana lançamos à água a velha traineira do Zé.", "Venha ver como se calafeta um casco à mão.", "No verão damos aulas de vela a crianças.", "O almoço de sábado é sempre caldeirada."],
        NotFound = new("Página não encontrada | Oficina Andorinha", "<h1>Página não encontrada</h1><p>O endereço que procura já não existe ou foi alterado.</p><p><a href='/'>Voltar ao início</a></p>"),
        ServerError = new("Em manutenção", "<h1>Voltamos já</h1><p>O sítio está em manutenção e temporariamente indisponível.</p>"),
        Blocked = new("Acesso negado", "<h1>Acesso negado</h1><p>Ative o JavaScript e confirme que não é um robô para continuar.</p>"),
        Consent = new("Oficina Andorinha", "<div><h2>A sua privacidade</h2><p>Nós e os nossos parceiros usamos cookies e tratamos dados pessoais para publicidade e medição. Pode mudar de ideias quando quiser.</p><button>Gerir opções</button><button>Aceitar tudo</button></div>"),
        Login = new("Iniciar sessão | Oficina Andorinha", "<h1>Iniciar sessão</h1><form><label>E-mail</label><input name=e><label>Palavra-passe</label><input type=password name=p><button>Entrar</button></form><p><a href='/e'>Esqueceu-se da palavra-passe?</a></p>"),
        Parked = new("andorinha.example", "<p>Este domínio está à venda.</p><p>Contacte o proprietário para fazer uma proposta.</p>"),
    };

    public static Tongue Dutch { get; } = new("nl", true)
    {
        Site = "Wilgenhof Bloemen",
        Menu = ["Startpagina", "Boeketten", "Bezorgen", "Over ons", "Contact", "Privacyverklaring", "Algemene voorwaarden", "Cookies"],
        PrivacyTitle = "Privacyverklaring",
        Privacy =
        [
            "In deze privacyverklaring leest u welke persoonsgegevens wij verwerken wanneer u bloemen bij ons bestelt.",
            "Wij bewaren uw naam en adres zolang de overeenkomst duurt en daarna zolang de wet dat verlangt.",
            "Als een pagina niet gevonden wordt (fout 404), bewaart onze server het adres zeven dagen.",
            "Bent u uw wachtwoord vergeten, dan sturen wij een link waarmee u weer kunt inloggen.",
            "Wij verkopen uw gegevens niet en geven ze alleen door aan de bezorger.",
            "U heeft recht op inzage, correctie en verwijdering en kunt uw toestemming altijd intrekken.",
        ],
        CookieTitle = "Cookieverklaring",
        Cookies = ["Wij gebruiken cookies om uw winkelmand te onthouden. U kunt alle cookies accepteren of weigeren.", "Een cookie is een klein bestand dat uw browser bewaart; in de onze staat alleen een nummer.", "Derden plaatsen hier geen cookies."],
        TermsTitle = "Algemene voorwaarden",
        Terms = ["Deze voorwaarden gelden voor elke bestelling op deze site.", "De toegang tot uw account kan geweigerd worden als u zich niet aan deze voorwaarden houdt.", "Door onderhoud kan de dienst tijdelijk niet beschikbaar zijn; onze aansprakelijkheid is dan uitgesloten.", "Op de overeenkomst is Nederlands recht van toepassing."],
        HomeTitle = "Welkom bij Wilgenhof Bloemen",
        Home = ["Verse bloemen van eigen land, elke ochtend geplukt.", "Deze week staan de pioenen volop in bloei.", "Bestel voor tien uur en wij brengen het boeket nog vandaag.", "Op zaterdag mag u zelf komen plukken.", "Onze kas is ook in de winter open voor koffie en taart."],
        NotFound = new("Pagina niet gevonden - Wilgenhof Bloemen", "<h1>Helaas</h1><p>De pagina die u zoekt bestaat niet of is verplaatst.</p><p><a href='/'>Naar de startpagina</a></p>"),
        ServerError = new("In onderhoud", "<h1>Even geduld</h1><p>Wij zijn bezig met onderhoud. De winkel is tijdelijk niet bereikbaar.</p>"),
        Blocked = new("Toegang geweigerd", "<h1>Toegang geweigerd</h1><p>Schakel JavaScript in en bevestig dat u geen robot bent.</p>"),
        Consent = new("Wilgenhof Bloemen", "<div><h2>Uw privacy</h2><p>Wij en onze partners gebruiken cookies en verwerken gegevens voor advertenties. U kunt uw keuze altijd wijzigen.</p><button>Instellingen</button><button>Alles accepteren</button></div>"),
        Login = new("Inloggen - Wilgenhof Bloemen", "<h1>Inloggen</h1><form><label>E-mail</label><input name=e><label>Wachtwoord</label><input type=password name=p><button>Inloggen</button></form><p><a href='/w'>Wachtwoord vergeten?</a></p>"),
        Parked = new("wilgenhof.example", "<p>De domeinnaam wilgenhof.example is te koop.</p><p>Doe een bod aan de eigenaar.</p>"),
    };

    public static Tongue Swedish { get; } = new("sv", true)
    {
        Site = "Tallbackens Bageri",
        Menu = ["Startsida", "Bröd", "Beställ", "Om oss", "Kontakt", "Integritetspolicy", "Villkor", "Kakor"],
        PrivacyTitle = "Integritetspolicy",
        Privacy =
        [
            "Den här policyn beskriver vilka personuppgifter vi behandlar när du beställer bröd hos oss.",
            "Vi sparar namn och adress så länge avtalet gäller och därefter så länge lagen kräver det.",
            "När en sida inte hittas (fel 404) sparar servern adressen i sju dagar.",
            "Har du glömt ditt lösenord skickar vi en länk så att du kan logga in igen.",
            "Vi säljer inte dina uppgifter och lämnar dem bara till budet som kör ut brödet.",
            "Du har rätt att få veta vilka personuppgifter vi har, att få dem rättade och raderade, och kan återkalla ditt samtycke när du vill.",
        ],
        CookieTitle = "Policy för kakor",
        Cookies = ["Vi använder kakor för att minnas din varukorg. Du kan godkänna alla kakor eller avvisa dem.", "En kaka är en liten fil som din webbläsare sparar; våra innehåller bara ett nummer.", "Inga andra företag lägger kakor på den här webbplatsen. Behandlingen av personuppgifter beskrivs i vår integritetspolicy."],
        TermsTitle = "Användarvillkor",
        Terms = ["Dessa villkor gäller för alla beställningar på webbplatsen.", "Åtkomst till kontot kan nekas den som bryter mot villkoren.", "Tjänsten kan vara tillfälligt otillgänglig på grund av underhåll; vi ansvarar inte för det.", "Svensk lag gäller för avtalet och dessa villkor."],
        HomeTitle = "Startsida | Tallbackens Bageri",
        Home = ["Surdegsbröd ur vedeldad ugn varje morgon klockan sex.", "I veckan bakar vi med råg från granngården.", "Kom på bakkurs och ta hem din egen deg.", "På lördagar serverar vi soppa i trädgården.", "Beställ före kvällen så ligger brödet på trappan."],
        NotFound = new("Sidan hittades inte | Tallbackens Bageri", "<h1>Sidan finns inte</h1><p>Sidan du letar efter har flyttats eller tagits bort.</p><p><a href='/'>Till startsidan</a></p>"),
        ServerError = new("Underhåll", "<h1>Vi är snart tillbaka</h1><p>Webbplatsen är tillfälligt nere för underhåll.</p>"),
        Blocked = new("Åtkomst nekad", "<h1>Åtkomst nekad</h1><p>Aktivera JavaScript och visa att du inte är en robot.</p>"),
        Consent = new("Tallbackens Bageri", "<div><h2>Vi bryr oss om din integritet</h2><p>Vi och våra partner använder kakor och behandlar uppgifter för annonser. Du kan ändra ditt val när som helst.</p><button>Inställningar</button><button>Godkänn alla</button></div>"),
        Login = new("Logga in | Tallbackens Bageri", "<h1>Logga in</h1><form><label>E-post</label><input name=e><label>Lösenord</label><input type=password name=p><button>Logga in</button></form><p><a href='/g'>Glömt lösenord?</a></p>"),
        Parked = new("tallbacken.example", "<p>Domänen tallbacken.example är till salu.</p><p>Lämna ett bud till ägaren.</p>"),
    };

    public static Tongue Chinese { get; } = new("zh", true)
    {
        Site = "青竹书店",
        Menu = ["首页", "图书", "活动", "关于我们", "联系我们", "隐私政策", "服务条款"],
        PrivacyTitle = "隐私政策",
        Privacy =
        [
            "本隐私政策说明您在本店购书时,我们如何收集和使用您的个人信息。", "下单时我们收集您的姓名、地址和电子邮箱。", "如果页面不存在(404错误),服务器会将该地址保留七天。", "登录后,我们会保存一个小文件,以便您下次不必输入密码。",
            "我们不会出售您的个人信息,只会提供给快递公司。", "您有权查阅、更正和删除您的个人信息,也可以随时撤回同意。", "我们可能会修改本政策,修改后的条款自公布之日起生效。",
        ],
        CookieTitle = "隐私与小文件说明",
        Cookies = ["我们使用cookie记住您的购物车。您可以接受或拒绝。", "这些小文件只有一个编号,不含个人信息。", "第三方不会在本网站放置任何文件。"],
        TermsTitle = "服务条款",
        Terms = ["本服务条款适用于您在本网站的所有订单。", "如您违反本条款,我们可能拒绝您的访问。", "因系统维护,服务可能暂时无法使用,我们不承担责任。", "本条款适用书店所在地法律。个人信息的处理见隐私政策。"],
        HomeTitle = "首页 - 青竹书店",
        Home = ["山脚下的小书店,每天上午九点开门。", "本周新到一批旧诗集和植物图谱。", "周六下午有茶和朗读会。", "您可以在院子里坐下来慢慢看。", "我们把书用纸包好寄到远方。"],
        NotFound = new("页面不存在 - 青竹书店", "<h1>页面不存在</h1><p>您访问的页面已删除或更改了地址。</p><p><a href='/'>返回首页</a></p>"),
        ServerError = new("系统维护", "<h1>系统维护中</h1><p>网站暂时无法访问,请稍后再试。</p>"),
        Blocked = new("安全验证", "<h1>请完成安全验证</h1><p>请启用JavaScript,以确认您不是机器人。</p>"),
        Consent = new("青竹书店", "<div><p>本网站使用cookie来改进服务。请选择是否同意。</p><button>接受</button><button>全部拒绝</button></div>"),
        Login = new("登录 - 青竹书店", "<h1>登录</h1><form><label>邮箱</label><input name=e><label>密码</label><input type=password name=p><button>登录</button></form><p><a href='/m'>忘记密码?</a></p>"),
        Parked = new("qingzhu.example", "<p>该域名正在出售。</p><p>如需购买此域名,请联系所有者。</p>"),
    };
}
