#include "http/names.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "base/check.h"
#include "base/duration.h"
#include "base/random.h"
#include "http/name_overrides.h"
#include "http/name_servers.h"

namespace hailstorm {
namespace {

constexpr Nanos longest = std::chrono::hours(8760);                // keeps moments representable
constexpr Nanos resolution_delay = std::chrono::milliseconds(50);  // RFC 8305, 8

using Kind = NameAnswer::Kind;

int only_family(NamePolicy policy) {
  if (policy == NamePolicy::only_ipv4) return AF_INET;
  return policy == NamePolicy::only_ipv6 ? AF_INET6 : AF_UNSPEC;
}

int first_family(NamePolicy policy) {
  const bool ipv6 = policy == NamePolicy::only_ipv6 || policy == NamePolicy::prefer_ipv6;
  return ipv6 ? AF_INET6 : AF_INET;
}

std::vector<Address> loopback(NamePolicy policy) {
  std::vector<Address> addresses;
  const int only = only_family(policy), first = first_family(policy);
  for (const int family : {first, first == AF_INET ? AF_INET6 : AF_INET}) {
    if (only != AF_UNSPEC && only != family) continue;
    addresses.push_back(*parse_ip(family == AF_INET ? "127.0.0.1" : "::1"));
  }
  return addresses;
}

// The last label is a number, so that no name server can know it: an IPv4 address, perhaps in one
// of its older forms, such as 127.1.
bool ends_in_number(std::string_view name) {
  const std::string_view label = name.substr(name.rfind('.') + 1);
  return !label.empty() && label.find_first_not_of("0123456789") == label.npos;
}

std::optional<Address> literal(const std::string& name) {
  if (const auto ip = parse_ip(name)) return ip;
  in_addr bytes{};
  if (!ends_in_number(name) || inet_aton(name.c_str(), &bytes) == 0) return {};
  return address_of({reinterpret_cast<const char*>(&bytes), sizeof bytes});
}

}  // namespace

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

  // Tells everyone who waits now; who asks again meanwhile waits for the next time. The names may
  // be gone afterwards.
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

struct Names::State {
  State(Loop& the_loop, Poller& poller, NameOptions the_options, std::uint64_t seed)
      : loop(the_loop),
        options(std::move(the_options)),
        overrides(options.hosts),
        random(hash(seed, hash("names"))),
        servers(the_loop, poller, options) {}

  Loop& loop;
  const NameOptions options;
  const NameOverrides overrides;
  Random random;
  NameServers servers;
  std::map<std::string, Host, std::less<>> hosts;
};

// A look-up under way.
struct Names::Host::Lookup {
  // What is asked of one family.
  struct Half final : NameServers::Question {
    explicit Half(Lookup& owner) : lookup(owner) {}
    void answered(NameAnswer said) override {
      answer = std::move(said);
      lookup.consider();
    }
    bool has_addresses() const { return answer && !answer->addresses.empty(); }

    Lookup& lookup;
    std::optional<NameAnswer> answer;
  };

  Lookup(Names::State& the_names, Host& the_host)
      : names(the_names),
        host(the_host),
        deadline(the_names.loop.now() + std::min(the_names.options.timeout, longest)),
        end(this, [](void* self) { static_cast<Lookup*>(self)->conclude(); }) {}

  void begin();
  void consider();
  void conclude();
  void learn();
  void complain();
  std::array<Half*, 2> halves() {
    if (first_family(names.options.policy) == AF_INET6) return {&ipv6, &ipv4};
    return {&ipv4, &ipv6};
  }

  Names::State& names;
  Host& host;
  const Instant deadline;
  Half ipv4{*this}, ipv6{*this};
  Timer end;
};

void Names::Host::Lookup::begin() {
  if (host.expires == Instant::max()) return consider();
  const int only = only_family(names.options.policy);
  const NameAnswer filed = names.servers.in_hosts_file(host.name, only);
  for (const Address& address : filed.addresses) {
    Half& half = address.family() == AF_INET6 ? ipv6 : ipv4;
    if (!half.answer) half.answer.emplace();
    half.answer->addresses.push_back(address);
  }
  if (filed.addresses.empty()) {
    if (only != AF_INET6) names.servers.ask(host.name, AF_INET, ipv4);
    if (only != AF_INET) names.servers.ask(host.name, AF_INET6, ipv6);
  }
  consider();
}

// Sets the moment at which what is known is enough.
void Names::Host::Lookup::consider() {
  const auto [first, second] = halves();
  const Instant now = names.loop.now();
  const bool any = names.options.policy == NamePolicy::any;
  const bool enough = first->has_addresses() || (any && second->has_addresses());
  const Instant patient = std::min(deadline, now + resolution_delay);
  const bool pending = first->pending() || second->pending();
  names.loop.arm(end, !pending ? now : enough ? patient : deadline);
}

// Ends the look-up: it is gone afterwards, and perhaps all names.
void Names::Host::Lookup::conclude() {
  if (host.expires != Instant::max()) learn();
  Host& told = host;
  told.lookup.reset();
  told.waiting->tell();
}

void Names::Host::Lookup::learn() {
  const NameOptions& options = names.options;
  std::optional<Nanos> shortest;
  host.addresses.clear();
  host.complaint.clear();
  for (const Half* half : halves()) {
    if (!half->has_addresses()) continue;
    const NameAnswer& answer = *half->answer;
    host.addresses.insert(host.addresses.end(), answer.addresses.begin(), answer.addresses.end());
    if (answer.ttl) shortest = std::min(*answer.ttl, shortest.value_or(*answer.ttl));
  }
  if (host.addresses.empty()) complain();
  const Nanos ttl = options.ttl_of_record ? shortest.value_or(options.ttl) : options.ttl;
  host.expires = names.loop.now() + std::min(ttl, longest);
}

void Names::Host::Lookup::complain() {
  const auto said = [](const Half& half, Kind kind) {
    return half.answer && half.answer->kind == kind;
  };
  const auto answered = [&](Kind kind) { return said(ipv4, kind) || said(ipv6, kind); };
  const bool silence = ipv4.pending() || ipv6.pending() || answered(Kind::silence);
  // c-ares gives up early on servers that nobody listens for: no time-out, though it calls it one.
  const bool timed_out = silence && names.loop.now() >= deadline;
  host.failure = timed_out ? Outcome::name_timeout : Outcome::name_unresolved;
  host.complaint = host.name + ": ";
  if (timed_out) {
    host.complaint += "no name server answered within " + format_duration(names.options.timeout);
  } else if (answered(Kind::failure)) {
    const Half& half = said(ipv4, Kind::failure) ? ipv4 : ipv6;
    host.complaint += half.answer->complaint;
  } else if (silence) {
    host.complaint += "no name server answers or can be reached";
  } else if (answered(Kind::no_such_name)) {
    host.complaint += "no such host";
  } else {
    const int only = only_family(names.options.policy);
    host.complaint += only == AF_INET    ? "the name has no IPv4 address"
                      : only == AF_INET6 ? "the name has no IPv6 address"
                                         : "the name has no address";
  }
}

Names::Names(Loop& loop, Poller& poller, NameOptions options, std::uint64_t seed)
    : state_(std::make_unique<State>(loop, poller, std::move(options), seed)) {}

Names::~Names() = default;

Names::Host& Names::host(std::string_view name, std::uint16_t port) {
  const auto known_by = [this](std::string_view key) -> Host* {
    const auto known = state_->hosts.find(key);
    return known == state_->hosts.end() ? nullptr : &known->second;
  };
  const auto override = state_->overrides.find(name, port);
  // No name has a blank in it.
  const bool by_port = override && override->for_port;
  const std::string key = std::string(name) + (by_port ? ' ' + std::to_string(port) : "");
  if (Host* const known = known_by(key)) return *known;
  Host& host = state_->hosts[key];
  host.name = name;
  host.waiting = std::make_unique<Host::Ring>();
  const bool local = host.name == "localhost" || host.name.ends_with(".localhost");
  if (override) {
    host.addresses = {override->address};
  } else if (const auto ip = literal(host.name)) {
    host.addresses = {*ip};
  } else if (local) {  // RFC 6761, 6.3
    host.addresses = loopback(state_->options.policy);
  }
  if (!host.addresses.empty()) host.expires = Instant::max();
  return host;
}

bool Names::fresh(const Host& host) const {
  return !host.addresses.empty() && state_->loop.now() < host.expires;
}

void Names::look_up(Host& host, NameWaiter& waiter) {
  host.waiting->add(waiter);
  if (host.lookup != nullptr) return;
  host.lookup = std::make_unique<Host::Lookup>(*state_, host);
  host.lookup->begin();
}

std::uint32_t Names::draw(Host& host) {
  switch (state_->options.select) {
    case NameSelect::first: break;
    case NameSelect::random: return static_cast<std::uint32_t>(state_->random());
    case NameSelect::round_robin: return host.drawn++;
  }
  return 0;
}

Address Names::pick(const Host& host, std::uint32_t drawn, std::size_t i,
                    std::uint16_t port) const {
  const std::size_t count = host.addresses.size();
  HAIL_CHECK(i < count);
  const int family = host.addresses.front().family();
  const auto alike = [family](const Address& each) { return each.family() == family; };
  struct Group {
    std::size_t begin, count, offset;
  };
  const auto lead =
      static_cast<std::size_t>(std::count_if(host.addresses.begin(), host.addresses.end(), alike));
  Group first{0, lead, drawn % lead}, second{lead, count - lead, 0};
  if (second.count > 0) second.offset = drawn % second.count;
  if (state_->options.policy == NamePolicy::any && drawn % count >= lead) {
    second.offset = drawn % count - lead;
    std::swap(first, second);
  }
  const std::size_t pairs = std::min(first.count, second.count);
  const bool paired = i < 2 * pairs;
  const bool of_second = paired ? i % 2 == 1 : second.count > first.count;
  const Group& group = of_second ? second : first;
  const std::size_t place = (group.offset + (paired ? i / 2 : i - pairs)) % group.count;
  const Address& address = host.addresses[group.begin + place];
  return address.port() != 0 ? address : address.with_port(port);
}

}  // namespace hailstorm
