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

bool Berth::admit(std::size_t limit, Waiting& who) {
  if (limit == 0 || lent < limit) {
    ++lent;
    return true;
  }
  if (!queue) queue = std::make_unique<Queue>();
  queue->add(who);
  return false;
}

void Berth::release() {
  --lent;
  if (!queue || queue->empty()) return;
  ++lent;
  queue->serve();
}

std::unique_ptr<Connection> Pool::State::lend(Berth& at, Holder& holder) {
  if (at.idle.empty()) return nullptr;
  std::unique_ptr<Connection> connection = std::move(at.idle.back());
  at.idle.pop_back();
  --idle;
  connection->hold(holder);
  return connection;
}

void Pool::State::keep(Berth& at, std::unique_ptr<Connection> connection) {
  if (idle >= idle_per_flight * std::max(flights, 1u)) make_room();
  connection->hold(*this);
  connection->place = static_cast<std::uint32_t>(at.idle.size());
  at.idle.push_back(std::move(connection));
  ++idle;
}

void Pool::State::close_idle() {
  for (const auto& each : berths_) each->idle.clear();
  idle = 0;
  last_ = nullptr;
  std::erase_if(berths_, [](const auto& each) { return each->lent == 0; });
}

// Nobody asked it: whatever it says, it serves nobody any more.
void Pool::State::ready(Connection& connection, Ready) {
  toolbox.reader().start({});
  if (connection.receive(toolbox.reader().room()).state != Io::State::blocked) drop(connection);
}

Berth& Pool::State::find(const Origin& origin) {
  auto at = std::lower_bound(
      berths_.begin(), berths_.end(), &origin,
      [](const auto& each, const Origin* wanted) { return std::less<>()(each->origin, wanted); });
  if (at == berths_.end() || (*at)->origin != &origin) {
    at = berths_.insert(at, std::make_unique<Berth>(origin));
  }
  last_ = at->get();
  return *last_;
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
                               [](const auto& each) { return !each->idle.empty(); });
  if (at != berths_.end()) drop(*(*at)->idle.front());
}

}  // namespace hailstorm
