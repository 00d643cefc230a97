using System.Net;
using PolicyDiff.Fetching;

namespace PolicyDiff.Tests.Fetching;

public class AddressRulesTests
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.8")]
    [InlineData("192.0.2.1")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.19.255.255")]
    [InlineData("198.51.100.1")]
    [InlineData("203.0.113.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b:1::808:808")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2002:a00:1::1")]
    [InlineData("2001:0:5db8:d822:0:ffff:80ff:fffe")]
    [InlineData("2001:0:7f00:1:0:ffff:f7f7:f7f7")]
    [InlineData("2001:db8::1")]
    [InlineData("2001:20::1")]
    [InlineData("3fff::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("fe80::1%2")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    [InlineData("5f00::1")]
    public void An_address_off_the_public_network_is_not_public(string address) => Assert.False(AddressRules.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.1")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("192.0.1.1")]
    [InlineData("198.17.255.255")]
    [InlineData("198.20.0.1")]
    [InlineData("223.255.255.255")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::808:808")]
    [InlineData("2002:808:808::1")]
    [InlineData("2001:0:5db8:d822:0:ffff:f7f7:f7f7")]
    [InlineData("2001:4860:4860::8888")]
    [InlineData("2a00:1450:4001::1")]
    public void An_address_of_the_public_network_is_public(string address) => Assert.True(AddressRules.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://example.com/privacy")]
    [InlineData("http://example.com:80/")]
    [InlineData("https://example.com:443/a?b=c\\d#e")]
    [InlineData("https://b\u00FCcher.example/datenschutz")]
    [InlineData("http://8.8.8.8/")]
    public void A_public_web_address_may_be_asked(string address)
    {
        Assert.True(AddressRules.Check(address, AllowedHosts.None, out var parsed).Allowed);
        Assert.NotNull(parsed);
    }

    [Theory]
    [InlineData("example.com/privacy", "complete address")]
    [InlineData("ftp://example.com/", "only http and https")]
    [InlineData("file:///etc/passwd", "only http and https")]
    [InlineData("javascript:alert(1)", "only http and https")]
    [InlineData("http://user:secret@example.com/", "password")]
    [InlineData("http://@example.com/", "password")]
    [InlineData("http://in\\@out/", "backslash")]
    [InlineData("http://example.com\\privacy", "backslash")]
    [InlineData("http://example.com/\t", "control characters")]
    [InlineData("http://example.com/\r\nHost: other", "control characters")]
    [InlineData("http://example.com:22/", "port 22")]
    [InlineData("http://127.0.0.1/", "not on the public network")]
    [InlineData("http://127.1/", "not on the public network")]
    [InlineData("http://0x7f.1/", "not on the public network")]
    [InlineData("http://2130706433/", "not on the public network")]
    [InlineData("http://[::1]/", "not on the public network")]
    [InlineData("http://[::ffff:169.254.169.254]/latest/meta-data/", "not on the public network")]
    public void Any_other_address_is_refused_with_a_sentence(string address, string sentence)
    {
        var verdict = AddressRules.Check(address, AllowedHosts.None, out var parsed);

        Assert.False(verdict.Allowed);
        Assert.Null(parsed);
        Assert.Contains(sentence, verdict.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_does_not_repeat_the_password()
    {
        var verdict = AddressRules.Check("https://user:geheim@example.com/", AllowedHosts.None, out _);

        Assert.DoesNotContain("geheim", verdict.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1:8089", "http://127.0.0.1:8089/", true)]
    [InlineData("127.0.0.1:8089", "http://127.0.0.1:8090/", false)]
    [InlineData("127.0.0.1", "http://127.0.0.1:9999/", true)]
    [InlineData("localhost", "http://LOCALHOST:5000/", true)]
    [InlineData("localhost", "http://127.0.0.1:5000/", false)]
    [InlineData("[::1]:8080", "http://[::1]:8080/", true)]
    [InlineData("::1", "http://[::1]:81/", true)]
    [InlineData("a.example, 10.0.0.7:80", "http://10.0.0.7/", true)]
    public void A_host_in_the_setting_is_open_at_its_port(string setting, string address, bool allowed)
    {
        Assert.True(AllowedHosts.TryParse([setting], out var hosts, out _));
        Assert.Equal(allowed, AddressRules.Check(new Uri(address), hosts).Allowed);
    }

    [Theory]
    [InlineData("http://127.0.0.1")]
    [InlineData("127.0.0.1:0")]
    [InlineData("127.0.0.1:99999")]
    [InlineData("a b")]
    public void A_wrong_entry_is_named(string entry)
    {
        Assert.False(AllowedHosts.TryParse(["good.example", entry], out _, out var problem));
        Assert.Contains($"'{entry}'", problem, StringComparison.Ordinal);
    }
}
