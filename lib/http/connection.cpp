#include "http/connection.h"

#include <cerrno>
#include <system_error>
#include <utility>

namespace hailstorm {
namespace {

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

constexpr const char* peer_closed = "the peer closed the connection";

}  // namespace

Connection::Connection(Toolbox& toolbox, Holder& holder, const Origin& origin)
    : toolbox_(toolbox), holder_(&holder), origin_(origin) {}

Connection::~Connection() { close(phase_ == Phase::open); }

void Connection::open(Timings& timings) {
  timings_ = &timings;
  began_ = toolbox_.loop.now();
  ++toolbox_.connections_open;
  open_ = true;
  const Origin& hop = origin_.next_hop();
  DialCaller& caller = *this;
  dialer_ = std::make_unique<Dialer>(toolbox_.dialling, caller);
  dialer_->dial(*hop.host, hop.port);
}

Failure Connection::failure(const Io& io) const {
  if (io.state == Io::State::ended || io.error == EPIPE) return {Outcome::closed, peer_closed};
  if (io.error == 0) return {socket_.tls()->outcome(), socket_.tls()->complaint()};
  if (io.error == ETIMEDOUT) return {Outcome::timeout, text_of(io.error)};
  return {Outcome::reset, text_of(io.error)};
}

void Connection::ready(Ready what) {
  switch (phase_) {
    case Phase::connecting: dialer_->ready(what); return;
    case Phase::tunnelling: tunnel(); return;
    case Phase::handshaking: shake_hands(); return;
    case Phase::open: holder_->ready(*this, what); return;
  }
}

// What the peer said or did by now is for the holder, when it has sent its request.
void Connection::dialled(int socket, const Address& remote, bool readable) {
  ++toolbox_.connections_opened;
  socket_.adopt(socket);
  remote_ = remote;
  dialer_.reset();
  if (readable) remind();
  if (origin_.tls && origin_.via != nullptr) {
    phase_ = Phase::tunnelling;
    tunnel_ =
        std::make_unique<Tunnel>(origin_.target, origin_.proxy->line, toolbox_.options.user_agent);
    return tunnel();
  }
  timings_->connecting = toolbox_.loop.now() - began_;
  origin_.tls ? begin_handshake() : stand();
}

void Connection::not_dialled(int error) {
  not_connected(outcome_of_connecting(error), text_of(error));
}

void Connection::tunnel() {
  const Io io = tunnel_->step(socket_);
  if (io.state == Io::State::blocked) return;
  timings_->connecting = toolbox_.loop.now() - began_;
  if (io.state == Io::State::moved) {
    tunnel_.reset();
    return begin_handshake();
  }
  const bool said_no = io.state == Io::State::failed && io.error == 0;
  not_connected(Outcome::proxy_failed, said_no ? tunnel_->complaint() : failure(io).detail);
}

void Connection::begin_handshake() {
  began_ = toolbox_.loop.now();
  phase_ = Phase::handshaking;
  socket_.secure(toolbox_.tls(), origin_.host->name, origin_.port);
  shake_hands();
}

void Connection::shake_hands() {
  const Io io = socket_.handshake();
  if (io.state == Io::State::blocked) return;
  timings_->tls_handshaking = toolbox_.loop.now() - began_;
  if (io.state == Io::State::moved) {
    remind();  // OpenSSL may hold what came after the handshake
    return stand();
  }
  const bool ours = io.state == Io::State::failed && io.error == 0;
  not_connected(ours ? socket_.tls()->outcome() : Outcome::tls_failed,
                "TLS handshake: " + failure(io).detail);
}

void Connection::stand() {
  phase_ = Phase::open;
  holder_->connected(*this);
}

void Connection::not_connected(Outcome outcome, const std::string& cause) {
  const Origin& hop = origin_.next_hop();
  const bool at_the_proxy = hop.proxy != nullptr && phase_ <= Phase::tunnelling;
  const std::string whom = at_the_proxy ? "proxy " + hop.host_header + ": " : "";
  holder_->not_connected(*this, {outcome, whom + cause});
}

void Connection::close(bool politely) {
  if (std::exchange(open_, false)) --toolbox_.connections_open;
  if (socket_.descriptor() >= 0) toolbox_.poller.forget(socket_.descriptor(), *this);
  socket_.close(politely);
}

}  // namespace hailstorm
