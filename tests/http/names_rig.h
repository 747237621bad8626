// Names on a loop whose clock the test turns, with a name server of the test's own; and someone who
// waits for them.
#pragma once

#include <poll.h>

#include <catch2/catch.hpp>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dns_server.h"
#include "http/names.h"

namespace hailstorm {

struct Told final : NameWaiter {
  int times = 0;
  std::function<void()> then;

  void resolved() override {
    ++times;
    if (then) then();  // last: it may be the end of this
  }
};

// A loop whose clock the test turns, with a name server and names that ask it.
struct NamesRig {
  explicit NamesRig(NameOptions options = {}, std::uint64_t seed = 1) {
    if (options.servers.empty()) options.servers = {dns.address()};
    names.emplace(loop, poller, std::move(options), seed);
  }

  DnsServer dns;
  ManualClock clock;
  Loop loop{clock};
  Poller poller{loop};
  std::optional<Names> names;

  // Turns the loop until the condition holds; its clock goes on by a step each time.
  void until(const std::function<bool()>& condition, Nanos step = {}) {
    const SteadyClock real;
    const Instant end = real.now() + std::chrono::seconds(5);
    for (int i = 0; !condition() && real.now() < end; ++i) {
      dns.serve();
      loop.poll();
      if (!condition()) ::poll(nullptr, 0, i < 20 ? 0 : 1);
      clock.advance(step);
    }
    REQUIRE(condition());
  }
  // Looks the host up, and waits for it.
  void look_up(Names::Host& host) {
    Told told;
    names->look_up(host, told);
    CHECK(told.times == 0);
    until([&] { return told.times > 0; });
    CHECK(told.times == 1);
  }
  Names::Host& resolved(const std::string& name) {
    Names::Host& host = names->host(name);
    look_up(host);
    return host;
  }
  // Lets what is on its way arrive.
  void settle() {
    for (int i = 0; i < 12; ++i) {
      dns.serve();
      loop.poll();
    }
  }
  std::vector<std::string> order(Names::Host& host) {
    const std::uint32_t drawn = names->draw(host);
    std::vector<std::string> ips;
    for (std::size_t i = 0; i < host.addresses.size(); ++i) {
      ips.push_back(names->pick(host, drawn, i, 80).ip());
    }
    return ips;
  }
};

inline NameOptions with(const std::function<void(NameOptions&)>& change) {
  NameOptions options;
  options.select = NameSelect::first;
  change(options);
  return options;
}

inline std::vector<std::string> ips_of(const Names::Host& host) {
  std::vector<std::string> ips;
  for (const Address& address : host.addresses) ips.push_back(address.ip());
  return ips;
}

}  // namespace hailstorm
