namespace PolicyDiff.Tests.Text.Labelled;

/// <summary>More languages that the rules were tried on.</summary>
public static class TonguesTwo
{
    public static Tongue Italian { get; } = new("it", false)
    {
        Site = "Bottega Ferri",
        Menu = ["Home", "Orologi", "Riparazioni", "Chi siamo", "Contatti", "Privacy", "Note legali", "Cookie"],
        PrivacyTitle = "Informativa sulla privacy",
        Privacy =
        [
            "La presente informativa spiega quali dati personali trattiamo quando ci affidate un orologio da riparare.",
            "Conserviamo il vostro nome e il vostro indirizzo per la durata del contratto e poi per il tempo previsto dalla legge.",
            "Quando una pagina non viene trovata (errore 404), il server annota l'indirizzo per sette giorni.",
            "Chi ha dimenticato la password riceve un collegamento per accedere di nuovo.",
            "Non vendiamo i vostri dati. Li comunichiamo soltanto al corriere.",
            "Avete diritto di accesso, di rettifica e di cancellazione, e potete revocare il consenso in ogni momento.",
        ],
        CookieTitle = "Informativa sui cookie",
        Cookies =
        [
            "Utilizziamo cookie per ricordare il carrello. Potete accettare tutti i cookie, rifiutare o scegliere.",
            "Un cookie è un piccolo file che il vostro browser conserva per noi; i nostri contengono solo un numero.",
            "Nessun terzo installa cookie su questo sito.",
        ],
        TermsTitle = "Condizioni generali",
        Terms =
        [
            "Le presenti condizioni regolano ogni contratto concluso con la nostra bottega.",
            "L'accesso all'area riservata può essere negato a chi viola queste condizioni.",
            "Il servizio può essere temporaneamente non disponibile per manutenzione; la nostra responsabilità è esclusa nei limiti di legge.",
            "Si applica il diritto italiano.",
        ],
        HomeTitle = "Benvenuti alla Bottega Ferri",
        Home = ["Ripariamo orologi da tasca e pendole da tre generazioni.", "Ogni pezzo viene smontato, pulito e provato per una settimana.", "In vetrina trovate questa settimana un cronografo degli anni Trenta.", "Passate a trovarci, il caffè è sempre pronto.", "Sabato apriamo il laboratorio a chi vuole vedere come si lavora."],
        NotFound = new("Pagina non trovata - Bottega Ferri", "<h1>Pagina non trovata</h1><p>La pagina richiesta non esiste più oppure è stata spostata. Provate dalla <a href='/'>home</a>.</p>"),
        ServerError = new("Sito in manutenzione", "<h1>Torniamo subito</h1><p>Il sito è in manutenzione e temporaneamente non raggiungibile.</p>"),
        Blocked = new("Accesso negato", "<h1>Accesso negato</h1><p>Attiva JavaScript e conferma che non sei un robot.</p>"),
        Consent = new("Bottega Ferri", "<div><h2>La tua privacy è importante</h2><p>Noi e i nostri partner utilizziamo cookie e trattiamo dati personali per annunci e contenuti. Puoi cambiare idea in qualsiasi momento dalla pagina privacy.</p><button>Personalizza</button><button>Accetta tutti</button></div>"),
        Login = new("Accedi - Bottega Ferri", "<h1>Accedi al tuo account</h1><form><label>E-mail</label><input name=e><label>Password</label><input type=password name=p><button>Accedi</button></form><p><a href='/d'>Password dimenticata?</a></p>"),
        Parked = new("ferri.example", "<p>Il dominio ferri.example è in vendita.</p><p>Contatta il proprietario per un'offerta.</p><ul><li><a href='/1'>Orologi usati</a></li></ul>"),
    };

    public static Tongue Polish { get; } = new("pl", false)
    {
        Site = "Pracownia Jarzębina",
        Menu = ["Strona główna", "Meble", "Renowacja", "O nas", "Kontakt", "Polityka prywatności", "Regulamin", "Cookies"],
        PrivacyTitle = "Polityka prywatności",
        Privacy =
        [
            "Niniejsza polityka prywatności wyjaśnia, jakie dane osobowe przetwarzamy, gdy zamawiasz u nas renowację mebli.",
            "Przechowujemy imię, nazwisko i adres przez czas trwania umowy, a potem tak długo, jak wymaga tego prawo.",
            "Gdy strona nie zostanie znaleziona (błąd 404), serwer zapisuje jej adres na siedem dni.",
            "Jeśli nie pamiętasz hasła, wyślemy ci odnośnik, dzięki któremu zaloguj się ponownie.",
            "Nie sprzedajemy danych. Przekazujemy je tylko przewoźnikowi.",
            "Masz prawo dostępu do danych, ich sprostowania i usunięcia oraz możesz cofnąć zgodę na przetwarzanie w każdej chwili.",
        ],
        CookieTitle = "Polityka cookies",
        Cookies =
        [
            "Używamy plików cookies, aby zapamiętać koszyk. Możesz zaakceptować wszystkie albo odrzucić wszystkie w ustawieniach przeglądarki.",
            "Plik cookie to mały plik, który przeglądarka przechowuje dla nas; nasze zawierają tylko numer.",
            "Żadne inne podmioty nie zapisują u nas plików cookies.",
        ],
        TermsTitle = "Regulamin",
        Terms =
        [
            "Regulamin określa zasady zawierania umów przez naszą stronę.",
            "Dostęp do konta może zostać zablokowany, jeśli użytkownik narusza regulamin.",
            "Serwis może być tymczasowo niedostępny z powodu prac technicznych; nie odpowiadamy za szkody z tego wynikłe, chyba że prawo stanowi inaczej.",
            "Stosuje się prawo polskie.",
        ],
        HomeTitle = "Strona główna – Pracownia Jarzębina",
        Home = ["Odnawiamy krzesła, stoły i komody, które pamiętają babcię.", "W tym miesiącu politura gratis do każdego kredensu.", "Zapraszamy na warsztaty w sobotę, kawa i ciasto na miejscu.", "Zobacz, jak wyglądał ten fotel przed naprawą i po niej.", "Drewno kupujemy od tartaku za rzeką."],
        NotFound = new("Nie znaleziono strony – Pracownia Jarzębina", "<h1>Strona nie została znaleziona</h1><p>Strona, której szukasz, nie istnieje lub zmieniła adres.</p>"),
        ServerError = new("Prace techniczne", "<h1>Prace techniczne</h1><p>Sklep jest tymczasowo niedostępny. Zajrzyj do nas za godzinę.</p>"),
        Blocked = new("Dostęp zabroniony", "<h1>Dostęp zabroniony</h1><p>Włącz obsługę JavaScript i potwierdź, że nie jesteś robotem.</p>"),
        Consent = new("Pracownia Jarzębina", "<div><h2>Szanujemy twoją prywatność</h2><p>My i nasi partnerzy używamy plików cookies i przetwarzamy dane osobowe, aby mierzyć reklamy. Zgodę możesz wycofać w każdej chwili.</p><button>Ustawienia</button><button>Akceptuj wszystkie</button></div>"),
        Login = new("Zaloguj się – Pracownia Jarzębina", "<h1>Zaloguj się</h1><form><label>E-mail</label><input name=e><label>Hasło</label><input type=password name=p><button>Zaloguj</button></form><p><a href='/h'>Nie pamiętasz hasła?</a></p>"),
        Parked = new("jarzebina.example", "<p>Domena jarzebina.example jest na sprzedaż.</p><p>Złóż ofertę właścicielowi.</p>"),
    };

    public static Tongue Japanese { get; } = new("ja", false)
    {
        Site = "こもれび工房",
        Menu = ["ホーム", "器", "教室", "工房について", "お問い合わせ", "プライバシーポリシー", "利用規約"],
        PrivacyTitle = "プライバシーポリシー",
        Privacy =
        [
            "当工房は、お客様の個人情報を以下の方針に従って取り扱います。", "ご注文の際にお名前、ご住所、メールアドレスをお預かりします。", "ページが見つからない場合(404エラー)、サーバーは七日間アドレスを記録します。",
            "ログインしていただくと、次回からパスワードの入力を省くためのクッキーを保存します。", "個人情報を第三者に販売することはありません。配送業者にのみ提供します。", "お客様は、ご自身の個人情報の開示、訂正、削除を請求する権利を有します。", "本方針は予告なく変更することがあります。",
        ],
        CookieTitle = "クッキーポリシー(プライバシー)",
        Cookies = ["当サイトはクッキーを使用しています。すべて許可することも、拒否することもできます。", "クッキーとは、ブラウザに保存される小さなファイルです。個人情報は含まれません。", "第三者によるクッキーは使用していません。"],
        TermsTitle = "利用規約",
        Terms = ["本規約は、当工房の予約サービスの利用条件を定めるものです。", "規約に違反した場合、アクセスを拒否することがあります。", "メンテナンスのため一時的に利用できないことがありますが、当工房は責任を負いません。", "本規約には日本法が適用されます。個人情報の取扱いは別に定めます。"],
        HomeTitle = "ホーム | こもれび工房",
        Home = ["山の土で焼いた器を、一つずつ手で作っています。", "春の教室では湯のみを作ります。", "新しい釉薬の皿が窯から出ました。", "週末は庭でお茶をどうぞ。", "遠くの方には丁寧に包んでお送りします。"],
        NotFound = new("ページが見つかりません | こもれび工房", "<h1>ページが見つかりません</h1><p>お探しのページは移動または削除された可能性があります。</p><p><a href='/'>ホームへ戻る</a></p>"),
        ServerError = new("メンテナンス中", "<h1>メンテナンス中</h1><p>ただいまシステムの点検を行っています。しばらくしてからもう一度お試しください。</p>"),
        Blocked = new("セキュリティチェック", "<h1>アクセスが拒否されました</h1><p>JavaScriptを有効にして、ロボットではありませんにチェックを入れてください。</p>"),
        Consent = new("こもれび工房", "<div><p>当サイトはクッキーを使用しています。続けるには選択してください。</p><button>すべて許可</button><button>設定</button><button>拒否</button></div>"),
        Login = new("ログイン | こもれび工房", "<h1>ログイン</h1><form><label>メールアドレス</label><input name=e><label>パスワード</label><input type=password name=p><button>ログイン</button></form><p><a href='/f'>パスワードをお忘れですか</a></p>"),
        Parked = new("komorebi.example", "<p>このドメインは販売中です。</p><p>ドメインの購入をご希望の方はお問い合わせください。</p>"),
    };

    public static Tongue Russian { get; } = new("ru", false)
    {
        Site = "Мастерская Рябина",
        Menu = ["Главная", "Изделия", "Занятия", "О нас", "Контакты", "Политика конфиденциальности", "Пользовательское соглашение"],
        PrivacyTitle = "Политика конфиденциальности",
        Privacy =
        [
            "Настоящая политика объясняет, какие персональные данные мы обрабатываем, когда вы заказываете у нас ковёр.",
            "Мы храним имя и адрес в течение срока договора, а затем столько, сколько требует закон.",
            "Если страница не найдена (ошибка 404), сервер семь дней хранит её адрес.",
            "Если вы забыли пароль, мы пришлём ссылку, чтобы вы могли войти снова.",
            "Мы не продаём данные. Мы передаём их только перевозчику с вашего согласия.",
            "Вы вправе получить копию своих данных, исправить или удалить их и отозвать согласие в любое время.",
        ],
        CookieTitle = "Политика использования cookie",
        Cookies = ["Мы используем файлы cookie, чтобы помнить вашу корзину. Вы можете принять все или отклонить все в настройках.", "Файл cookie хранится в вашем браузере; в наших только номер, персональных данных нет.", "Третьи лица не устанавливают cookie на этом сайте."],
        TermsTitle = "Пользовательское соглашение",
        Terms = ["Настоящее соглашение определяет условия использования сайта.", "Доступ может быть ограничен, если вы нарушаете условия соглашения.", "Сервис может быть временно недоступен; мы не несём за это ответственности.", "К соглашению применяется право страны, где находится мастерская. Персональные данные обрабатываются по отдельной политике."],
        HomeTitle = "Главная — Мастерская Рябина",
        Home = ["Мы ткём ковры из шерсти северных овец.", "Весной открываются занятия для детей и взрослых.", "На этой неделе готов большой ковёр с птицами.", "Заходите в гости, самовар всегда горячий.", "Доставка по городу бесплатна до конца месяца."],
        NotFound = new("Страница не найдена — Мастерская Рябина", "<h1>Страница не найдена</h1><p>Запрошенная страница не существует или была удалена. Вернитесь на <a href='/'>главную</a>.</p>"),
        ServerError = new("Технические работы", "<h1>Технические работы</h1><p>Сайт временно недоступен. Загляните через час.</p>"),
        Blocked = new("Доступ ограничен", "<h1>Доступ ограничен</h1><p>Включите JavaScript и подтвердите, что вы не робот.</p>"),
        Consent = new("Мастерская Рябина", "<div><p>Мы используем файлы cookie, чтобы показывать вам нужное. Продолжая, вы соглашаетесь с политикой.</p><button>Принять все</button><button>Настройки</button></div>"),
        Login = new("Вход — Мастерская Рябина", "<h1>Войдите</h1><form><label>Почта</label><input name=e><label>Пароль</label><input type=password name=p><button>Войти</button></form><p><a href='/z'>Забыли пароль?</a></p>"),
        Parked = new("ryabina.example", "<p>Домен ryabina.example продаётся.</p><p>Купить домен можно у владельца.</p>"),
    };
}
