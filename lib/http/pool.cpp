#include "http/pool.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "http/client.h"
#include "http/pool_state.h"

namespace hailstorm {
namespace {

// Idle connections of a pool for each flight that uses it: a bot that visits many hosts does not
// keep them all.
constexpr std::uint32_t idle_per_flight = 32;

}  // namespace

Pool::Pool(Client& client) : state_(std::make_unique<State>(client.toolbox())) {}

Pool::~Pool() = default;

void Pool::close_idle() { state_->close_idle(); }

std::size_t Pool::idle() const { return state_->idle; }

bool Pool::State::admit(const Origin& origin, Waiting& who) {
  Berth& at = berth(origin);
  const std::size_t limit = toolbox.options.connections_per_host;
  if (limit == 0 || at.lent < limit) {
    ++at.lent;
    return true;
  }
  if (!at.queue) at.queue = std::make_unique<Queue>();
  at.queue->add(who);
  return false;
}

std::unique_ptr<Connection> Pool::State::lend(const Origin& origin, Holder& holder) {
  Berth& at = berth(origin);
  if (at.idle.empty()) return nullptr;
  std::unique_ptr<Connection> connection = std::move(at.idle.back());
  at.idle.pop_back();
  --idle;
  connection->hold(holder);
  return connection;
}

void Pool::State::keep(std::unique_ptr<Connection> connection) {
  if (idle >= idle_per_flight * std::max(flights, 1u)) make_room();
  Berth& at = berth(connection->origin());
  connection->hold(*this);
  connection->place = static_cast<std::uint32_t>(at.idle.size());
  at.idle.push_back(std::move(connection));
  ++idle;
}

void Pool::State::release(const Origin& origin) {
  Berth& at = berth(origin);
  --at.lent;
  if (!at.queue || at.queue->empty()) return;
  ++at.lent;
  at.queue->serve();
}

void Pool::State::close_idle() {
  for (Berth& each : berths_) each.idle.clear();
  idle = 0;
  std::erase_if(berths_, [](const Berth& each) { return each.lent == 0; });
}

// Nobody asked it: whatever it says, it serves nobody any more.
void Pool::State::ready(Connection& connection, Ready) {
  toolbox.reader().start({});
  if (connection.receive(toolbox.reader().room()).state != Io::State::blocked) drop(connection);
}

Pool::State::Berth& Pool::State::berth(const Origin& origin) {
  auto at = std::lower_bound(
      berths_.begin(), berths_.end(), &origin,
      [](const Berth& each, const Origin* wanted) { return std::less<>()(each.origin, wanted); });
  if (at == berths_.end() || at->origin != &origin)
    at = berths_.insert(at, Berth{&origin, {}, 0, nullptr});
  return *at;
}

void Pool::State::drop(Connection& connection) {
  auto& all = berth(connection.origin()).idle;
  const std::uint32_t place = connection.place;
  std::swap(all[place], all.back());
  all[place]->place = place;
  all.pop_back();
  --idle;
}

// Closes the connection that is idle for longest at some origin.
void Pool::State::make_room() {
  const auto at = std::find_if(berths_.begin(), berths_.end(),
                               [](const Berth& each) { return !each.idle.empty(); });
  if (at != berths_.end()) drop(*at->idle.front());
}

}  // namespace hailstorm
