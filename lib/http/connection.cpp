#include "http/connection.h"

#include <cerrno>
#include <system_error>

#include "http/flight.h"

namespace hailstorm {
namespace {

// Errors that say less than any other about an origin: this machine has no way to that address.
bool says_little(int error) {
  return error == 0 || error == ENETUNREACH || error == EHOSTUNREACH || error == EAFNOSUPPORT ||
         error == EADDRNOTAVAIL;
}

Outcome outcome_of_connecting(int error) {
  switch (error) {
    case ECONNREFUSED: return Outcome::connect_refused;
    case ETIMEDOUT: return Outcome::connect_timeout;
    case EMFILE:
    case ENFILE:
    case ENOBUFS:
    case ENOMEM:
    case ENOSPC:
    case EADDRNOTAVAIL:
    case EAGAIN: return Outcome::no_resources;
    default: return Outcome::connect_failed;
  }
}

std::string text_of(int error) { return std::generic_category().message(error); }

}  // namespace

Connection::Connection(Toolbox& toolbox, Flight& flight, const Origin& origin)
    : toolbox_(toolbox), flight_(flight), origin_(origin) {}

Connection::~Connection() { close(phase_ == Phase::open); }

void Connection::open(Timings& timings) {
  timings_ = &timings;
  began_ = toolbox_.loop.now();
  try_next_address();
}

Failure Connection::failure(const Io& io) const {
  if (io.state == Io::State::ended || io.error == EPIPE) {
    return {Outcome::closed, "the peer closed the connection"};
  }
  if (io.error == 0) return {Outcome::tls_failed, socket_.tls_complaint()};
  if (io.error == ETIMEDOUT) return {Outcome::timeout, text_of(io.error)};
  return {Outcome::reset, text_of(io.error)};
}

void Connection::ready(Ready what) {
  switch (phase_) {
    case Phase::connecting:
      if (const int error = socket_.connect_error()) {
        give_up(error);
      } else if (what.writable) {
        // What the peer said or did by now is for the flight, when it has sent its request.
        if (what.readable) remind();
        connected();
      }
      return;
    case Phase::handshaking: shake_hands(); return;
    case Phase::open: flight_.ready(*this, what); return;
  }
}

void Connection::try_next_address() {
  const auto& addresses = origin_.host->addresses;
  while (next_address_ < addresses.size()) {
    int error = socket_.connect(addresses[next_address_++].with_port(origin_.port));
    if (error == 0) {
      error = toolbox_.poller.watch(socket_.descriptor(), *this);
      watched_ = error == 0;
    }
    if (error == 0) {
      ++toolbox_.connections_open;
      return;
    }
    close(false);
    if (says_little(error_)) error_ = error;
  }
  flight_.not_connected({outcome_of_connecting(error_), text_of(error_)});
}

void Connection::give_up(int error) {
  close(false);
  if (says_little(error_)) error_ = error;
  try_next_address();
}

void Connection::connected() {
  const Instant now = toolbox_.loop.now();
  ++toolbox_.connections_opened;
  timings_->connecting = now - began_;
  if (!origin_.tls) {
    phase_ = Phase::open;
    flight_.connected();
    return;
  }
  began_ = now;
  phase_ = Phase::handshaking;
  socket_.secure(toolbox_.tls(), origin_.host->name);
  shake_hands();
}

void Connection::shake_hands() {
  const Io io = socket_.handshake();
  if (io.state == Io::State::blocked) return;
  timings_->tls_handshaking = toolbox_.loop.now() - began_;
  if (io.state == Io::State::moved) {
    phase_ = Phase::open;
    remind();  // OpenSSL may hold what came after the handshake
    flight_.connected();
    return;
  }
  const bool ours = io.state == Io::State::failed && io.error == 0;
  const std::string cause = io.state == Io::State::ended || io.error == EPIPE
                                ? "the peer closed the connection"
                            : ours ? socket_.tls_complaint()
                                   : text_of(io.error);
  flight_.not_connected({Outcome::tls_failed, "TLS handshake: " + cause});
}

void Connection::close(bool politely) {
  if (watched_) {
    toolbox_.poller.forget(socket_.descriptor(), *this);
    --toolbox_.connections_open;
    watched_ = false;
  }
  socket_.close(politely);
}

}  // namespace hailstorm
