// Names that nobody needs to be asked for, and the choice among a name's addresses.
#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "base/error.h"
#include "names_rig.h"

namespace hailstorm {
namespace {

using Ips = std::vector<std::string>;

NameOptions overriding(const std::map<std::string, std::string>& hosts) {
  return with([&](auto& o) { o.hosts = hosts; });
}

// Whom a connection to the name and port is made to first.
std::string target(NamesRig& rig, const std::string& name, std::uint16_t port) {
  Names::Host& host = rig.names->host(name, port);
  if (!rig.names->fresh(host)) return "unknown";
  const Address address = rig.names->pick(host, rig.names->draw(host), 0, port);
  return address.ip() + " " + std::to_string(address.port());
}

TEST_CASE("IP literals and localhost are known without asking") {
  NamesRig rig(with([](auto&) {}));
  CHECK(target(rig, "127.0.0.1", 80) == "127.0.0.1 80");
  CHECK(target(rig, "2001:db8::1", 80) == "2001:db8::1 80");
  CHECK(target(rig, "127.1", 80) == "127.0.0.1 80");
  CHECK(ips_of(rig.names->host("localhost")) == Ips{"127.0.0.1", "::1"});
  CHECK(ips_of(rig.names->host("shop.localhost")) == Ips{"127.0.0.1", "::1"});
  rig.clock.advance(std::chrono::hours(100'000));
  CHECK(target(rig, "localhost", 80) == "127.0.0.1 80");
  rig.look_up(rig.names->host("localhost"));  // who asks all the same is told
  CHECK(target(rig, "localhost", 80) == "127.0.0.1 80");
  CHECK(rig.dns.asked.empty());
}

TEST_CASE("localhost has the families that the policy wants, in its order") {
  for (const auto& [policy, ips] : {std::pair{NamePolicy::prefer_ipv6, Ips{"::1", "127.0.0.1"}},
                                    {NamePolicy::only_ipv4, Ips{"127.0.0.1"}},
                                    {NamePolicy::only_ipv6, Ips{"::1"}}}) {
    NamesRig rig(with([p = policy](auto& o) { o.policy = p; }));
    CHECK(ips_of(rig.names->host("localhost")) == ips);
  }
}

TEST_CASE("Names in /etc/hosts are not asked for") {
  std::map<std::string, Ips> filed;
  std::ifstream file("/etc/hosts");
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line.substr(0, line.find('#')));
    std::string ip;
    words >> ip;
    const auto address = parse_ip(ip);
    for (std::string name; address && words >> name;) filed[name].push_back(address->ip());
  }
  NamesRig rig;
  for (auto& [name, ips] : filed) {
    CAPTURE(name);
    Names::Host& host = rig.names->host(name);
    if (!rig.names->fresh(host)) rig.look_up(host);
    Ips known = ips_of(host);
    for (const std::string& ip : ips) {
      CHECK(std::find(known.begin(), known.end(), ip) != known.end());
    }
  }
  CHECK(rig.dns.asked.empty());
}

TEST_CASE("The user's hosts are known without asking, and may change the port") {
  NamesRig rig(overriding({{"plain.test", "10.0.0.1"},
                           {"Moved.test", "10.0.0.2:8443"},
                           {"six.test", "2001:db8::1"},
                           {"six-moved.test", "[2001:db8::2]:81"},
                           {"six-bare.test", "[2001:db8::3]"},
                           {"10.9.9.9", "10.0.0.3"}}));
  CHECK(target(rig, "plain.test", 80) == "10.0.0.1 80");
  CHECK(target(rig, "plain.test", 443) == "10.0.0.1 443");
  CHECK(target(rig, "moved.test", 443) == "10.0.0.2 8443");
  CHECK(target(rig, "six.test", 80) == "2001:db8::1 80");
  CHECK(target(rig, "six-moved.test", 80) == "2001:db8::2 81");
  CHECK(target(rig, "six-bare.test", 80) == "2001:db8::3 80");
  CHECK(target(rig, "10.9.9.9", 80) == "10.0.0.3 80");
  CHECK(target(rig, "plain.testing", 80) == "unknown");
  CHECK(rig.dns.asked.empty());
}

TEST_CASE("A host with the port beats one without, an exact one a wildcard, a longer a shorter") {
  NamesRig rig(overriding({{"a.shop.test", "10.0.0.1"},
                           {"a.shop.test:443", "10.0.0.2:8443"},
                           {"*.shop.test", "10.0.0.3"},
                           {"*.b.shop.test", "10.0.0.4"},
                           {"*.shop.test:444", "10.0.0.5"},
                           {"*", "10.0.0.6"}}));
  CHECK(target(rig, "a.shop.test", 80) == "10.0.0.1 80");
  CHECK(target(rig, "a.shop.test", 443) == "10.0.0.2 8443");
  CHECK(target(rig, "a.shop.test", 444) == "10.0.0.5 444");
  CHECK(target(rig, "c.shop.test", 443) == "10.0.0.3 443");
  CHECK(target(rig, "x.y.shop.test", 80) == "10.0.0.3 80");
  CHECK(target(rig, "x.b.shop.test", 80) == "10.0.0.4 80");
  CHECK(target(rig, "shop.test", 80) == "10.0.0.6 80");
  CHECK(target(rig, "127.0.0.1", 80) == "10.0.0.6 80");
  CHECK(&rig.names->host("a.shop.test", 80) == &rig.names->host("a.shop.test", 81));
  CHECK(&rig.names->host("a.shop.test", 80) != &rig.names->host("a.shop.test", 443));
}

TEST_CASE("An option that cannot be used is refused with a remedy") {
  const auto refusal = [](const NameOptions& options) -> std::string {
    SteadyClock clock;
    Loop loop(clock);
    Poller poller(loop);
    try {
      Names names(loop, poller, options, 1);
    } catch (const Error& error) {
      CHECK(error.fault() == Fault::configuration);
      CHECK_FALSE(error.remedy().empty());
      return error.message();
    }
    return "accepted";
  };
  for (const char* address : {"shop.test", "10.0.0.256", "10.0.0.1:0", "10.0.0.1:65536",
                              "10.0.0.1:", "[::1", "[::1]x", "[10.0.0.1]:80", ""}) {
    CHECK_THAT(refusal(overriding({{"a.test", address}})), Catch::Contains("no IP address"));
    CHECK_THAT(refusal(with([&](auto& o) {
                 o.servers = {"127.0.0.1", address};
               })),
               Catch::Contains("not the address of a name server"));
  }
  for (const char* name : {"", "a.*", "a*b", "**"}) {
    CHECK_THAT(refusal(overriding({{name, "10.0.0.1"}})), Catch::Contains("no host name"));
  }
}

TEST_CASE("Each connection begins with the address that the selection says") {
  const Ips ips = {"10.0.0.1", "10.0.0.2", "10.0.0.3"};
  const auto firsts = [&](NameSelect select, std::uint64_t seed) {
    NamesRig rig(with([&](auto& o) { o.select = select; }), seed);
    rig.dns.has("shop.test", ips);
    Names::Host& host = rig.resolved("shop.test");
    Ips first;
    for (int i = 0; i < 60; ++i) {
      Ips order = rig.order(host);
      first.push_back(order.front());
      CHECK(std::set(order.begin(), order.end()).size() == ips.size());  // each once
    }
    return first;
  };
  const Ips first = firsts(NameSelect::first, 1);
  CHECK(std::count(first.begin(), first.end(), ips[0]) == 60);
  const Ips turns = firsts(NameSelect::round_robin, 1);
  for (std::size_t i = 0; i < turns.size(); ++i) CHECK(turns[i] == ips[i % 3]);
  const Ips random = firsts(NameSelect::random, 7);
  for (const std::string& ip : ips) CHECK(std::count(random.begin(), random.end(), ip) > 5);
  CHECK(random == firsts(NameSelect::random, 7));
  CHECK(random != firsts(NameSelect::random, 8));
}

TEST_CASE("Families take turns, each beginning where the selection says") {
  const Ips ips = {"10.0.0.1", "10.0.0.2", "10.0.0.3", "::1", "::2"};
  const auto orders = [&](NamePolicy policy, int count) {
    NamesRig rig(with([&](auto& o) {
      o.policy = policy;
      o.select = NameSelect::round_robin;
    }));
    rig.dns.has("shop.test", ips);
    Names::Host& host = rig.resolved("shop.test");
    std::vector<Ips> result;
    for (int i = 0; i < count; ++i) result.push_back(rig.order(host));
    return result;
  };
  CHECK(orders(NamePolicy::prefer_ipv4, 2) ==
        std::vector<Ips>{{"10.0.0.1", "::1", "10.0.0.2", "::2", "10.0.0.3"},
                         {"10.0.0.2", "::2", "10.0.0.3", "::1", "10.0.0.1"}});
  CHECK(orders(NamePolicy::prefer_ipv6, 1) ==
        std::vector<Ips>{{"::1", "10.0.0.1", "::2", "10.0.0.2", "10.0.0.3"}});
  const std::vector<Ips> any = orders(NamePolicy::any, 5);
  for (std::size_t i = 0; i < ips.size(); ++i) CHECK(any[i].front() == ips[i]);
}

}  // namespace
}  // namespace hailstorm
