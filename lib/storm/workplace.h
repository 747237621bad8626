// What the bots of a worker share, and what they tell their worker.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "http/client.h"
#include "http/pool.h"
#include "loop/loop.h"
#include "script/heap.h"
#include "stats/recorder.h"
#include "storm/catch_up.h"
#include "storm/options.h"
#include "storm/role.h"
#include "storm/script_host.h"
#include "storm/stock.h"
#include "storm/worker_health.h"

namespace hailstorm {

class Bot;

struct Workplace {
  Loop& loop;
  Client& client;
  // Of all its bots, and of all that arrive; null: each has its own.
  Pool *pool, *arrivals_pool;
  Recorder& recorder;
  ScriptHost& host;
  const StormOptions& options;
  std::optional<std::uint64_t> iterations;  // actions per bot
  std::function<void(Bot&)> gone;           // a bot has ended; it is destroyed later
  std::function<void(Bot&)> leaving;        // a bot stops of its own accord
  Stock* stock = nullptr;                   // of the actions that all bots share; null: no end
  // A bot waits for what lies with another worker.
  std::function<void(Bot&, const AskedStorage&)> ask_elsewhere = {};
  FailureKeeper* failures = nullptr;  // null: none are kept
  // Ticks that a stall has made late do not start all at once.
  CatchUp catch_up{2};
  // From now on a bot has as long as options.graceful_stop allows to come to its end.
  std::function<void(Bot&)> stopping = [](Bot&) {};
  SecondHealth* health = nullptr;  // null: nobody asks how late starts are

  // A start that nothing but the generator has held up.
  void hear_of_start(Nanos late) const {
    if (health) health->hear_of_delay(late);
  }

  // The pool of a bot, which may be its own.
  Pool& pool_for(bool arrives, std::optional<Pool>& own) const {
    Pool* const shared = arrives ? arrivals_pool : pool;
    return shared ? *shared : own.emplace(client);
  }
  // When a tick that was due may start.
  Instant start_of_tick(Instant due, Instant now) {
    return Instant(catch_up.start_of(due.time_since_epoch(), now.time_since_epoch()));
  }
};

}  // namespace hailstorm
