// Names become addresses: who is asked, how often, and which address comes first.
#include "http/names.h"

#include <algorithm>
#include <deque>
#include <memory>
#include <utility>

#include "names_rig.h"

namespace hailstorm {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using Ips = std::vector<std::string>;

TEST_CASE("A name is asked for in both families, and kept") {
  NamesRig rig;
  rig.dns.has("shop.test", {"2001:db8::1", "10.0.0.1", "10.0.0.2"});
  Names::Host& host = rig.names->host("shop.test");
  CHECK_FALSE(rig.names->fresh(host));
  CHECK(host.addresses.empty());
  rig.look_up(host);
  CHECK(rig.names->fresh(host));
  CHECK(ips_of(host) == Ips{"10.0.0.1", "10.0.0.2", "2001:db8::1"});
  CHECK(host.complaint.empty());
  CHECK(&rig.names->host("shop.test") == &host);
  CHECK(rig.dns.asked.size() == 2);
  rig.clock.advance(std::chrono::minutes(5) - milliseconds(1));
  CHECK(rig.names->fresh(host));
  rig.clock.advance(milliseconds(1));
  CHECK_FALSE(rig.names->fresh(host));
}

TEST_CASE("A thousand who wait cause one look-up, and each is told once") {
  NamesRig rig;
  rig.dns.has("shop.test", {"10.0.0.1"});
  Names::Host& host = rig.names->host("shop.test");
  std::deque<Told> crowd(1000);
  for (Told& each : crowd) rig.names->look_up(host, each);
  crowd[0].leave();
  crowd.pop_back();
  rig.until([&] { return crowd[1].times > 0; });
  CHECK(crowd[0].times == 0);
  CHECK(std::all_of(crowd.begin() + 1, crowd.end(), [](const Told& t) { return t.times == 1; }));
  CHECK(rig.dns.asked.size() == 2);
}

TEST_CASE("Who waits may end another, ask again, or end all names, while it is told") {
  NamesRig rig;
  rig.dns.has("shop.test", {"10.0.0.1"});
  Names::Host& host = rig.names->host("shop.test");
  Told first, third, fourth;
  auto second = std::make_unique<Told>();
  bool again = false;
  first.then = [&] {
    second.reset();
    if (!std::exchange(again, true)) rig.names->look_up(host, first);
  };
  third.then = [&] { rig.names.reset(); };
  rig.names->look_up(host, first);
  rig.names->look_up(host, *second);
  rig.until([&] { return first.times == 2; });
  rig.names->look_up(host, third);
  rig.names->look_up(host, fourth);
  rig.until([&] { return third.times == 1; });
  CHECK_FALSE(rig.names.has_value());
  CHECK(fourth.times <= 1);
}

TEST_CASE("Names may end while their questions are out") {
  NamesRig rig;
  rig.dns.on("shop.test", DnsServer::a).silent = true;
  Told told;
  rig.names->look_up(rig.names->host("shop.test"), told);
  rig.names->look_up(rig.names->host("other.test"), told);
  rig.names.reset();
  rig.settle();
  CHECK(told.times == 0);
  CHECK_FALSE(told.waiting());
}

TEST_CASE("A fixed time to live is kept, whatever the record's") {
  NamesRig rig(with([](auto& o) { o.ttl = seconds(3); }));
  rig.dns.has("shop.test", {"10.0.0.1"}, 60);
  Names::Host& host = rig.resolved("shop.test");
  rig.clock.advance(seconds(2));
  CHECK(rig.names->fresh(host));
  rig.clock.advance(seconds(1));
  CHECK_FALSE(rig.names->fresh(host));
  rig.dns.forget("shop.test");
  rig.dns.has("shop.test", {"10.0.0.9"});
  rig.look_up(host);
  CHECK(ips_of(host) == Ips{"10.0.0.9"});
}

TEST_CASE("The shortest time to live of the records counts, aliases included") {
  struct Case {
    std::uint32_t alias, ipv4, ipv6, held;
  };
  for (const auto& [alias, ipv4, ipv6, held] : {Case{60, 30, 20, 20},
                                                {60, 20, 30, 20},
                                                {20, 60, 60, 20},
                                                {60, 0, 60, 0},
                                                {60, 0x80000000u, 60, 0}}) {
    CAPTURE(alias, ipv4, ipv6);
    NamesRig rig(with([](auto& o) { o.ttl_of_record = true; }));
    const DnsServer::Record way{"www.test", DnsServer::cname, alias,
                                DnsServer::wire_name("shop.test")};
    rig.dns.on("www.test", DnsServer::a).records = {
        way, {"shop.test", DnsServer::a, ipv4, std::string(parse_ip("10.0.0.1")->bytes())}};
    rig.dns.on("www.test", DnsServer::aaaa).records = {
        way, {"shop.test", DnsServer::aaaa, ipv6, std::string(parse_ip("::2")->bytes())}};
    Names::Host& host = rig.resolved("www.test");
    CHECK(ips_of(host) == Ips{"10.0.0.1", "::2"});
    CHECK(rig.names->fresh(host) == (held > 0));
    rig.clock.advance(seconds(held));
    CHECK_FALSE(rig.names->fresh(host));
  }
}

TEST_CASE("With a time to live of zero a name is looked up each time") {
  NamesRig rig(with([](auto& o) { o.ttl = Nanos(0); }));
  rig.dns.has("shop.test", {"10.0.0.1"});
  Names::Host& host = rig.names->host("shop.test");
  for (std::size_t i = 1; i <= 3; ++i) {
    rig.look_up(host);
    CHECK(ips_of(host) == Ips{"10.0.0.1"});
    CHECK_FALSE(rig.names->fresh(host));
    CHECK(rig.dns.times_asked("shop.test", DnsServer::a) == i);
  }
}

TEST_CASE("Addresses that were good are gone when the name is") {
  NamesRig rig(with([](auto& o) { o.ttl = seconds(1); }));
  rig.dns.has("shop.test", {"10.0.0.1"});
  Names::Host& host = rig.resolved("shop.test");
  rig.dns.forget("shop.test");
  rig.clock.advance(seconds(1));
  rig.look_up(host);
  CHECK(host.addresses.empty());
  CHECK(host.failure == Outcome::name_unresolved);
  CHECK(host.complaint == "shop.test: no such host");
  CHECK_FALSE(rig.names->fresh(host));
  rig.dns.has("shop.test", {"10.0.0.2"});  // a name that failed is asked for the next time
  rig.look_up(host);
  CHECK(ips_of(host) == Ips{"10.0.0.2"});
  CHECK(host.complaint.empty());
}

TEST_CASE("Each policy asks for its families, in its order") {
  struct Case {
    NamePolicy policy;
    std::size_t a, aaaa;
    Ips ips;
  };
  const std::string v4 = "10.0.0.1", v6 = "2001:db8::1";
  for (const auto& [policy, a, aaaa, ips] : {Case{NamePolicy::prefer_ipv4, 1, 1, {v4, v6}},
                                             {NamePolicy::prefer_ipv6, 1, 1, {v6, v4}},
                                             {NamePolicy::only_ipv4, 1, 0, {v4}},
                                             {NamePolicy::only_ipv6, 0, 1, {v6}},
                                             {NamePolicy::any, 1, 1, {v4, v6}}}) {
    CAPTURE(static_cast<int>(policy));
    NamesRig rig(with([p = policy](auto& o) { o.policy = p; }));
    rig.dns.has("shop.test", {v4, v6});
    CHECK(ips_of(rig.resolved("shop.test")) == ips);
    CHECK(rig.dns.times_asked("shop.test", DnsServer::a) == a);
    CHECK(rig.dns.times_asked("shop.test", DnsServer::aaaa) == aaaa);
  }
}

TEST_CASE("What a name has none of is said by family") {
  for (const auto& [policy, complaint] :
       {std::pair{NamePolicy::only_ipv6, "bare.test: the name has no IPv6 address"},
        {NamePolicy::only_ipv4, "bare.test: the name has no IPv4 address"},
        {NamePolicy::any, "bare.test: the name has no address"}}) {
    NamesRig rig(with([p = policy](auto& o) { o.policy = p; }));
    rig.dns.on("bare.test", 16);
    Names::Host& host = rig.resolved("bare.test");
    CHECK(host.addresses.empty());
    CHECK(host.failure == Outcome::name_unresolved);
    CHECK(host.complaint == complaint);
  }
}

TEST_CASE("A server that fails or refuses is not a name that is missing") {
  for (const auto& [code, words] :
       {std::pair{DnsServer::servfail, "SERVFAIL"}, {DnsServer::refused, "refused to answer"}}) {
    NamesRig rig;
    rig.dns.on("shop.test", DnsServer::a).code = code;
    rig.dns.on("shop.test", DnsServer::aaaa).code = code;
    Names::Host& host = rig.resolved("shop.test");
    CHECK(host.failure == Outcome::name_unresolved);
    CHECK_THAT(host.complaint, Catch::Contains(words));
  }
}

TEST_CASE("Of two servers the second is asked when the first fails, or is not there") {
  DnsServer second;
  std::string dead;
  {
    DnsServer gone;
    dead = gone.address();
  }
  NameOptions options = with([](auto& o) { o.timeout = milliseconds(140); });
  options.servers = {dead, second.address()};
  NamesRig rig(options);
  second.has("shop.test", {"10.0.0.1"});
  Told told;
  Names::Host& host = rig.names->host("shop.test");
  rig.names->look_up(host, told);
  rig.until([&] { return second.serve(), told.times > 0; }, milliseconds(1));
  CHECK(ips_of(host) == Ips{"10.0.0.1"});
}

TEST_CASE("Silence ends with the time-out, and is told from a name that is missing") {
  NamesRig rig(with([](auto& o) { o.timeout = seconds(2); }));
  rig.dns.on("mute.test", DnsServer::a).silent = true;
  rig.dns.on("mute.test", DnsServer::aaaa).silent = true;
  Names::Host& host = rig.names->host("mute.test");
  Told told;
  rig.names->look_up(host, told);
  rig.settle();
  rig.clock.advance(milliseconds(1999));
  rig.settle();
  CHECK(told.times == 0);
  rig.clock.advance(milliseconds(1));
  rig.settle();
  CHECK(told.times == 1);
  CHECK(host.failure == Outcome::name_timeout);
  CHECK(host.complaint == "mute.test: no name server answered within 2s");
  CHECK(host.addresses.empty());
}

TEST_CASE("Where no name server is there the name is unresolved, before its time is over") {
  std::string dead;
  {
    DnsServer gone;
    dead = gone.address();
  }
  for (const NamePolicy policy : {NamePolicy::prefer_ipv4, NamePolicy::only_ipv4}) {
    NameOptions options = with([](auto& o) { o.timeout = milliseconds(350); });
    options.servers = {dead};
    options.policy = policy;
    NamesRig rig(options);
    Told told;
    Names::Host& host = rig.names->host("shop.test");
    rig.names->look_up(host, told);
    rig.until([&] { return told.times > 0; }, milliseconds(1));
    CHECK(host.failure == Outcome::name_unresolved);
    CHECK_THAT(host.complaint, Catch::StartsWith("shop.test: ") && Catch::EndsWith("be reached"));
  }
}

TEST_CASE("A question that is lost is asked again within the time-out") {
  NamesRig rig(with([](auto& o) { o.timeout = milliseconds(210); }));
  rig.dns.has("lossy.test", {"10.0.0.1"});
  rig.dns.on("lossy.test", DnsServer::a).silences = 2;
  Told told;
  Names::Host& host = rig.names->host("lossy.test");
  rig.names->look_up(host, told);
  rig.until([&] { return told.times > 0; }, milliseconds(1));
  CHECK(ips_of(host) == Ips{"10.0.0.1"});
  CHECK(rig.dns.times_asked("lossy.test", DnsServer::a) == 3);
}

TEST_CASE("A family that is there to fall back on is waited for 50 ms") {
  for (const bool answers : {true, false}) {
    NamesRig rig;
    rig.dns.has("slow.test", {"10.0.0.1", "::1"});
    rig.dns.on("slow.test", DnsServer::aaaa).held = true;
    Told told;
    Names::Host& host = rig.names->host("slow.test");
    rig.names->look_up(host, told);
    rig.settle();
    rig.clock.advance(milliseconds(49));
    rig.settle();
    CHECK(told.times == 0);
    if (answers) rig.dns.release();
    if (!answers) rig.clock.advance(milliseconds(1));
    rig.until([&] { return told.times > 0; });
    CHECK(ips_of(host) == (answers ? Ips{"10.0.0.1", "::1"} : Ips{"10.0.0.1"}));
    rig.dns.release();  // too late, and heard by nobody
    rig.settle();
    CHECK(told.times == 1);
    CHECK(host.addresses.size() == (answers ? 2 : 1));
  }
}

TEST_CASE("The family that is preferred is waited for as long as it takes") {
  NamesRig rig(with([](auto& o) { o.policy = NamePolicy::prefer_ipv6; }));
  rig.dns.has("slow.test", {"10.0.0.1", "::1"});
  rig.dns.on("slow.test", DnsServer::aaaa).held = true;
  Told told;
  Names::Host& host = rig.names->host("slow.test");
  rig.names->look_up(host, told);
  rig.settle();
  rig.clock.advance(seconds(4));
  rig.settle();
  CHECK(told.times == 0);
  rig.dns.release();
  rig.until([&] { return told.times > 0; });
  CHECK(ips_of(host) == Ips{"::1", "10.0.0.1"});
}

TEST_CASE("When the preferred family is silent to the end, the other is better than nothing") {
  NamesRig rig(with([](auto& o) { o.policy = NamePolicy::prefer_ipv6; }));
  rig.dns.has("half.test", {"10.0.0.1"});
  rig.dns.on("half.test", DnsServer::aaaa).silent = true;
  Told told;
  Names::Host& host = rig.names->host("half.test");
  rig.names->look_up(host, told);
  rig.settle();
  rig.clock.advance(seconds(5));
  rig.until([&] { return told.times > 0; });
  CHECK(ips_of(host) == Ips{"10.0.0.1"});
}

TEST_CASE("An answer that is too long for UDP is fetched over TCP, however long it is") {
  NamesRig rig(with([](auto& o) { o.policy = NamePolicy::only_ipv4; }));
  Ips ips;
  for (int i = 0; i < 2000; ++i) {
    ips.push_back("10.0." + std::to_string(i / 250) + "." + std::to_string(i % 250));
  }
  rig.dns.has("large.test", ips);
  rig.dns.on("large.test", DnsServer::a).truncated = true;
  rig.dns.has("small.test", {"10.1.1.1"});
  rig.dns.on("small.test", DnsServer::a).truncated = true;
  CHECK(ips_of(rig.resolved("large.test")) == ips);
  CHECK(ips_of(rig.resolved("small.test")) == Ips{"10.1.1.1"});
  const DnsServer::Question over_tcp{"large.test", DnsServer::a, true};
  CHECK(std::count(rig.dns.asked.begin(), rig.dns.asked.end(), over_tcp) == 1);
  CHECK(rig.dns.asked.size() == 4);
}

TEST_CASE("Hundreds of names are looked up at once") {
  NamesRig rig;
  std::deque<Told> crowd(300);
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    const std::string name = "host" + std::to_string(i) + ".test";
    rig.dns.has(name, {"10.0.0." + std::to_string(i % 250)});
    rig.names->look_up(rig.names->host(name), crowd[i]);
    if (i % 20 == 0) rig.settle();  // or its socket's buffer is full
  }
  const auto told = [](const Told& each) { return each.times == 1; };
  rig.until([&] { return std::all_of(crowd.begin(), crowd.end(), told); });
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    const Names::Host& host = rig.names->host("host" + std::to_string(i) + ".test");
    CHECK(ips_of(host) == Ips{"10.0.0." + std::to_string(i % 250)});
  }
}

}  // namespace
}  // namespace hailstorm
