// How a storm is run on this machine: everything that is not part of the simulation.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "base/clock.h"
#include "http/client.h"
#include "script/heap.h"
#include "stats/series_options.h"
#include "storm/failure_keeper.h"
#include "storm/log_gate.h"
#include "storm/shown.h"

namespace hailstorm {

struct StormOptions {
  unsigned threads = 1;                      // workers
  std::uint32_t rank = 1;                    // of this machine in the run
  std::uint64_t seed = 1;                    // of every random choice of the run
  std::optional<std::uint64_t> max_running;  // bots on this machine at once; none: no limit
  std::optional<double> max_rate;            // bots started per second on this machine
  Nanos graceful_stop =
      std::chrono::seconds(30);     // what bots may take to stop before they are cut off
  std::size_t bots_per_heap = 500;  // collections pause a heap, and grow with its bots
  double catch_up = 2;              // times its pace at which starts what a stall has made late
  std::optional<Nanos> pacing_gap;  // see Loop::pace
  // The bots of a worker, of shapes or of arrivals, take their connections from one pool.
  bool share_connections = false, arrivals_share_connections = true;

  // Where a script says nothing.
  Nanos request_timeout = std::chrono::seconds(60);
  int redirects_max = 10;
  bool discard_bodies = false;  // only answers of a stated responseType keep their bodies
  bool throw_failures = false;  // a request without an answer throws, as with params.throw
  std::size_t batch = 20, batch_per_host = 6;  // requests of one http.batch at once, above 0
  ScriptLimits script;
  SeriesOptions series;  // of each worker
  LogGate::Limits log;   // of each worker
  KeepOptions keep;      // failed exchanges
  ShowOptions show;      // what Storm::Events::shown is told of
  bool samples = false;  // each event is told, see Storm::Events
  ClientOptions http;    // of all workers together, as far as there is a number to share
};

}  // namespace hailstorm
