#include "run_storm.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <utility>
#include <variant>

#include "base/duration.h"
#include "base/error.h"
#include "client_options.h"
#include "limits.h"
#include "loop/signals.h"
#include "report/json.h"
#include "report/progress.h"
#include "report/terminal.h"
#include "report/totals.h"
#include "script_world.h"
#include "storm/storm.h"

namespace hailstorm {
namespace {

// 64 random bits: enough to tell all runs apart that a server's log will ever hold.
std::string new_run_id() {
  unsigned long long bits = 0;
  if (getentropy(&bits, sizeof bits) != 0)
    throw Error(Fault::system, "the system gives no random numbers");
  char text[17];
  std::snprintf(text, sizeof text, "%016llx", bits);
  return text;
}

ScriptLimits script_limits(const ScriptOptions& options) {
  return {.slice = options.slice,
          .load = options.load,
          .bot_bytes = options.bot_memory,
          .response_bytes = options.response_memory,
          .heap_bytes = options.heap_memory,
          .regexp_steps = static_cast<std::uint32_t>(options.regexp_steps),
          .call_depth = static_cast<std::uint32_t>(options.call_depth)};
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
  storm.share_connections = options.http.connections == ConnectionMode::worker;
  storm.redirects_max = static_cast<int>(options.http.max_redirects);
  storm.batch = options.http.batch;
  storm.batch_per_host = options.http.batch_per_host;
  storm.discard_bodies = options.http.discard_response_bodies;
  storm.throw_failures = options.http.throws;
  storm.script = script_limits(options.script);
  storm.log = {options.script.log_rate, options.script.log_line};
  storm.http = client_options(options, run_id);
  return storm;
}

// "http://proxy:3128 (environment: http_proxy)".
std::string describe(const ProxySettings& proxy) {
  const auto one = [](const std::string& url, const std::string& from) {
    return without_password(url) + " (" + from + ")";
  };
  if (proxy.http == proxy.https) return proxy.http.empty() ? "" : one(proxy.http, proxy.http_from);
  std::string text;
  if (!proxy.http.empty()) text = "for http " + one(proxy.http, proxy.http_from);
  if (!proxy.https.empty()) {
    text += text.empty() ? "" : ", ";
    text += "for https " + one(proxy.https, proxy.https_from);
  }
  return text;
}

std::string describe(const Wait& wait) {
  if (const auto* pacing = std::get_if<Pacing>(&wait))
    return "at most every " + format_duration(pacing->time);
  if (std::holds_alternative<AskedWait>(wait)) return "waiting as the script says";
  const auto& drawn = std::get<DrawnWait>(wait);
  if (drawn.min == drawn.max) return "waiting " + format_duration(drawn.min);
  return "waiting " + format_duration(drawn.min) + " to " + format_duration(drawn.max);
}

std::string length_of(const Simulation& simulation) {
  std::string text;
  if (simulation.duration) text = "for " + format_duration(*simulation.duration);
  if (simulation.iterations)
    text += (text.empty() ? "for " : ", at most ") + std::to_string(*simulation.iterations) +
            " actions in all";
  if (simulation.iterations_per_bot)
    text += (text.empty() ? "for " : ", at most ") +
            std::to_string(*simulation.iterations_per_bot) + " actions per bot";
  return text.empty() ? "until it is stopped" : text;
}

// One run: the storm, what is shown of it while it lasts, and the summary it leaves.
class Run {
 public:
  Run(const Simulation& simulation, const RunOptions& options, const Loaded& loaded);

  // Until the storm is over. Throws Error when it could not begin.
  void storm_on() { loop_.run(); }
  // The report on the terminal and in files. Returns the exit code.
  int report();

 private:
  void announce();
  void window_closed(const Window& window, Nanos lag);
  void over(const StormResult& result);
  void interrupted();

  const Simulation& simulation_;
  const RunOptions& options_;
  const std::string run_id_ = new_run_id();
  SteadyClock clock_;
  Loop loop_{clock_};
  Progress progress_;
  RunSummary summary_;
  StormResult result_;
  std::uint64_t ticks_missed_ = 0;
  std::int64_t failed_ = 0;
  int interruptions_ = 0;
  Storm storm_;
  Signals signals_;
};

Run::Run(const Simulation& simulation, const RunOptions& options, const Loaded& loaded)
    : simulation_(simulation),
      options_(options),
      progress_(write_to(stderr), clock_, progress_style(stderr, options.quiet)),
      storm_(loop_, clock_, loaded, simulation, storm_options(options, run_id_),
             {[this](const Window& window, Nanos lag) { window_closed(window, lag); },
              [this](const StormResult& result) { over(result); }}),
      signals_(loop_, [this](int) { interrupted(); }) {
  summary_.script = simulation.script.name;
  summary_.started = utc_now();
  summary_.threads = options.threads;
  summary_.seed = options.seed;
  summary_.run_id = run_id_;
  summary_.connections = describe(options.http.connections);
  summary_.proxy = describe(options.http.proxy);
  summary_.tls_resume = options.http.tls_resume;
  summary_.bodies_discarded = options.http.discard_response_bodies;
  summary_.tags = simulation.tags;
  summary_.notes = loaded.warnings;
  for (std::string& note : notes_on_data(loaded, storm_.plan())) {
    summary_.notes.push_back(std::move(note));
  }
  if (!options.http.keylog_file.empty()) {
    summary_.notes.push_back("the secrets of TLS go to " + options.http.keylog_file +
                             ", because SSLKEYLOGFILE is set");
  }
  summary_.max_running = options.max_running;
  if (options.max_rate)
    summary_.max_rate = static_cast<std::uint64_t>(std::llround(*options.max_rate));
  for (const std::string& note : storm_.plan().notes) summary_.notes.push_back(note);
  for (const CrowdPlan& crowd : storm_.plan().crowds) {
    const Model& model = storm_.plan().models[crowd.model];
    summary_.models.push_back({model.name, crowd.shape.text(), pace_of(model)});
  }
  announce();
}

void Run::announce() {
  if (options_.quiet) return;
  for (const RunModel& model : summary_.models) {
    progress_.say(model.name + ": " + model.shape + (model.shape == "1" ? " bot, " : " bots, ") +
                  model.interval + (simulation_.bots.empty() ? " (no shape given: one bot)" : ""));
  }
  progress_.say(length_of(simulation_) + " on " + std::to_string(options_.threads) +
                (options_.threads == 1 ? " thread" : " threads") + "; Ctrl-C stops gracefully");
  if (!summary_.proxy.empty())
    progress_.say("through the proxy " + summary_.proxy + "; loopback is reached directly");
  for (const std::string& note : summary_.notes) progress_.say("note: " + note);
}

void Run::window_closed(const Window& window, Nanos lag) {
  summary_.seconds.push_back(second_of(window));
  ProgressView view;
  view.elapsed = std::chrono::seconds(window.number + 1);
  view.duration = simulation_.duration;
  for (const auto& [model, census] : window.bots) {
    view.running += census.alive();
    view.wanted += census.wanted;
  }
  Histogram duration;
  for (const auto& [key, tally] : window.tally.exchanges) {
    view.rate += static_cast<double>(tally.ended);
    failed_ += tally.failed(key.expected);
    duration.merge(tally.duration);
  }
  for (const auto& [model, tally] : window.tally.models) ticks_missed_ += tally.ticks_missed;
  view.failed = count_of(failed_);
  view.ticks_missed = ticks_missed_;
  if (!duration.empty()) {
    view.p50 = Nanos(std::llround(duration.percentile(50)));
    view.p95 = Nanos(std::llround(duration.percentile(95)));
  }
  view.lag = lag;
  progress_.show(view);
}

void Run::over(const StormResult& result) {
  result_ = result;
  loop_.stop();
}

void Run::interrupted() {
  if (++interruptions_ > 1) return storm_.cut_off();
  progress_.say("stopping: bots may take " + format_duration(options_.graceful_stop) +
                " to end; Ctrl-C again cuts them off");
  storm_.stop();
}

Ending ending_of(StormEnd end) {
  switch (end) {
    case StormEnd::duration_over: return Ending::duration_over;
    case StormEnd::iterations_done: return Ending::iterations_done;
    case StormEnd::stopped: return Ending::interrupted;
    case StormEnd::aborted:
    case StormEnd::failed: return Ending::aborted;
  }
  return Ending::aborted;
}

// What weighs more comes first: docs/reference/exit-codes.md.
int exit_code_of(const StormResult& result) {
  if (result.end == StormEnd::aborted) return 108;
  if (!result.sentences.empty()) return 110;
  return result.end == StormEnd::stopped ? 105 : 0;
}

void write_file(const std::string& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file) {
    throw Error(Fault::system, "the report cannot be written", path,
                "the folder must exist and be yours to write");
  }
}

int Run::report() {
  progress_.finish();
  const bool failed = result_.end == StormEnd::failed;
  if (failed && result_.elapsed == Nanos(0)) throw Error(Fault::script, result_.failure);
  summary_.elapsed = result_.elapsed;
  summary_.ending = ending_of(result_.end);
  summary_.ending_reason = result_.failure;
  for (const std::string& reason : result_.sentences)
    summary_.notes.push_back("the script has called this run failed: " + reason);
  summary_.total = result_.total;
  const WorkerHealth& health = result_.health;
  summary_.gc_pauses = health.collections;
  summary_.longest_lag =
      std::max(health.longest_stall, Nanos(static_cast<Nanos::rep>(health.tick_lag.max())));
  std::fputs(render_summary(summary_, {.color = options_.color, .width = 80}).c_str(), stdout);
  for (const ReportFile& file : options_.reports) write_file(file.path, render_json(summary_));
  if (failed) throw Error(Fault::script, result_.failure);
  return exit_code_of(result_);
}

}  // namespace

std::string pace_of(const Model& model) {
  if (model.wait) return describe(*model.wait);
  if (model.interval == Nanos(0)) return "as fast as it can";
  return "every " + format_duration(model.interval) +
         (model.interval_is_default ? " (default)" : "");
}

Loaded load_script(const Simulation& simulation, const RunOptions& options) {
  const Script& script = simulation.script;
  return load_program(script.name, script.text, find_world(simulation, options),
                      files_beside(script.name), script_limits(options.script));
}

int run_storm(const Simulation& simulation, const RunOptions& options) {
  raise_descriptor_limit();
  const Loaded loaded = load_script(simulation, options);
  Run run(simulation, options, loaded);
  run.storm_on();
  return run.report();
}

}  // namespace hailstorm
