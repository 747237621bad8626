#include "http/names.h"

#include <netinet/in.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/basic_resolver.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <cstring>
#include <map>
#include <utility>

#include "base/check.h"

namespace hailstorm {
namespace {

using boost::asio::ip::tcp;
using Resolver = boost::asio::ip::basic_resolver<tcp, boost::asio::io_context::executor_type>;

Address address_of(const boost::asio::ip::address& ip) {
  const tcp::endpoint endpoint(ip, 0);
  Address address;
  std::memcpy(&address.socket, endpoint.data(), endpoint.size());
  address.length = static_cast<socklen_t>(endpoint.size());
  return address;
}

std::vector<Address> known_addresses(const std::string& name) {
  if (name == "localhost") {
    return {address_of(boost::asio::ip::address_v4::loopback()),
            address_of(boost::asio::ip::address_v6::loopback())};
  }
  boost::system::error_code error;
  const auto ip = boost::asio::ip::make_address(name, error);
  if (error) return {};
  return {address_of(ip)};
}

}  // namespace

Address Address::with_port(std::uint16_t port) const {
  Address result = *this;
  const std::uint16_t wire = htons(port);
  if (socket.ss_family == AF_INET6) {
    reinterpret_cast<sockaddr_in6&>(result.socket).sin6_port = wire;
  } else {
    reinterpret_cast<sockaddr_in&>(result.socket).sin_port = wire;
  }
  return result;
}

void NameWaiter::leave() {
  if (before_ == nullptr) return;
  before_->after_ = after_;
  after_->before_ = before_;
  before_ = after_ = nullptr;
}

// Those who wait for one name, and the anchor they are linked to.
struct Names::Host::Ring final : NameWaiter {
  Ring() { before_ = after_ = this; }
  ~Ring() {
    while (after_ != this) after_->leave();
  }

  void resolved() override {}

  void add(NameWaiter& waiter) {
    waiter.leave();
    waiter.before_ = before_;
    waiter.after_ = this;
    before_->after_ = &waiter;
    before_ = &waiter;
  }

  // Tells everyone who waits now; who asks again meanwhile waits for the next time.
  void tell() {
    Ring told;
    while (after_ != this) told.add(*after_);
    while (told.after_ != &told) {
      NameWaiter& waiter = *told.after_;
      waiter.leave();
      waiter.resolved();
    }
  }
};

// A look-up under way. It belongs to its handler, which may outlive the names.
struct Names::Host::Lookup {
  Host* host;

  void done(const boost::system::error_code& error, const Resolver::results_type& results) {
    if (host == nullptr) return;
    host->lookup = nullptr;
    host->complaint = error ? error.message() : "the name has no address";
    if (!error) {
      for (const auto& entry : results) {
        host->addresses.push_back(address_of(entry.endpoint().address()));
      }
    }
    host->waiting->tell();
  }
};

struct Names::State {
  explicit State(Loop& loop) : resolver(loop.context()) {}

  std::map<std::string, Host, std::less<>> hosts;
  Resolver resolver;
};

Names::Names(Loop& loop) : state_(std::make_unique<State>(loop)) {}

Names::~Names() {
  for (auto& [name, host] : state_->hosts) {
    if (host.lookup != nullptr) host.lookup->host = nullptr;
  }
}

Names::Host& Names::host(std::string_view name) {
  const auto known = state_->hosts.find(name);
  if (known != state_->hosts.end()) return known->second;
  Host& host = state_->hosts[std::string(name)];
  host.name = name;
  host.addresses = known_addresses(host.name);
  host.waiting = std::make_unique<Host::Ring>();
  return host;
}

void Names::look_up(Host& host, NameWaiter& waiter) {
  host.waiting->add(waiter);
  if (host.lookup != nullptr) return;
  auto lookup = std::make_unique<Host::Lookup>(Host::Lookup{&host});
  host.lookup = lookup.get();
  state_->resolver.async_resolve(
      host.name, std::string_view(),
      [lookup = std::move(lookup)](const boost::system::error_code& error,
                                   const Resolver::results_type& results) {
        lookup->done(error, results);
      });
}

}  // namespace hailstorm
