using System.Text;
using PolicyDiff.Text;
using PolicyDiff.Text.Decoding;

namespace PolicyDiff.Tests.Text.Decoding;

public sealed class ByteDecoderTests
{
    [Fact]
    public void A_byte_order_mark_wins_over_the_header() =>
        Assert.Equal("Größe", ByteDecoder.Decode([0xEF, 0xBB, 0xBF, .. "Größe"u8], "text/html; charset=iso-8859-1", null).Text);

    [Fact]
    public void Utf_16_is_read_with_and_without_its_mark()
    {
        const string page = "<html><body>Personal data and cookies</body></html>";
        Assert.Equal(page, ByteDecoder.Decode([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(page)], null, null).Text);
        Assert.Equal(page, ByteDecoder.Decode(Encoding.BigEndianUnicode.GetBytes(page), null, null).Text);
    }

    [Fact]
    public void Valid_utf_8_wins_over_a_declared_latin_1()
    {
        var decoded = ByteDecoder.Decode("Données à caractère personnel"u8, "text/html; charset=ISO-8859-1", null);
        Assert.Equal("Données à caractère personnel", decoded.Text);
        Assert.Contains("UTF-8", decoded.Note);
    }

    [Theory]
    [InlineData("utf-7")]
    [InlineData("x-no-such")]
    public void An_encoding_that_nobody_reads_is_as_none_declared(string charset)
    {
        Assert.Equal("Données", ByteDecoder.Decode("Données"u8, $"text/html; charset={charset}", null).Text);
        Assert.Equal("Données", ByteDecoder.Decode("Données"u8, null, charset).Text);
        Assert.EndsWith("Données", ByteDecoder.Decode(Encoding.UTF8.GetBytes($"<meta charset={charset}>Données"), null, null).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Latin_1_means_windows_1252() =>
        Assert.Equal("“we” – €5", ByteDecoder.Decode([0x93, (byte)'w', (byte)'e', 0x94, (byte)' ', 0x96, (byte)' ', 0x80, (byte)'5'], "text/html; charset=iso-8859-1", null).Text);

    [Fact]
    public void Undeclared_bytes_that_are_no_utf_8_are_windows_1252() =>
        Assert.Equal("customer’s", ByteDecoder.Decode([.. "customer"u8, 0x92, (byte)'s'], null, null).Text);

    [Theory]
    [InlineData("shift_jis", "個人情報の取り扱い")]
    [InlineData("euc-jp", "個人情報の取り扱い")]
    [InlineData("euc-kr", "개인정보 처리방침")]
    [InlineData("gb2312", "个人信息保护")]
    [InlineData("big5", "隱私權政策")]
    [InlineData("koi8-r", "Политика конфиденциальности")]
    [InlineData("windows-1251", "Политика конфиденциальности")]
    [InlineData("iso-8859-2", "Ochrana osobních údajů")]
    public void A_declared_encoding_is_followed_from_header_or_page(string charset, string text)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var page = $"<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset={charset}\"></head><body>{text}</body></html>";
        var bytes = Encoding.GetEncoding(charset).GetBytes(page);
        Assert.Contains(text, ByteDecoder.Decode(bytes, null, null).Text);
        Assert.Contains(text, ByteDecoder.Decode(Encoding.GetEncoding(charset).GetBytes(text), $"text/html; charset=\"{charset}\"", null).Text);
    }

    [Fact]
    public void A_charset_that_the_user_names_wins() =>
        Assert.Equal("Ж", ByteDecoder.Decode([0xC6], "text/html; charset=utf-8", "windows-1251").Text);

    [Fact]
    public void Control_characters_of_latin_1_are_read_as_windows_1252() =>
        Assert.Equal("Harbor’s", ByteDecoder.Decode(Encoding.UTF8.GetBytes("Harbor\u0092s"), null, null).Text);

    [Theory]
    [InlineData("CareerPerfectÂ® services", "CareerPerfect® services")]
    [InlineData("we donâ€™t sell", "we don’t sell")]
    [InlineData("donnÃ©es Ã  caractÃ¨re", "données Ã  caractère")]
    [InlineData("Section 4.Â Rights", "Section 4. Rights")]
    [InlineData("Section 4.\u00C2\u00A0Rights", "Section 4.\u00A0Rights")]
    [InlineData("Version 2Â ©", "Version 2 ©")]
    [InlineData("â‚¬5 â€œweâ€\u009D Â§ 4 â€¦ â„¢", "€5 “we” § 4 … ™")]
    [InlineData("CafÃƒÂ© and itÃ¢â‚¬â„¢s terms", "Café and it’s terms")]
    [InlineData("InformaÃ§Ãµes e condiÃ§Ãµes", "Informações e condições")]
    public void Twice_encoded_utf_8_is_mended_where_it_is_certain(string broken, string mended) => Assert.Equal(mended, MojibakeMender.Mend(broken));

    [Theory]
    [InlineData("Политика конфиденциальности")]
    [InlineData("Γενικοί όροι – «χρήση»")]
    [InlineData("Ochrana údajů: že při čtení šetříme „čas“ – a víc")]
    [InlineData("Les données de l’utilisateur, à caractère «\u00A0privé\u00A0»")]
    [InlineData("個人情報の取り扱い")]
    public void A_page_encoded_twice_as_a_whole_is_mended(string text)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        static string Twice(string once) => Encoding.GetEncoding(1252).GetString(Encoding.UTF8.GetBytes(once));
        Assert.Equal(text, MojibakeMender.Mend(Twice(text)));
    }

    [Theory]
    [InlineData("Âge minimal, Été, São Paulo, Ångström, âme")]
    [InlineData("façade naïve Müller œuvre")]
    [InlineData("SÃO PAULO")]
    [InlineData("CONFIDENTIALITÉ\u00A0: la «\u00A0SOCIÉTÉ\u00A0» agit")]
    [InlineData("la «PRIVÉ» et jusqu’à\u00A0»")]
    [InlineData("DATENSCHUTZERKLÄRUNG FÜR „SÜDÄ“ – „Ö“…")]
    [InlineData("IRMÃ\u00A0» e MANHÃ– sim")]
    [InlineData("Ä§ 4 und Ü§ 5, Ñ° 3, Ø± 2")]
    public void An_authors_own_accents_stay(string text) => Assert.Same(text, MojibakeMender.Mend(text));

    [Fact]
    public void Nul_bytes_are_dropped() => Assert.Equal("ab", ByteDecoder.Decode("a\0b"u8, null, null).Text);

    [Fact]
    public void Utf_8_cut_in_the_middle_of_a_character_stays_utf_8() =>
        Assert.Equal("Größe Gr", ByteDecoder.Decode(Encoding.UTF8.GetBytes("Größe Grö").AsSpan()[..^1], null, null).Text);

    [Theory]
    [InlineData("&copy 2001 &amp; &lt;b&gt;", "© 2001 & <b>")]
    [InlineData("&#146;&#x93;&#150;&#0;", "’“–")]
    [InlineData("&#128512;&check;&nbsp;&hellip;", "😀✓\u00A0…")]
    [InlineData("AT&T &unknown; R&D &", "AT&T &unknown; R&D &")]
    [InlineData("&notit; &NotEqualTilde;", "¬it; ≂̸")]
    [InlineData("&#xD800;&#99999999;", "\uFFFD\uFFFD")]
    public void Entities_are_decoded_as_browsers_do(string written, string meant) => Assert.Equal(meant, HtmlEntities.Decode(written));

    [Fact]
    public void An_ampersand_in_an_address_is_no_entity() =>
        Assert.Equal("?a=1&copy=2&lang=en", HtmlEntities.Decode("?a=1&copy=2&lang=en", inAttribute: true));
}
