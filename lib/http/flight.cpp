#include "http/flight.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "http/client.h"
#include "http/pool_state.h"
#include "http/request_writer.h"
#include "web/url.h"

namespace hailstorm {
namespace {

constexpr Nanos longest = std::chrono::hours(8760);  // keeps deadlines representable

}  // namespace

Flight::Flight(Client& client, Pool& pool)
    : toolbox_(client.toolbox()),
      pool_(pool.state()),
      timeout_(this, [](void* self) { static_cast<Flight*>(self)->time_out(); }) {
  ++pool_.flights;
}

Flight::~Flight() {
  --pool_.flights;
  land();
}

void Flight::begin(const Request& request, Caller& caller) {
  begin(request, split_url(request.url), toolbox_.loop.now(), caller);
}

void Flight::begin(const Request& request, const Url& url, Instant now, Caller& caller) {
  HAIL_CHECK(caller_ == nullptr);
  caller_ = &caller;
  timings_ = {};
  bytes_sent_ = bytes_received_ = 0;
  sent_ = 0;
  retries_ = 0;
  seen_twice_ = false;
  beginning_ = true;
  began_ = now;
  enter(Phase::paced, began_);
  Failure failure = prepare(request, url);
  if (failure.outcome != Outcome::answered) {
    fail(std::move(failure));
  } else if (toolbox_.pace.limited()) {
    toolbox_.pace.wait(*this);
  } else {
    depart();
  }
  beginning_ = false;
}

void Flight::cut_off() {
  if (caller_ != nullptr) fail({Outcome::cut_off, "cut off by the generator"});
}

// Writes the request down; `answered` when there is nothing to object to.
Failure Flight::prepare(const Request& request, const Url& url) {
  request_.clear();
  std::string_view complaint = url.complaint;
  origin_ = complaint.empty() ? toolbox_.origins.find(url.origin, complaint) : nullptr;
  if (origin_ == nullptr) return {Outcome::bad_url, std::string(complaint)};
  if (origin_->blocked) {
    return {Outcome::host_blocked, origin_->host->name + " is blocked by --block-host"};
  }
  const ClientOptions& options = toolbox_.options;
  Envelope envelope{url.target, origin_->host_header, {}, {}, options.user_agent, nullptr, {}};
  if (origin_->via != nullptr && !origin_->tls) {
    envelope.absolute = origin_->target;
    envelope.proxy_line = origin_->proxy->line;
  }
  if (!options.headers.empty()) envelope.headers = &options.headers;
  if (options.traceparent) envelope.traceparent = toolbox_.traceparent();
  const WrittenRequest written = write_request(request_, request, envelope);
  if (!written.complaint.empty()) return {Outcome::bad_url, std::string(written.complaint)};
  closes_ = written.closes;
  expects_ = written.expects;
  head_length_ = written.head_length;
  expected_.without_body = request.method == "HEAD";
  expected_.keep = options.discard_bodies ? Keep::nothing : request.keep;
  allowed_ = std::clamp(request.timeout, Nanos(0), longest);
  return {Outcome::answered, {}};
}

// Its time begins.
void Flight::depart() {
  if (!beginning_) began_ = toolbox_.loop.now();
  deadline_ = began_ + allowed_;
  enter(Phase::queued, began_);
  berth_ = &pool_.berth(origin_->berth());
  placed_ = berth_->admit(toolbox_.options.connections_per_host, *this);
  if (placed_) return take_off();
  toolbox_.loop.arm(timeout_, deadline_);
}

// What it waited for has come: the moment to tell an early failure, its turn, or a place. The last
// comes in the midst of another flight's business.
void Flight::turn() {
  if (found_early_) return answer(*std::exchange(found_early_, nullptr));
  if (phase_ == Phase::paced) return depart();
  if (placed_) return take_off();
  placed_ = true;
  toolbox_.soon(*this);
}

void Flight::take_off() {
  const Instant now = beginning_ ? began_ : toolbox_.loop.now();
  if (retries_ == 0) connection_ = pool_.lend(*berth_, *this);
  reused_ = connection_ != nullptr;
  if (reused_) {
    timings_.blocked = now - began_;
    return start_sending(now);
  }
  toolbox_.loop.arm(timeout_, std::min(deadline_, now + toolbox_.options.connect_timeout));
  enter(Phase::looking_up, now);
  Names::Host& host = *origin_->next_hop().host;
  if (toolbox_.names.fresh(host)) return connect();
  toolbox_.names.look_up(host, *this);
}

void Flight::resolved() {
  timings_.looking_up = toolbox_.loop.now() - phase_began_;
  const Names::Host& host = *origin_->next_hop().host;
  if (host.addresses.empty()) {
    fail({host.failure, host.complaint});
  } else {
    connect();
  }
}

void Flight::connect() {
  phase_ = Phase::connecting;
  Holder& holder = *this;
  connection_ = std::make_unique<Connection>(toolbox_, holder, origin_->berth());
  connection_->open(timings_);
}

void Flight::connected(Connection&) {
  const Instant now = toolbox_.loop.now();
  timings_.blocked = now - began_;
  start_sending(now);
}

void Flight::not_connected(Connection&, Failure failure) { fail(std::move(failure)); }

void Flight::enter(Phase phase, Instant now) {
  phase_ = phase;
  phase_began_ = now;
}

// Sets the time-out of a connection that stands: bytes have passed, or are to.
void Flight::arm(Instant now) {
  const Nanos idle = toolbox_.options.idle_timeout;
  toolbox_.loop.arm(timeout_, idle > Nanos(0) ? std::min(deadline_, now + idle) : deadline_);
}

// It is not disarmed when an exchange ends: that would cost more than to find nothing to do.
void Flight::time_out() {
  if (caller_ == nullptr || found_early_ || phase_ == Phase::paced) return;
  const bool in_time = toolbox_.loop.now() < deadline_;
  if (in_time && phase_ == Phase::expecting) return send_body();
  if (in_time && phase_ >= Phase::sending) {
    return fail({Outcome::idle_timeout, "nothing moved within --idle-timeout"});
  }
  switch (phase_) {
    case Phase::paced: return;
    case Phase::queued:
      return fail({Outcome::send_timeout, "no connection came free within the time-out"});
    case Phase::looking_up:
      return fail({Outcome::name_timeout, "the name was not resolved in time"});
    case Phase::connecting:
      if (connection_->tunnelling()) {
        return fail({Outcome::proxy_failed, "the proxy did not answer in time"});
      }
      if (connection_->handshaking()) {
        return fail({Outcome::tls_timeout, "the TLS handshake did not end in time"});
      }
      return fail({Outcome::connect_timeout, "no connection within the time-out"});
    case Phase::sending:
    case Phase::expecting:
      return fail({Outcome::send_timeout, "the request did not leave within the time-out"});
    case Phase::waiting: return fail({Outcome::timeout, "no answer within the time-out"});
    case Phase::receiving:
      return fail({Outcome::receive_timeout, "no whole answer within the time-out"});
  }
}

}  // namespace hailstorm
