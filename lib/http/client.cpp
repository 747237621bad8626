#include "http/client.h"

#include <utility>

#include "http/flight.h"
#include "http/toolbox.h"

namespace hailstorm {

struct Client::State {
  State(Loop& loop, ClientOptions options) : toolbox(loop, std::move(options)) {}

  Toolbox toolbox;
};

Client::Client(Loop& loop, ClientOptions options)
    : state_(std::make_unique<State>(loop, std::move(options))) {}

Client::~Client() = default;

std::size_t Client::open_connections() const { return state_->toolbox.connections_open; }

std::uint64_t Client::connections_opened() const { return state_->toolbox.connections_opened; }

struct Connections::State {
  explicit State(Toolbox& toolbox) : flight(toolbox) {}

  Flight flight;
};

Connections::Connections(Client& client)
    : state_(std::make_unique<State>(client.state_->toolbox)) {}

Connections::~Connections() = default;
Connections::Connections(Connections&&) noexcept = default;

void Connections::begin(const Request& request, Caller& caller) {
  state_->flight.begin(request, caller);
}

void Connections::cut_off() { state_->flight.cut_off(); }

void Connections::close() { state_->flight.close_idle(); }

}  // namespace hailstorm
