#include "http/client.h"

#include <utility>

#include "http/toolbox.h"

namespace hailstorm {

Client::Client(Loop& loop, ClientOptions options)
    : toolbox_(std::make_unique<Toolbox>(loop, std::move(options))) {}

Client::~Client() = default;

void Client::pace(double rps) { toolbox_->pace.change(rps); }

std::size_t Client::open_connections() const { return toolbox_->connections_open; }

std::uint64_t Client::connections_opened() const { return toolbox_->connections_opened; }

std::uint64_t Client::tls_resumed() const { return toolbox_->tls_resumed(); }

}  // namespace hailstorm
