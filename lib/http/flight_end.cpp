// How a flight ends: with an answer or a failure, and with nothing held.
#include <utility>

#include "http/client.h"
#include "http/flight.h"
#include "http/pool_state.h"

namespace hailstorm {
namespace {

constexpr std::size_t request_kept = 65'536;  // a larger buffer is given back

// Whom an answer is from: what the connection knows, noted before it goes.
struct Party {
  Address remote;
  bool known = false;
  const char *version = nullptr, *cipher = nullptr;

  explicit Party(const Connection* connection) {
    if (connection == nullptr || !connection->stands()) return;
    known = true;
    remote = connection->remote();
    if (const TlsStream* tls = connection->tls()) {
      version = tls->version();
      cipher = tls->cipher();
    }
  }

  void sign(Answer& answer) const {
    if (!known) return;
    answer.remote = &remote;
    answer.tls_version = version;
    answer.tls_cipher = cipher;
  }
};

}  // namespace

// The phase under way ends with the failure.
void Flight::fail(Failure failure) {
  const Instant now = toolbox_.loop.now();
  stamp(now);
  const Party party(connection_.get());
  land();
  if (beginning_) {
    found_early_ = std::make_unique<Failure>(std::move(failure));
    return toolbox_.soon(*this);
  }
  found_early_.reset();
  Answer answer;
  answer.outcome = failure.outcome;
  answer.detail = failure.detail;
  party.sign(answer);
  hand_over(answer);
}

void Flight::stamp(Instant now) {
  switch (phase_) {
    case Phase::paced: break;
    case Phase::queued:
    case Phase::looking_up:
    case Phase::connecting: timings_.blocked = now - began_; break;
    case Phase::sending:
    case Phase::expecting: timings_.sending = now - phase_began_; break;
    case Phase::waiting: timings_.waiting = now - phase_began_; break;
    case Phase::receiving: timings_.receiving = now - phase_began_; break;
  }
}

// Lets go of everything an exchange holds.
void Flight::land() {
  Waiting::leave();
  NameWaiter::leave();
  connection_.reset();
  if (lent_) toolbox_.give_back(std::move(lent_));
  if (std::exchange(placed_, false)) berth_->release();
}

void Flight::answer(ResponseReader& reader, bool reusable) {
  Toolbox& toolbox = toolbox_;
  std::unique_ptr<ResponseReader> lent = std::move(lent_);
  bytes_received_ -= reader.leftover();
  const Party party(connection_.get());
  const bool kept = reusable && sent_ == request_.size() && !closes_ && toolbox.options.reuse &&
                    reader.keeps_alive();
  if (kept) {
    pool_.keep(*berth_, std::move(connection_));
  } else {
    connection_.reset();
  }
  placed_ = false;
  berth_->release();
  Answer answer;
  answer.status = reader.status();
  answer.head = reader.head();
  answer.body = reader.body();
  answer.facts = reader.facts();
  party.sign(answer);
  hand_over(answer);
  if (lent) toolbox.give_back(std::move(lent));
}

// A failure that was found while the exchange began.
void Flight::answer(const Failure& failure) {
  Answer answer;
  answer.outcome = failure.outcome;
  answer.detail = failure.detail;
  hand_over(answer);
}

// The flight may be gone afterwards, or on its next exchange, so that the request changes places
// with one that was answered before.
void Flight::hand_over(Answer& answer) {
  answer.timings = timings_;
  answer.sent = !request_.empty() && sent_ == request_.size();
  answer.bytes_sent = bytes_sent_;
  answer.bytes_received = bytes_received_;
  answer.retries = retries_;
  answer.seen_twice = seen_twice_;
  std::swap(request_, toolbox_.answered_request);
  if (request_.capacity() > request_kept) request_ = {};
  answer.request = toolbox_.answered_request;
  answer.keep = expected_.keep;
  if (origin_ != nullptr) {
    answer.authority = origin_->host_header;
    answer.tls = origin_->tls;
  }
  std::exchange(caller_, nullptr)->answered(answer);
}

}  // namespace hailstorm
