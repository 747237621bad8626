#include "http/flight.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "http/request_writer.h"
#include "http/url.h"

namespace hailstorm {
namespace {

constexpr std::size_t connections_max = 32;          // of one flight, each to another origin
constexpr std::size_t request_kept = 65'536;         // a larger buffer is given back
constexpr int calls_per_turn = 16;                   // of read or write: others want theirs, too
constexpr Nanos longest = std::chrono::hours(8760);  // keeps deadlines representable

using Progress = ResponseReader::Progress;

}  // namespace

Flight::Flight(Toolbox& toolbox)
    : toolbox_(toolbox),
      timeout_(this, [](void* self) { static_cast<Flight*>(self)->time_out(); }),
      soon_(this, [](void* self) {
        auto* flight = static_cast<Flight*>(self);
        if (flight->found_early_) flight->answer(*std::exchange(flight->found_early_, nullptr));
      }) {}

void Flight::begin(const Request& request, Caller& caller) {
  HAIL_CHECK(caller_ == nullptr);
  caller_ = &caller;
  timings_ = {};
  bytes_sent_ = bytes_received_ = 0;
  sent_ = 0;
  retried_ = false;
  beginning_ = true;
  const Url url = split_url(request.url);
  std::string_view complaint = url.complaint;
  origin_ = complaint.empty() ? toolbox_.origins.find(url.origin, complaint) : nullptr;
  if (origin_ != nullptr) {
    const WrittenRequest written = write_request(request_, request, url.target,
                                                 origin_->host_header, toolbox_.options.user_agent);
    complaint = written.complaint;
    closes_ = written.closes;
  }
  began_ = toolbox_.loop.now();
  deadline_ = began_ + std::min(request.timeout, longest);
  enter(Phase::looking_up, began_);
  if (complaint.empty()) {
    take_off();
  } else {
    fail({Outcome::bad_url, std::string(complaint)});
  }
  beginning_ = false;
}

void Flight::cut_off() {
  if (caller_ != nullptr) fail({Outcome::cut_off, "cut off by the generator"});
}

void Flight::close_idle() {
  std::erase_if(connections_, [this](const auto& each) { return each.get() != connection_; });
}

void Flight::connected() {
  const Instant now = toolbox_.loop.now();
  timings_.blocked = now - began_;
  toolbox_.loop.arm(timeout_, deadline_);
  start_sending(now);
}

void Flight::not_connected(Failure failure) { fail(std::move(failure)); }

// A connection without an exchange has nothing to say but that it ends.
void Flight::ready(Connection& connection, Ready what) {
  if (&connection == connection_) {
    // A request that cannot be sent may have been answered all the same: reading tells.
    if (sent_ < request_.size()) send();
    receive(what.ended);
    return;
  }
  toolbox_.reader().start();
  if (connection.receive(toolbox_.reader().room()).state != Io::State::blocked) drop(connection);
}

void Flight::take_off() {
  sent_ = 0;
  connection_ = retried_ ? nullptr : kept();
  reused_ = connection_ != nullptr;
  if (reused_) {
    toolbox_.loop.arm(timeout_, deadline_);
    start_sending(began_);
    return;
  }
  const Instant now = toolbox_.loop.now();
  toolbox_.loop.arm(timeout_, std::min(deadline_, now + toolbox_.options.connect_timeout));
  if (!origin_->host->addresses.empty()) {
    connect();
  } else {
    enter(Phase::looking_up, now);
    toolbox_.names.look_up(*origin_->host, *this);
  }
}

void Flight::resolved() {
  timings_.looking_up = toolbox_.loop.now() - phase_began_;
  if (origin_->host->addresses.empty()) {
    fail({Outcome::name_unresolved, origin_->host->complaint});
  } else {
    connect();
  }
}

void Flight::connect() {
  phase_ = Phase::connecting;
  if (connections_.size() >= connections_max) close_idle();
  connections_.push_back(std::make_unique<Connection>(toolbox_, *this, *origin_));
  connection_ = connections_.back().get();
  connection_->open(timings_);
}

void Flight::enter(Phase phase, Instant now) {
  phase_ = phase;
  phase_began_ = now;
}

void Flight::start_sending(Instant now) {
  enter(Phase::sending, now);
  const Io io = send();
  if (io.state == Io::State::failed) lost(connection_->failure(io));
}

// `moved` when the request left whole.
Io Flight::send() {
  const std::string_view request = request_;
  for (int writes = 0; sent_ < request.size(); ++writes) {
    if (writes == calls_per_turn) {
      connection_->remind();
      return {Io::State::blocked};
    }
    const Io io = connection_->send(request.substr(sent_));
    if (io.state != Io::State::moved) return io;
    sent_ += io.bytes;
    bytes_sent_ += io.bytes;
  }
  if (phase_ == Phase::sending) {
    const Instant now = toolbox_.loop.now();
    timings_.sending = now - phase_began_;
    enter(Phase::waiting, now);
  }
  return {Io::State::moved};
}

// A read that does not fill the room has emptied the socket, unless the peer's end is in it; what
// comes later makes it ready again. What TLS holds back only reading on can tell.
void Flight::receive(bool peer_ended) {
  const bool to_the_end = peer_ended || connection_->secured();
  if (!lent_) toolbox_.reader().start();
  for (int reads = 0;; ++reads) {
    if (reads == calls_per_turn) {
      connection_->remind();
      break;
    }
    ResponseReader& reader = lent_ ? *lent_ : toolbox_.reader();
    const std::span<char> room = reader.room();
    const Io io = connection_->receive(room);
    if (io.state == Io::State::blocked) break;
    if (io.state == Io::State::failed) return lost(connection_->failure(io));
    if (io.state == Io::State::ended) return settle(reader, reader.ended(), false);
    const Instant now = toolbox_.loop.now();
    if (phase_ == Phase::sending) timings_.sending = now - phase_began_;
    if (phase_ == Phase::waiting) timings_.waiting = now - phase_began_;
    if (phase_ != Phase::receiving) enter(Phase::receiving, now);
    bytes_received_ += io.bytes;
    const Progress progress = reader.took(io.bytes);
    if (progress != Progress::more) {
      timings_.receiving = now - phase_began_;
      return settle(reader, progress, !peer_ended && io.bytes < room.size());
    }
    if (io.bytes < room.size() && !to_the_end) break;
  }
  if (phase_ == Phase::receiving && !lent_) {
    lent_ = toolbox_.take_reader();
    lent_->keep();
  }
}

void Flight::settle(ResponseReader& reader, Progress progress, bool reusable) {
  switch (progress) {
    case Progress::more: HAIL_CHECK(false); return;
    case Progress::done: return answer(reader, reusable);
    case Progress::malformed: return fail({Outcome::malformed, reader.complaint()});
    case Progress::too_large: return fail({Outcome::too_large, reader.complaint()});
    case Progress::cut_short:
      return lost({Outcome::closed, phase_ == Phase::receiving
                                        ? "the peer closed the connection within its answer"
                                        : "the peer closed the connection without an answer"});
  }
}

// A server may close a kept connection while a request is on its way. The request is sent again on
// a new connection if none of it left, or if the peer's farewell acknowledges none of it: then no
// server can have seen it, so that is right for any method, and the server counts one request.
// After a reset, which acknowledges nothing, or where the peer's kernel has the request, nobody can
// tell what became of it: that is a failure, and reported as one.
void Flight::lost(Failure failure) {
  const bool unseen =
      sent_ == 0 || (failure.outcome == Outcome::closed && connection_->unseen(sent_));
  const bool retry = reused_ && !retried_ && phase_ <= Phase::waiting && unseen;
  if (!retry) return fail(std::move(failure));
  drop(*std::exchange(connection_, nullptr));
  timings_ = {};
  retried_ = true;
  take_off();
}

void Flight::time_out() {
  if (caller_ == nullptr || found_early_) return;
  if (phase_ <= Phase::connecting) {
    fail({Outcome::connect_timeout, phase_ == Phase::looking_up
                                        ? "the name was not resolved in time"
                                        : "no connection within the time-out"});
  } else {
    fail({Outcome::timeout, "no whole answer within the time-out"});
  }
}

// The phase under way ends with the failure.
void Flight::fail(Failure failure) {
  const Instant now = toolbox_.loop.now();
  switch (phase_) {
    case Phase::looking_up:
    case Phase::connecting: timings_.blocked = now - began_; break;
    case Phase::sending: timings_.sending = now - phase_began_; break;
    case Phase::waiting: timings_.waiting = now - phase_began_; break;
    case Phase::receiving: timings_.receiving = now - phase_began_; break;
  }
  leave();
  if (connection_ != nullptr) drop(*std::exchange(connection_, nullptr));
  if (lent_) toolbox_.give_back(std::move(lent_));
  if (beginning_) {
    found_early_ = std::make_unique<Failure>(std::move(failure));
    toolbox_.loop.arm(soon_, now);
  } else {
    found_early_.reset();
    answer(failure);
  }
}

void Flight::answer(ResponseReader& reader, bool reusable) {
  Toolbox& toolbox = toolbox_;
  std::unique_ptr<ResponseReader> lent = std::move(lent_);
  const bool kept = reusable && sent_ == request_.size() && !closes_ && reader.keeps_alive();
  if (!kept) drop(*connection_);
  connection_ = nullptr;
  Answer answer;
  answer.status = reader.status();
  answer.head = reader.head();
  answer.body = reader.body();
  hand_over(answer);
  if (lent) toolbox.give_back(std::move(lent));
}

void Flight::answer(const Failure& failure) {
  Answer answer;
  answer.outcome = failure.outcome;
  answer.detail = failure.detail;
  hand_over(answer);
}

// The flight may be gone afterwards, or on its next exchange.
void Flight::hand_over(Answer& answer) {
  answer.timings = timings_;
  answer.sent = !request_.empty() && sent_ == request_.size();
  answer.bytes_sent = bytes_sent_;
  answer.bytes_received = bytes_received_;
  if (request_.capacity() > request_kept) request_ = {};
  std::exchange(caller_, nullptr)->answered(answer);
}

Connection* Flight::kept() const {
  for (const auto& connection : connections_) {
    if (&connection->origin() == origin_ && connection->stands()) return connection.get();
  }
  return nullptr;
}

void Flight::drop(Connection& connection) {
  std::erase_if(connections_, [&](const auto& each) { return each.get() == &connection; });
}

}  // namespace hailstorm
