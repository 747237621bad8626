#include "http/name_servers.h"

#include <ares.h>
#include <netinet/in.h>
#include <sys/time.h>

#include <algorithm>
#include <map>
#include <utility>

#include "base/check.h"
#include "base/error.h"

namespace hailstorm {
namespace {

// A server is asked up to three times, and given twice as long each time: 1 + 2 + 4 parts of the
// time-out of a look-up, shared by all servers. Our own time-out ends what takes longer.
constexpr int tries = 3, parts = 7;

using Channel = std::unique_ptr<ares_channeldata, void (*)(ares_channel)>;
using Kind = NameAnswer::Kind;

struct Terms {
  int flags = 0;
  int try_ms = 0;
  bool only_hosts_file = false;
  bool ignore_system = false;  // neither resolv.conf nor search domains
  ares_sock_state_cb told = nullptr;
  void* whom = nullptr;
};

Channel new_channel(const Terms& terms) {
  char only_files[] = "f", only_servers[] = "b", no_file[] = "/dev/null";
  ares_options options{};
  int mask = ARES_OPT_FLAGS | ARES_OPT_LOOKUPS;
  options.flags = terms.flags;
  options.lookups = terms.only_hosts_file ? only_files : only_servers;
  if (terms.try_ms > 0) {
    mask |= ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES;
    options.timeout = terms.try_ms;
    options.tries = tries;
  }
  if (terms.ignore_system) {
    mask |= ARES_OPT_RESOLVCONF | ARES_OPT_DOMAINS;
    options.resolvconf_path = no_file;
  }
  if (terms.told != nullptr) {
    mask |= ARES_OPT_SOCK_STATE_CB;
    options.sock_state_cb = terms.told;
    options.sock_state_cb_data = terms.whom;
  }
  ares_channel channel = nullptr;
  const int status = ares_init_options(&channel, &options, mask);
  if (status != ARES_SUCCESS) {
    throw Error(Fault::system, std::string("cannot look names up: ") + ares_strerror(status),
                "c-ares", "check that /etc/resolv.conf and /etc/nsswitch.conf can be read");
  }
  return {channel, ares_destroy};
}

std::vector<Address> servers_of(const NameOptions& options) {
  std::vector<Address> servers;
  servers.reserve(options.servers.size());
  for (const std::string& text : options.servers) {
    const auto address = parse_endpoint(text);
    if (!address) {
      throw Error(Fault::configuration, "\"" + text + "\" is not the address of a name server",
                  "dns-server",
                  "write an IP address or ip:port, such as 127.0.0.1:5353 or [::1]:53");
    }
    servers.push_back(*address);
  }
  return servers;
}

// How many servers the system names.
int system_servers() {
  const Channel channel = new_channel({});
  ares_addr_port_node* list = nullptr;
  if (ares_get_servers_ports(channel.get(), &list) != ARES_SUCCESS) return 1;
  int count = 0;
  for (const ares_addr_port_node* each = list; each != nullptr; each = each->next) ++count;
  ares_free_data(list);
  return std::max(count, 1);
}

void set_servers(ares_channel channel, const std::vector<Address>& servers) {
  std::vector<ares_addr_port_node> nodes(servers.size());
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    ares_addr_port_node& node = nodes[i];
    const std::string_view bytes = servers[i].bytes();
    node.next = i + 1 < nodes.size() ? &nodes[i + 1] : nullptr;
    node.family = servers[i].family();
    node.udp_port = node.tcp_port = servers[i].port();  // 0: c-ares takes 53
    std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(&node.addr));
  }
  HAIL_CHECK(ares_set_servers_ports(channel, nodes.data()) == ARES_SUCCESS);
}

Address without_port(const sockaddr& socket) {
  if (socket.sa_family == AF_INET6) {
    const auto& bytes = reinterpret_cast<const sockaddr_in6&>(socket).sin6_addr;
    return address_of({reinterpret_cast<const char*>(&bytes), sizeof bytes});
  }
  const auto& bytes = reinterpret_cast<const sockaddr_in&>(socket).sin_addr;
  return address_of({reinterpret_cast<const char*>(&bytes), sizeof bytes});
}

NameAnswer complaint_of(int status) {
  switch (status) {
    case ARES_ENOTFOUND: return {Kind::no_such_name, {}, {}, "no such host"};
    case ARES_ENODATA: return {Kind::no_address, {}, {}, "the name has no address"};
    case ARES_EBADNAME: return {Kind::no_such_name, {}, {}, "this cannot be a host name"};
    case ARES_ETIMEOUT: return {Kind::silence, {}, {}, "no name server answered"};
    case ARES_ESERVFAIL: return {Kind::failure, {}, {}, "the name server failed (SERVFAIL)"};
    case ARES_EREFUSED: return {Kind::failure, {}, {}, "the name server refused to answer"};
    case ARES_ECONNREFUSED:
      return {Kind::failure, {}, {}, "every name server refused, failed or cannot be reached"};
    default: return {Kind::failure, {}, {}, ares_strerror(status)};
  }
}

NameAnswer answer_of(int status, ares_addrinfo* result) {
  const std::unique_ptr<ares_addrinfo, void (*)(ares_addrinfo*)> owned(result, ares_freeaddrinfo);
  if (status != ARES_SUCCESS) return complaint_of(status);
  NameAnswer answer;
  int ttl = INT32_MAX;
  for (const auto* node = result->nodes; node != nullptr; node = node->ai_next) {
    answer.addresses.push_back(without_port(*node->ai_addr));
    ttl = std::min(ttl, node->ai_ttl);
  }
  for (const auto* alias = result->cnames; alias != nullptr; alias = alias->next) {
    ttl = std::min(ttl, alias->ttl);
  }
  if (answer.addresses.empty()) return complaint_of(ARES_ENODATA);
  answer.kind = Kind::found;
  // A TTL of 2^31 seconds or more is to be taken for zero: RFC 2181, 8.
  answer.ttl = std::chrono::seconds(std::max(ttl, 0));
  return answer;
}

ares_addrinfo_hints hints_for(int family) {
  ares_addrinfo_hints hints{};
  hints.ai_family = family;
  hints.ai_flags = ARES_AI_NOSORT;  // sorting connects sockets to find a source address
  return hints;
}

}  // namespace

// A question that c-ares has. It belongs to c-ares' callback, which comes exactly once, be it when
// the channel is destroyed; the question may be gone by then.
struct NameServers::Pending {
  Question* question;

  static void done(void* self, int status, int, ares_addrinfo* result) {
    const std::unique_ptr<Pending> pending(static_cast<Pending*>(self));
    NameAnswer answer = answer_of(status, result);
    Question* const question = pending->question;
    if (question == nullptr) return;
    question->pending_ = nullptr;
    question->answered(std::move(answer));
  }
};

NameServers::Question::~Question() {
  if (pending_ != nullptr) pending_->question = nullptr;
}

struct NameServers::State {
  // A socket of c-ares.
  struct Line final : Watcher {
    Line(State& owner, int socket) : state(owner), descriptor(socket) {}
    void ready(Ready what) override { state.process(descriptor, what); }

    State& state;
    const int descriptor;
    bool writes = false;  // c-ares waits until it can write, too
  };

  State(Loop& the_loop, Poller& the_poller, const NameOptions& options);

  void told(int descriptor, bool reads, bool writes);
  void process(int descriptor, Ready what);
  void schedule();

  Loop& loop;
  Poller& poller;
  Timer again;  // c-ares has something to ask again, or to give up
  std::map<int, Line> lines;
  Channel hosts_file, servers;
};

NameServers::State::State(Loop& the_loop, Poller& the_poller, const NameOptions& options)
    : loop(the_loop),
      poller(the_poller),
      again(this,
            [](void* self) {
              auto* state = static_cast<State*>(self);
              ares_process_fd(state->servers.get(), ARES_SOCKET_BAD, ARES_SOCKET_BAD);
              state->schedule();
            }),
      hosts_file(nullptr, ares_destroy),
      servers(nullptr, ares_destroy) {
  const std::vector<Address> given = servers_of(options);
  const int count = given.empty() ? system_servers() : static_cast<int>(given.size());
  const std::int64_t share = options.timeout / std::chrono::milliseconds(1) / parts / count + 1;
  Terms terms;
  terms.only_hosts_file = true;
  hosts_file = new_channel(terms);
  terms.only_hosts_file = false;
  terms.try_ms = static_cast<int>(std::min<std::int64_t>(share, 3'600'000));
  terms.ignore_system = !given.empty();
  // A lone server's refusal is the answer; of several, another is asked.
  if (count == 1) terms.flags |= ARES_FLAG_NOCHECKRESP;
  if (!given.empty()) terms.flags |= ARES_FLAG_NOALIASES;
  terms.whom = this;
  terms.told = [](void* self, ares_socket_t socket, int reads, int writes) {
    static_cast<State*>(self)->told(socket, reads != 0, writes != 0);
  };
  servers = new_channel(terms);
  if (!given.empty()) set_servers(servers.get(), given);
}

// What c-ares waits for at a socket has changed: neither means that it is about to be closed.
void NameServers::State::told(int descriptor, bool reads, bool writes) {
  const auto known = lines.find(descriptor);
  if (!reads && !writes) {
    if (known == lines.end()) return;
    poller.forget(descriptor, known->second);
    lines.erase(known);
  } else if (known == lines.end()) {
    Line& line = lines.try_emplace(descriptor, *this, descriptor).first->second;
    line.writes = writes;
    // A socket that cannot be watched stays silent, which a time-out ends.
    poller.watch(descriptor, line);
  } else {
    const bool more = writes && !known->second.writes;
    known->second.writes = writes;
    if (more) poller.remind(descriptor, known->second);
  }
}

// The poller tells a readiness once, and c-ares leaves bytes of a TCP connection unread that are
// there: so it is told again until there are none.
void NameServers::State::process(int descriptor, Ready what) {
  const bool write = what.writable && lines.at(descriptor).writes;
  if (!what.readable && !write) return;
  ares_process_fd(servers.get(), what.readable ? descriptor : ARES_SOCKET_BAD,
                  write ? descriptor : ARES_SOCKET_BAD);
  const auto known = lines.find(descriptor);
  if (what.readable && known != lines.end()) poller.remind(descriptor, known->second);
  schedule();
}

void NameServers::State::schedule() {
  timeval left{};
  if (ares_timeout(servers.get(), nullptr, &left) == nullptr) return loop.cancel(again);
  const Nanos wait = std::chrono::seconds(left.tv_sec) + std::chrono::microseconds(left.tv_usec);
  // c-ares takes nothing for late before it is a little.
  loop.arm(again, loop.now() + wait + std::chrono::milliseconds(1));
}

NameServers::NameServers(Loop& loop, Poller& poller, const NameOptions& options)
    : state_(std::make_unique<State>(loop, poller, options)) {}

NameServers::~NameServers() = default;

NameAnswer NameServers::in_hosts_file(const std::string& name, int family) {
  const ares_addrinfo_hints hints = hints_for(family);
  NameAnswer answer;
  ares_getaddrinfo(
      state_->hosts_file.get(), name.c_str(), nullptr, &hints,
      [](void* out, int status, int, ares_addrinfo* result) {
        *static_cast<NameAnswer*>(out) = answer_of(status, result);
      },
      &answer);
  answer.ttl.reset();
  return answer;
}

void NameServers::ask(const std::string& name, int family, Question& question) {
  HAIL_CHECK(!question.pending());
  auto pending = std::make_unique<Pending>(Pending{&question});
  question.pending_ = pending.get();
  const ares_addrinfo_hints hints = hints_for(family);
  ares_getaddrinfo(state_->servers.get(), name.c_str(), nullptr, &hints, Pending::done,
                   pending.release());
  state_->schedule();
}

}  // namespace hailstorm
