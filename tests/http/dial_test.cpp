// Connecting to one of several addresses.
#include "http/dial.h"

#include <fcntl.h>
#include <sys/resource.h>

#include <cerrno>
#include <functional>
#include <memory>
#include <optional>
#include <set>

#include "base/error.h"
#include "names_rig.h"

namespace hailstorm {
namespace {

using std::chrono::milliseconds;

Address at(const std::string& ip, std::uint16_t port) { return parse_ip(ip)->with_port(port); }

// A socket that listens. When its queue is full it answers nothing: connections to it hang.
class Ear {
 public:
  explicit Ear(const std::string& ip, std::uint16_t port = 0, bool mute = false)
      : socket_(::socket(parse_ip(ip)->family(), SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    Address address = at(ip, port);
    const int yes = 1;
    setsockopt(socket_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (address.family() == AF_INET6) {
      setsockopt(socket_, IPPROTO_IPV6, IPV6_V6ONLY, &yes, sizeof yes);
    }
    REQUIRE(::bind(socket_, address.name(), address.length) == 0);
    REQUIRE(::listen(socket_, mute ? 0 : 64) == 0);
    REQUIRE(::getsockname(socket_, reinterpret_cast<sockaddr*>(&address.socket), &address.length) ==
            0);
    port_ = address.port();
    if (mute) {
      for (int i = 0; i < 4; ++i) {
        fillers_.push_back(::socket(address.family(), SOCK_STREAM | SOCK_NONBLOCK, 0));
        ::connect(fillers_.back(), address.name(), address.length);
      }
    }
  }
  ~Ear() {
    for (const int filler : fillers_) ::close(filler);
    ::close(socket_);
  }
  Ear(const Ear&) = delete;
  Ear& operator=(const Ear&) = delete;

  std::uint16_t port() const { return port_; }
  // From where the next connection comes.
  std::string accept() {
    Address from;
    from.length = sizeof from.socket;
    const int socket = ::accept(socket_, reinterpret_cast<sockaddr*>(&from.socket), &from.length);
    REQUIRE(socket >= 0);
    ::close(socket);
    return from.ip();
  }

 private:
  int socket_;
  std::uint16_t port_ = 0;
  std::vector<int> fillers_;
};

int open_descriptors() {
  int count = 0;
  for (int i = 0; i < 256; ++i) count += ::fcntl(i, F_GETFD) >= 0 ? 1 : 0;
  return count;
}

struct Dialled final : DialCaller {
  explicit Dialled(DialTools& tools) : dialer(std::in_place, tools, *this) {}
  ~Dialled() {
    if (socket >= 0) ::close(socket);
  }

  void ready(Ready what) override {
    if (socket < 0) dialer->ready(what);
    if (socket >= 0 && what.writable) ++told;
  }
  void dialled(int descriptor, const Address& address, bool) override {
    ++times;
    socket = descriptor;
    remote = address;
    if (then) then();
  }
  void not_dialled(int cause) override {
    ++times;
    error = cause;
    if (then) then();
  }

  std::optional<Dialer> dialer;
  std::function<void()> then;
  int times = 0, socket = -1, error = 0, told = 0;
  Address remote;
};

// Dials hosts that a name server of the test's own knows.
struct DialRig : NamesRig {
  explicit DialRig(NameOptions options = with([](auto&) {}),
                   const std::vector<std::string>& local_ips = {})
      : NamesRig(std::move(options)), sources(local_ips) {}

  Names::Host& host(const std::vector<std::string>& ips) {
    dns.has("shop.test", ips);
    return resolved("shop.test");
  }
  // How it came out, within the next 100 ms.
  Dialled& dial(Dialled& dialled, Names::Host& to, std::uint16_t port) {
    dialled.dialer->dial(to, port);
    until([&] { return dialled.times > 0; });
    CHECK(dialled.times == 1);
    return dialled;
  }
  // All that the kernel has to say by now.
  void hear() {
    for (int i = 0; i < 5; ++i) loop.poll();
  }

  SourceAddresses sources;
  DialTools tools{loop, poller, *names, sources};
};

TEST_CASE("An only address is connected to, and the socket handed over") {
  DialRig rig;
  Ear ear("127.0.0.1");
  Dialled dialled(rig.tools);
  rig.dial(dialled, rig.names->host("127.0.0.1"), ear.port());
  CHECK(dialled.error == 0);
  CHECK(dialled.remote.ip() == "127.0.0.1");
  CHECK(dialled.remote.port() == ear.port());
  CHECK(ear.accept() == "127.0.0.1");
  CHECK((::fcntl(dialled.socket, F_GETFL) & O_NONBLOCK) != 0);
  rig.poller.forget(dialled.socket, dialled);
}

TEST_CASE("Nobody is told from within the call, unless nothing can even be tried") {
  DialRig rig;
  Ear ear("127.0.0.1");
  Dialled dialled(rig.tools);
  dialled.dialer->dial(rig.names->host("127.0.0.1"), ear.port());
  CHECK(dialled.times == 0);
  dialled.dialer->hang_up();
  rig.hear();
  CHECK(dialled.times == 0);
  Dialled hopeless(rig.tools);
  hopeless.dialer->dial(rig.names->host("255.255.255.255"), 80);
  CHECK(hopeless.times == 1);
  CHECK(hopeless.error != 0);
}

TEST_CASE("A refusal is reported as such, and leaves nothing open") {
  DialRig rig;
  const std::uint16_t port = Ear("127.0.0.1").port();
  const int before = open_descriptors();
  Dialled dialled(rig.tools);
  rig.dial(dialled, rig.host({"127.0.0.1", "127.0.0.2", "127.0.0.3"}), port);
  CHECK(dialled.error == ECONNREFUSED);
  CHECK(open_descriptors() == before);
}

TEST_CASE("An address that refuses is followed by the next at once") {
  DialRig rig;
  Ear ear("127.0.0.3");
  Dialled dialled(rig.tools);
  rig.dial(dialled, rig.host({"127.0.0.1", "127.0.0.2", "127.0.0.3"}), ear.port());
  CHECK(dialled.error == 0);
  CHECK(dialled.remote.ip() == "127.0.0.3");
  ear.accept();
}

TEST_CASE("A refusal says more than a network that cannot be reached") {
  DialRig rig(with([](auto& o) { o.policy = NamePolicy::prefer_ipv6; }), {"127.0.0.1"});
  const std::uint16_t port = Ear("127.0.0.1").port();
  Dialled dialled(rig.tools);
  rig.dial(dialled, rig.host({"::1", "127.0.0.1"}), port);  // no source address for the first
  CHECK(dialled.error == ECONNREFUSED);
}

TEST_CASE("IPv6 that does not answer is overtaken by IPv4 after 250 ms") {
  DialRig rig(with([](auto& o) { o.policy = NamePolicy::prefer_ipv6; }));
  Ear four("127.0.0.1");
  Ear six("::1", four.port(), true);
  Names::Host& host = rig.host({"::1", "127.0.0.1"});
  const int before = open_descriptors();
  Dialled dialled(rig.tools);
  dialled.dialer->dial(host, four.port());
  rig.hear();
  rig.clock.advance(milliseconds(249));
  rig.hear();
  CHECK(dialled.times == 0);
  CHECK(open_descriptors() == before + 1);
  rig.clock.advance(milliseconds(1));
  rig.until([&] { return dialled.times > 0; });
  CHECK(dialled.remote.ip() == "127.0.0.1");
  CHECK(four.accept() == "127.0.0.1");
  CHECK(open_descriptors() == before + 1);      // the one that was slow is closed
  rig.until([&] { return dialled.told > 0; });  // the caller is who is told of the socket now
  rig.poller.forget(dialled.socket, dialled);
}

TEST_CASE("An address that is slow may still win", "[.][long]") {
  DialRig rig;
  auto four = std::make_unique<Ear>("127.0.0.1", 0, true);
  const std::uint16_t port = four->port();
  Ear six("::1", port, true);
  Dialled dialled(rig.tools);
  dialled.dialer->dial(rig.host({"127.0.0.1", "127.0.0.2", "::1"}), port);
  rig.hear();
  // IPv6 is next, and slow as well; then 127.0.0.2, which refuses; then there is none left.
  rig.clock.advance(milliseconds(250));
  rig.hear();
  rig.clock.advance(milliseconds(250));
  rig.hear();
  CHECK(dialled.times == 0);
  four->accept();  // makes room for the first: its next SYN, a second later, is heard
  rig.until([&] { return dialled.times > 0; });
  CHECK(dialled.error == 0);
  CHECK(dialled.remote.ip() == "127.0.0.1");
  rig.poller.forget(dialled.socket, dialled);
}

TEST_CASE("A caller may end its dialer when it is told") {
  DialRig rig;
  Ear ear("127.0.0.1");
  const std::uint16_t dead = Ear("127.0.0.2").port();
  Names::Host& both = rig.host({"127.0.0.1", "127.0.0.2"});
  for (const std::uint16_t port : {ear.port(), dead}) {
    auto dialled = std::make_unique<Dialled>(rig.tools);
    bool told = false;
    dialled->then = [&] {
      told = true;
      if (dialled->socket >= 0) rig.poller.forget(dialled->socket, *dialled);
      dialled->then = nullptr;
    };
    dialled->dialer->dial(both, port);
    rig.until([&] { return told; });
    dialled->dialer.reset();
    rig.hear();
    CHECK(dialled->times == 1);
  }
}

TEST_CASE("A name that is looked up anew while it is dialled does no harm") {
  DialRig rig(with([](auto& o) { o.ttl = Nanos(0); }));
  Ear ear("127.0.0.1", 0, true);
  Names::Host& host = rig.host({"127.0.0.1", "127.0.0.2", "127.0.0.3"});
  Dialled dialled(rig.tools);
  dialled.dialer->dial(host, ear.port());
  rig.dns.forget("shop.test");
  rig.look_up(host);
  CHECK(host.addresses.empty());
  rig.clock.advance(milliseconds(250));
  rig.hear();
  CHECK(dialled.times == 0);
  dialled.dialer->hang_up();
}

TEST_CASE("The user's hosts decide on the port that is dialled") {
  Ear ear("127.0.0.1");
  DialRig rig(with([&](auto& o) {
    o.hosts = {{"shop.test:443", "127.0.0.1:" + std::to_string(ear.port())}};
  }));
  Dialled dialled(rig.tools);
  rig.dial(dialled, rig.names->host("shop.test", 443), 443);
  CHECK(dialled.remote.port() == ear.port());
  rig.poller.forget(dialled.socket, dialled);
}

TEST_CASE("Connections come from the local addresses in turn") {
  DialRig rig(with([](auto&) {}), {"127.0.1.1-127.0.1.2", "127.0.2.4/30", "127.0.3.1"});
  Ear ear("127.0.0.1");
  std::vector<std::string> sources;
  for (int i = 0; i < 6; ++i) {
    Dialled dialled(rig.tools);
    rig.dial(dialled, rig.names->host("127.0.0.1"), ear.port());
    rig.poller.forget(dialled.socket, dialled);
    sources.push_back(ear.accept());
  }
  CHECK(sources == std::vector<std::string>{"127.0.1.1", "127.0.1.2", "127.0.2.5", "127.0.2.6",
                                            "127.0.3.1", "127.0.1.1"});
}

TEST_CASE("A local address is of the family it connects to, or there is no connection") {
  DialRig rig(with([](auto&) {}), {"127.0.1.1"});
  Ear ear("::1");
  Dialled dialled(rig.tools);
  rig.dial(dialled, rig.names->host("::1"), ear.port());
  CHECK(dialled.error == EAFNOSUPPORT);
}

TEST_CASE("Ranges and networks of local addresses are counted out") {
  const auto taken = [](const std::string& text, int family, int count) {
    SourceAddresses sources({text});
    std::vector<std::string> ips;
    for (int i = 0; i < count; ++i) ips.push_back(sources.next(family)->ip());
    return ips;
  };
  using Ips = std::vector<std::string>;
  CHECK(taken("127.0.0.254-127.0.1.1", AF_INET, 5) ==
        Ips{"127.0.0.254", "127.0.0.255", "127.0.1.0", "127.0.1.1", "127.0.0.254"});
  CHECK(taken("127.0.0.9/31", AF_INET, 3) == Ips{"127.0.0.8", "127.0.0.9", "127.0.0.8"});
  CHECK(taken("127.0.0.9/32", AF_INET, 2) == Ips{"127.0.0.9", "127.0.0.9"});
  CHECK(taken("127.0.0.0/8", AF_INET, 1) == Ips{"127.0.0.1"});
  CHECK(taken("::1/128", AF_INET6, 2) == Ips{"::1", "::1"});
  CHECK(taken("::1-1::", AF_INET6, 2) == Ips{"::1", "::2"});
  CHECK_FALSE(SourceAddresses({"127.0.0.1"}).next(AF_INET6).has_value());
  CHECK(SourceAddresses({}).any());
}

TEST_CASE("Local addresses that cannot be used are refused with a remedy") {
  const auto refusal = [](const std::string& text) -> std::string {
    try {
      SourceAddresses sources({text});
    } catch (const Error& error) {
      CHECK_FALSE(error.remedy().empty());
      return error.message();
    }
    return "accepted";
  };
  for (const char* text : {"", "home", "127.0.0.2-127.0.0.1", "127.0.0.1-::1", "127.0.0.1/33",
                           "127.0.0.1/", "127.0.0.1/x", "127.0.0.1-", "::1/129"}) {
    CHECK_THAT(refusal(text), Catch::Contains("neither an IP address nor a range"));
  }
  CHECK_THAT(refusal("203.0.113.77"), Catch::Contains("cannot come from 203.0.113.77"));
}

TEST_CASE("A machine that is out of descriptors says so") {
  DialRig rig;
  Names::Host& host = rig.host({"127.0.0.1", "127.0.0.2"});
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  const rlimit none{3, limit.rlim_max};
  ::setrlimit(RLIMIT_NOFILE, &none);
  Dialled dialled(rig.tools);
  dialled.dialer->dial(host, 80);
  ::setrlimit(RLIMIT_NOFILE, &limit);
  CHECK(dialled.times == 1);
  CHECK(dialled.error == EMFILE);
}

}  // namespace
}  // namespace hailstorm
