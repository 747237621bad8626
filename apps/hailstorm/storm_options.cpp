#include "storm_options.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "base/error.h"
#include "client_options.h"
#include "load_script.h"

namespace hailstorm {

// 64 random bits: enough to tell all runs apart that a server's log will ever hold.
std::string new_run_id() {
  unsigned long long bits = 0;
  if (getentropy(&bits, sizeof bits) != 0)
    throw Error(Fault::system, "the system gives no random numbers");
  char text[17];
  std::snprintf(text, sizeof text, "%016llx", bits);
  return text;
}

StormOptions storm_options(const RunOptions& options, const std::string& run_id) {
  StormOptions storm;
  storm.threads = options.threads;
  storm.seed = options.seed;
  storm.max_running = options.max_running;
  storm.max_rate = options.max_rate;
  storm.graceful_stop = options.graceful_stop;
  storm.bots_per_heap = options.bots_per_heap;
  storm.request_timeout = options.http.timeout;
  storm.catch_up = options.catch_up;
  storm.pacing_gap = options.pacing_gap;
  storm.share_connections = options.http.connections == ConnectionMode::worker;
  storm.arrivals_share_connections =
      storm.share_connections || options.http.connections == ConnectionMode::by_crowd;
  storm.redirects_max = static_cast<int>(options.http.max_redirects);
  storm.batch = options.http.batch;
  storm.batch_per_host = options.http.batch_per_host;
  storm.discard_bodies = options.http.discard_response_bodies;
  storm.throw_failures = options.http.throws;
  storm.script = script_limits(options.script);
  storm.log = {.lines = options.script.log_rate,
               .line_bytes = options.script.log_line,
               .under_way = std::max<std::uint64_t>(1000, options.script.log_rate),
               .level = options.log_level};
  storm.series = options.series;
  storm.samples = !options.samples_path.empty();
  storm.keep = {static_cast<std::size_t>(options.keep_failures), options.redact};
  storm.show.exchanges = options.http.debug != HttpDebug::off;
  storm.http = client_options(options, run_id);
  return storm;
}

Simulation with_one_bot(Simulation simulation, const std::string& model) {
  simulation.bots = {{model, "1"}};
  simulation.arrivals.clear();
  simulation.duration.reset();
  simulation.iterations.reset();
  simulation.iterations_per_bot.reset();
  simulation.tags_wanted.clear();
  simulation.tags_unwanted.clear();
  return simulation;
}

StormOptions on_one_thread(StormOptions options) {
  options.threads = 1;
  options.max_running.reset();
  options.max_rate.reset();
  options.samples = false;
  return options;
}

}  // namespace hailstorm
