#include "http/dial.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>
#include <vector>

#include "base/check.h"

namespace hailstorm {
namespace {

constexpr Nanos attempt_delay = std::chrono::milliseconds(250);  // RFC 8305, 5

// Errors that say less than any other about a host: this machine has no way to that address.
bool says_little(int error) {
  return error == 0 || error == ENETUNREACH || error == EHOSTUNREACH || error == EAFNOSUPPORT ||
         error == EADDRNOTAVAIL;
}

int error_of(int socket) {
  int error = 0;
  socklen_t length = sizeof error;
  return getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &length) == 0 ? error : errno;
}

void set(int socket, int level, int option) {
  const int yes = 1;
  setsockopt(socket, level, option, &yes, sizeof yes);
}

// The port is chosen when the socket connects, so that all of them serve for each remote address,
// and not one socket of this machine each.
int come_from(int socket, SourceAddresses& sources, int family) {
  if (sources.any()) return 0;
  const auto source = sources.next(family);
  if (!source) return EAFNOSUPPORT;
  set(socket, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT);
  return ::bind(socket, source->name(), source->length) == 0 ? 0 : errno;
}

// Opens a socket and begins to connect it. The socket, or -1 and an errno.
int begin(const Address& to, SourceAddresses& sources, int& error) {
  const int socket = ::socket(to.family(), SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (socket < 0) {
    error = errno;
    return -1;
  }
  set(socket, IPPROTO_TCP, TCP_NODELAY);
  error = come_from(socket, sources, to.family());
  if (error == 0 && ::connect(socket, to.name(), to.length) < 0 && errno != EINPROGRESS) {
    error = errno;
  }
  if (error == 0) return socket;
  ::close(socket);
  return -1;
}

}  // namespace

// A try beside the first one.
struct Dialer::Rival final : Watcher {
  Rival(Dialer& owner, int descriptor, const Address& remote)
      : dialer(owner), socket(descriptor), address(remote) {}
  ~Rival() {
    if (socket < 0) return;
    dialer.tools_.poller.forget(socket, *this);
    ::close(socket);
  }
  Rival(const Rival&) = delete;
  Rival& operator=(const Rival&) = delete;

  void ready(Ready what) override {
    const int error = error_of(socket);
    if (error == 0 && what.writable) return dialer.won(*this);
    if (error != 0) dialer.lost(*this, error);
  }

  Dialer& dialer;
  int socket;
  Address address;
};

struct Dialer::Race {
  explicit Race(Dialer& dialer)
      : next(&dialer, [](void* self) { static_cast<Dialer*>(self)->try_next(); }) {}

  Timer next;
  std::vector<std::unique_ptr<Rival>> rivals;
};

Dialer::Dialer(DialTools& tools, DialCaller& caller) : tools_(tools), caller_(caller) {}

Dialer::~Dialer() { hang_up(); }

void Dialer::dial(Names::Host& host, std::uint16_t port) {
  hang_up();
  host_ = &host;
  port_ = port;
  drawn_ = tools_.names.draw(host);
  next_ = 0;
  error_ = 0;
  if (host.addresses.size() > 1) race_ = std::make_unique<Race>(*this);
  try_next();
}

void Dialer::ready(Ready what) {
  if (first_ < 0) return;
  if (const int error = error_of(first_)) {
    close_first();
    failed(error);
  } else if (what.writable) {
    race_.reset();
    caller_.dialled(std::exchange(first_, -1), first_address_, what.readable);
  }
}

void Dialer::hang_up() {
  race_.reset();
  close_first();
}

void Dialer::failed(int error) {
  if (says_little(error_)) error_ = error;
  try_next();
}

// Tries addresses until one is under way; gives up when none is.
void Dialer::try_next() {
  // The addresses may be others, and fewer, since the name was looked up again.
  while (next_ < host_->addresses.size()) {
    const int error = try_address(tools_.names.pick(*host_, drawn_, next_++, port_));
    if (error == 0) {
      if (race_ && next_ < host_->addresses.size()) {
        tools_.loop.arm(race_->next, tools_.loop.now() + attempt_delay);
      }
      return;
    }
    if (says_little(error_)) error_ = error;
  }
  const bool under_way = first_ >= 0 || (race_ && !race_->rivals.empty());
  if (under_way) return;
  race_.reset();
  caller_.not_dialled(error_);
}

int Dialer::try_address(const Address& address) {
  int error = 0;
  const int socket = begin(address, tools_.sources, error);
  if (socket < 0) return error;
  if (first_ < 0) {
    first_ = socket;
    first_address_ = address;
    error = tools_.poller.watch(socket, caller_);
    if (error != 0) ::close(std::exchange(first_, -1));
  } else {
    auto rival = std::make_unique<Rival>(*this, socket, address);
    error = tools_.poller.watch(socket, *rival);
    if (error == 0) race_->rivals.push_back(std::move(rival));
  }
  return error;
}

// The poller tells the caller of the socket from now on, beginning with what it is ready for.
void Dialer::won(Rival& rival) {
  const int socket = std::exchange(rival.socket, -1);
  const Address address = rival.address;
  hang_up();  // the end of all rivals
  tools_.poller.remind(socket, caller_);
  caller_.dialled(socket, address, false);
}

void Dialer::lost(Rival& rival, int error) {
  std::erase_if(race_->rivals, [&](const auto& each) { return each.get() == &rival; });
  failed(error);
}

void Dialer::close_first() {
  if (first_ < 0) return;
  tools_.poller.forget(first_, caller_);
  ::close(std::exchange(first_, -1));
}

}  // namespace hailstorm
