using System.Net;
using Microsoft.Extensions.Options;
using PolicyDiff.App.Accounts;

namespace PolicyDiff.App.Tests.Accounts;

public sealed class SignInLimiterTests
{
    private static readonly IPAddress Here = IPAddress.Parse("198.51.100.7");

    private readonly ManualTime _time = new();

    [Fact]
    public void Tries_come_back_one_by_one_with_time()
    {
        var limiter = Limiter(perEmail: 3, perAddress: 100);
        Assert.Equal(3, TakeAll(limiter, "ann@example.org", Here));

        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(0, TakeAll(limiter, "ann@example.org", Here));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, TakeAll(limiter, "ann@example.org", Here));
        _time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(3, TakeAll(limiter, "ann@example.org", Here));
    }

    [Fact]
    public void The_right_password_costs_nothing()
    {
        var limiter = Limiter(perEmail: 3, perAddress: 3);
        for (var day = 0; day < 10; day++)
        {
            Assert.True(limiter.TryTake("ann@example.org", Here));
            limiter.GiveBack("ann@example.org", Here);
        }
    }

    [Fact]
    public void Writing_the_address_differently_gives_no_more_tries()
    {
        var limiter = Limiter(perEmail: 3, perAddress: 100);
        TakeAll(limiter, "ann@example.org", Here);

        Assert.False(limiter.TryTake(" ANN@example.org ", IPAddress.Parse("203.0.113.9")));
    }

    [Fact]
    public void All_addresses_of_one_IPv6_subscriber_count_as_one()
    {
        var limiter = Limiter(perEmail: 100, perAddress: 3);
        TakeAll(limiter, "ann@example.org", IPAddress.Parse("2001:db8:1:2::1"));

        Assert.False(limiter.TryTake("bob@example.org", IPAddress.Parse("2001:db8:1:2:ffff::9")));
        Assert.True(limiter.TryTake("bob@example.org", IPAddress.Parse("2001:db8:1:3::1")));
    }

    [Fact]
    public void An_IPv4_address_counts_the_same_when_it_comes_as_IPv6()
    {
        var limiter = Limiter(perEmail: 100, perAddress: 3);
        TakeAll(limiter, "ann@example.org", Here);

        Assert.False(limiter.TryTake("bob@example.org", Here.MapToIPv6()));
    }

    private SignInLimiter Limiter(int perEmail, int perAddress) =>
        new(Options.Create(new SignInOptions { TriesPerEmail = perEmail, TriesPerAddress = perAddress, SecondsPerTry = 60 }), _time);

    private static int TakeAll(SignInLimiter limiter, string email, IPAddress address)
    {
        var taken = 0;
        while (limiter.TryTake(email, address)) taken++;
        return taken;
    }
}
