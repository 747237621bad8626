// A flight that has a connection: sending, receiving, and what can go wrong meanwhile.
#include <algorithm>
#include <optional>
#include <utility>

#include "base/check.h"
#include "base/near.h"
#include "http/client.h"
#include "http/flight.h"
#include "http/pool_state.h"
#include "http/toolbox.h"

namespace hailstorm {
namespace {

constexpr int calls_per_turn = 16;         // of read or write: others want theirs, too
constexpr std::size_t request_near = 128;  // bytes of most

// How a loss counts, by how much of the answer had come.
Outcome placed(Outcome loss, const ResponseReader* reader, bool sent) {
  const bool in_body = reader != nullptr && reader->in_body();
  const bool in_head = !in_body && reader != nullptr && reader->begun();
  switch (loss) {
    case Outcome::reset:
      return in_body ? Outcome::reset_in_body : in_head ? Outcome::reset_in_head : loss;
    case Outcome::closed:
      return in_body ? Outcome::truncated : in_head ? Outcome::closed_in_head : loss;
    case Outcome::timeout:
      return in_body || in_head ? Outcome::receive_timeout : sent ? loss : Outcome::send_timeout;
    default: return loss;
  }
}

// Whether the request, asked once more, means the same (RFC 9110, 9.2.2).
bool is_idempotent(std::string_view request) {
  constexpr std::string_view methods[] = {"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"};
  const std::string_view method = request.substr(0, request.find(' '));
  return std::find(std::begin(methods), std::end(methods), method) != std::end(methods);
}

}  // namespace

// A request that cannot be sent may have been answered all the same: reading tells.
void Flight::ready(Connection&, Ready what) {
  if (sent_ < may_send_) send();
  expect();
  receive(what.ended);
}

// With many connections in turn, nothing of this one is in the cache any more. What its answer
// takes comes while the system is asked for the bytes.
void Flight::expect() const {
  bring_near(*this);
  bring_near(*berth_);
  bring_near(pool_);
  bring_near(request_.data(), request_near);
  caller_->expect(false);
}

void Flight::start_sending(Instant now) {
  sent_ = 0;
  may_send_ = expects_ ? head_length_ : request_.size();
  enter(Phase::sending, now);
  arm(now);
  const Io io = send();
  if (io.state == Io::State::failed) lost(connection_->failure(io), nullptr);
}

// The server agreed to the body, or said nothing for long enough.
void Flight::send_body() {
  phase_ = Phase::sending;
  may_send_ = request_.size();
  arm(toolbox_.loop.now());
  const Io io = send();
  if (io.state == Io::State::failed) connection_->remind();
}

// `moved` when all that may be sent has left.
Io Flight::send() {
  const std::string_view request(request_.data(), may_send_);
  const std::size_t before = sent_;
  for (int writes = 0; sent_ < request.size(); ++writes) {
    Io io{Io::State::blocked};
    if (writes == calls_per_turn) {
      connection_->remind();
    } else {
      io = connection_->send(request.substr(sent_));
    }
    if (io.state != Io::State::moved) {
      if (sent_ > before && io.state == Io::State::blocked) arm(toolbox_.loop.now());
      return io;
    }
    sent_ += io.bytes;
    bytes_sent_ += io.bytes;
  }
  if (phase_ == Phase::sending) all_sent(toolbox_.loop.now());
  return {Io::State::moved};
}

void Flight::all_sent(Instant now) {
  if (sent_ < request_.size()) {
    phase_ = Phase::expecting;
    toolbox_.loop.arm(timeout_, std::min(deadline_, now + toolbox_.options.expect_timeout));
  } else {
    timings_.sending = now - phase_began_;
    enter(Phase::waiting, now);
  }
}

// A read that does not fill the room has emptied the socket, unless the peer's end is in it; what
// comes later makes it ready again. What TLS holds back only reading on can tell.
void Flight::receive(bool peer_ended) {
  const bool to_the_end = peer_ended || connection_->tls() != nullptr;
  if (!lent_) toolbox_.reader().start(expected_);
  ResponseReader& reader = lent_ ? *lent_ : toolbox_.reader();
  std::optional<Instant> came;
  for (int reads = 0;; ++reads) {
    if (reads == calls_per_turn) {
      connection_->remind();
      break;
    }
    const std::span<char> room = reader.room();
    const Io io = connection_->receive(room);
    if (io.state == Io::State::blocked) break;
    if (io.state == Io::State::failed) return lost(connection_->failure(io), &reader);
    if (io.state == Io::State::ended) {
      stamp(toolbox_.loop.now());
      return settle(reader, reader.ended(), false);
    }
    if (!came) caller_->expect(true);
    came = toolbox_.loop.now();
    bytes_received_ += io.bytes;
    const Progress progress = reader.took(io.bytes);
    note_arrival(reader, *came);
    if (progress != Progress::more) {
      stamp(*came);
      return settle(reader, progress, !peer_ended && io.bytes < room.size());
    }
    if (phase_ == Phase::expecting && reader.continued()) send_body();
    if (io.bytes < room.size() && !to_the_end) break;
  }
  if (!came) return;
  if (toolbox_.options.idle_timeout > Nanos(0) && phase_ != Phase::expecting) arm(*came);
  if (!lent_) lent_ = toolbox_.take_reader();
  lent_->keep();
}

// Stamps the phases that end with the first bytes. While the body of the request waits, what comes
// may be leave to send it.
void Flight::note_arrival(const ResponseReader& reader, Instant now) {
  if (phase_ == Phase::receiving) return;
  if (phase_ == Phase::expecting && !reader.in_body()) return;
  stamp(now);
  enter(Phase::receiving, now);
}

void Flight::settle(ResponseReader& reader, Progress progress, bool reusable) {
  const std::string& complaint = reader.complaint();
  switch (progress) {
    case Progress::more: HAIL_CHECK(false); return;
    case Progress::done: return answer(reader, reusable);
    case Progress::malformed: return fail({Outcome::malformed, complaint});
    case Progress::bad_chunk: return fail({Outcome::bad_chunk, complaint});
    case Progress::http2:
      return fail({Outcome::http2_only, "the server answers HTTP/1.1 in HTTP/2"});
    case Progress::head_too_large:
      return fail({Outcome::head_too_large, "the head exceeds its limit"});
    case Progress::body_too_large:
      return fail({Outcome::body_too_large, "the body exceeds its limit"});
    case Progress::cut_short:
      return lost(
          {Outcome::closed, reader.begun() ? "the peer closed the connection within its answer"
                                           : "the peer closed the connection without an answer"},
          &reader);
  }
}

// A server may close a kept connection while a request is on its way. The request is sent again, on
// a new connection, once, if no byte of an answer came and
// - none of it left, or the peer's farewell acknowledges none of it: then no server can have seen
//   it, so that is right for any method; or
// - it is idempotent: then it does no harm if the server has seen it (RFC 9110, 9.2.2).
// Otherwise nobody can tell what became of it: that is a failure, and reported as one.
void Flight::lost(Failure failure, const ResponseReader* reader) {
  const bool gone = failure.outcome == Outcome::closed || failure.outcome == Outcome::reset;
  const bool unseen =
      sent_ == 0 || (failure.outcome == Outcome::closed && connection_->unseen(sent_));
  const bool silent = phase_ <= Phase::waiting && bytes_received_ == 0;
  if (reused_ && retries_ == 0 && silent && (unseen || (gone && is_idempotent(request_)))) {
    connection_.reset();
    timings_ = {};
    ++retries_;
    seen_twice_ = !unseen && sent_ == request_.size();
    return take_off();
  }
  failure.outcome = placed(failure.outcome, reader, sent_ == request_.size());
  fail(std::move(failure));
}

}  // namespace hailstorm
