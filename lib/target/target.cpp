#include "target/target.h"

#include <unistd.h>

#include <future>
#include <optional>
#include <utility>

#include "base/error.h"
#include "target/lane.h"
#include "target/listener.h"

namespace hailstorm {
namespace {

constexpr int most_threads = 256;

void check(const TargetOptions& options) {
  if (options.threads < 1 || options.threads > most_threads) {
    throw Error(Fault::configuration, std::to_string(options.threads) + " threads cannot answer",
                "--threads", "give a number from 1 to " + std::to_string(most_threads));
  }
  if (options.tls_cert.empty() != options.tls_key.empty()) {
    throw Error(Fault::usage, "TLS needs a certificate and its key",
                options.tls_cert.empty() ? "--tls-key" : "--tls-cert",
                options.tls_cert.empty() ? "add --tls-cert FILE" : "add --tls-key FILE");
  }
}

}  // namespace

struct Target::State {
  ~State() {
    if (socket >= 0) close(socket);
  }

  SteadyClock clock;
  std::unique_ptr<TlsIdentity> identity;
  Lanes lanes;
  std::unique_ptr<RequestLog> log;  // goes first: it may still post to a lane
  std::optional<LaneSetting> setting;
  std::string url;
  int socket = -1;  // until a lane has it
  std::uint16_t port = 0;
  std::optional<Counters> last;  // set by stop()
};

Target::Target(const TargetOptions& options) : state_(std::make_unique<State>()) {
  check(options);
  State& state = *state_;
  if (!options.tls_cert.empty()) {
    state.identity = std::make_unique<TlsIdentity>(options.tls_cert, options.tls_key);
  }
  state.socket = open_listener(options.listen);
  state.port = port_of(state.socket);
  state.url = (state.identity ? "https://" : "http://") + host_of(options.listen) + ":" +
              std::to_string(state.port);
  if (!options.log.empty()) state.log = std::make_unique<RequestLog>(options.log);
  state.setting.emplace(LaneSetting{state.clock, options.seed, options.threads,
                                    state.identity.get(), state.log.get(), state.lanes});
  for (int i = 0; i < options.threads; ++i) {
    state.lanes.push_back(std::make_unique<Lane>(*state.setting, i));
  }
  state.lanes.front()->listen(std::exchange(state.socket, -1));
  for (const auto& lane : state.lanes) lane->start();
}

Target::~Target() { stop(); }

std::uint16_t Target::port() const { return state_->port; }

std::string Target::url() const { return state_->url; }

Counters Target::counters() { return gather(false); }

Counters Target::reset() { return gather(true); }

Counters Target::gather(bool reset) {
  if (state_->last) return *state_->last;
  Counters sum;
  for (const auto& lane : state_->lanes) {
    std::promise<Counters> part;
    lane->post([&part, &asked = *lane, reset] {
      Counters counted = asked.counted();
      if (reset) asked.zero();
      part.set_value(std::move(counted));
    });
    sum.add(part.get_future().get());
  }
  return sum;
}

void Target::stop() {
  if (state_->last) return;
  state_->last = counters();
  for (const auto& lane : state_->lanes) lane->stop();
}

}  // namespace hailstorm
