#include "simulation/options.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "base/duration.h"
#include "base/error.h"
#include "base/suggest.h"
#include "simulation/http_values.h"
#include "simulation/resolution.h"
#include "simulation/resolve_http.h"
#include "simulation/values.h"

namespace hailstorm {
namespace {

constexpr std::uint64_t any_number = ~std::uint64_t{0};

// What no other setting is like: reports, durations and crowds.
class RunResolution : public Resolution {
 public:
  RunResolution(const std::vector<Given>& given, Resolved& result)
      : Resolution(given, result.options), result_(result) {}

  void reports() {
    const auto found = given_for("report");
    for (const auto& given : found) {
      auto report = read_at(given, read_report);
      if (given.origin.layer != found.back().origin.layer) continue;
      result_.options.reports.push_back(std::move(report));
      origin("report") = given.origin;
    }
    std::string path;
    scalar("summary-export", [&path](const auto& text) { path = read_file_name(text); });
    if (!path.empty()) result_.options.reports.push_back({ReportKind::summary_export, path});
  }

  // Those of a higher layer take the place of those that lower ones have for the same key.
  void thresholds() {
    auto& thresholds = result_.simulation.thresholds;
    for (const auto& given : given_for("threshold")) {
      Threshold threshold = read_at(given, parse_threshold);
      std::erase_if(thresholds, [&](const GivenThreshold& other) {
        return other.threshold.key == threshold.key && other.origin.layer != given.origin.layer;
      });
      thresholds.push_back({std::move(threshold), given.origin});
    }
  }

  // TAG,TAG,...
  void tags(const char* setting, std::vector<std::string>& into) {
    list(
        setting,
        [&into](const std::string& text) {
          for (auto& tag : read_tags(text)) into.push_back(std::move(tag));
        },
        [&into] { into.clear(); });
  }

  // Stages say how long the run lasts, unless their layer or a higher one says otherwise.
  void duration() {
    scalar("duration", [this](const auto& text) { result_.simulation.duration = read_time(text); });
    const auto given = result_.options.origins.find("duration");
    if (!staged_.first) return;
    if (given != result_.options.origins.end() && given->second.layer >= staged_.second.layer)
      return;
    result_.simulation.duration = staged_.first;
    result_.options.origins["duration"] = staged_.second;
  }

  // Shapes and stages, layer by layer.
  void crowd() {
    for (const Layer layer : {Layer::script, Layer::simulation_file, Layer::config_file,
                              Layer::environment, Layer::command_line}) {
      const auto shapes = of_layer("bots", layer);
      const auto rates = of_layer("arrivals", layer);
      const auto stages = of_layer("stage", layer);
      if (!shapes.empty() && !stages.empty()) {
        throw Error(layer == Layer::command_line ? Fault::usage : Fault::configuration,
                    "stages and bots both say how many bots there are", stages[0].origin.where,
                    "keep one of them; stages in a formula: "
                    "--bots 'Shopper=stages(t, 30,100, 60,100)'");
      }
      if (!shapes.empty()) take_shapes(shapes, bots);
      if (!rates.empty()) take_shapes(rates, arrivals);
      if (!stages.empty()) take_stages(stages);
    }
  }

 private:
  std::vector<Given> of_layer(std::string_view setting, Layer layer) const {
    auto found = given_for(setting);
    std::erase_if(found, [layer](const Given& given) { return given.origin.layer != layer; });
    return found;
  }

  // What is said of models by the setting of that name.
  struct Sizes {
    std::string setting;
    std::vector<ModelShape> Simulation::*list;
  };
  inline static const Sizes bots = {"bots", &Simulation::bots},
                            arrivals = {"arrivals", &Simulation::arrivals};

  void take_shapes(const std::vector<Given>& given, const Sizes& sizes) {
    std::map<std::string, Given> seen;
    for (const auto& one : given) {
      const auto shape = read_at(one, read_model_shape);
      const auto [before, first] = seen.try_emplace(shape.model, one);
      if (!first)
        refuse_twice(before->second, one, "; two curves for one model are added with '+'");
      place(shape, sizes, one.origin);
    }
    if (seen.size() > 1 && seen.count("") > 0) {
      throw Error(Fault::configuration,
                  "'" + seen.at("").value + "' names no model, but another shape does",
                  seen.at("").origin.where, "name the model: Shopper=" + seen.at("").value);
    }
  }

  void take_stages(const std::vector<Given>& given) {
    std::string shape = "stages(t";
    Nanos total{};
    for (const auto& one : given) {
      const Stage stage = read_at(one, read_stage);
      total += stage.time;
      std::string time = std::to_string(seconds(stage.time));
      time.erase(time.find_last_not_of('0') + 1);
      if (time.back() == '.') time.pop_back();
      shape += ", " + time + "," + std::to_string(stage.bots);
    }
    place({"", shape + ")"}, bots, given[0].origin);
    staged_ = {total, given[0].origin};
  }

  // Puts a shape in the place of those it beats.
  void place(const ModelShape& shape, const Sizes& sizes, const Provenance& origin) {
    for (const Sizes* others : {&bots, &arrivals}) forget_beaten(shape, *others, origin.layer);
    (result_.simulation.*sizes.list).push_back(shape);
    result_.options.origins[sizes.setting + "." + shape.model] = origin;
  }

  void forget_beaten(const ModelShape& by, const Sizes& sizes, Layer layer) {
    auto& origins = result_.options.origins;
    std::erase_if(result_.simulation.*sizes.list, [&](const ModelShape& other) {
      const bool beaten = by.model.empty() || other.model.empty() || other.model == by.model;
      // Within a layer the shapes stand side by side; take_shapes refuses what contradicts.
      const auto at = origins.find(sizes.setting + "." + other.model);
      const bool same_layer = at != origins.end() && at->second.layer == layer;
      if (!beaten || same_layer) return false;
      origins.erase(at);
      return true;
    });
  }

  Resolved& result_;
  std::pair<std::optional<Nanos>, Provenance> staged_;  // how long the winning stages last
};

void resolve_output(RunResolution& read, const Surroundings& surroundings, RunOptions& options) {
  options.color = surroundings.terminal && !surroundings.no_color;
  options.screen_color = surroundings.screen && !surroundings.no_color;
  read.scalar("quiet", [&](const auto& text) { options.quiet = read_flag(text); });
  read.scalar("no-color", [&](const auto& text) {
    if (!read_flag(text)) return;
    options.color = options.screen_color = false;
  });
  read.scalar("no-keys", [&](const auto& text) { options.keys = !read_flag(text); });
  read.scalar("progress-every",
              [&](const auto& text) { options.progress_every = read_time(text); });
  read.scalar("log-level", [&](const auto& text) { options.log_level = read_log_level(text); });
  read.scalar("log-format", [&](const auto& text) { options.log_format = read_log_format(text); });
}

void resolve_script(RunResolution& read, ScriptOptions& script) {
  read.scalar("script-slice", [&](const auto& text) { script.slice = read_time(text); });
  read.scalar("script-load", [&](const auto& text) { script.load = read_time(text); });
  read.scalar("bot-memory", [&](const auto& text) { script.bot_memory = read_size(text); });
  read.scalar("response-memory",
              [&](const auto& text) { script.response_memory = read_size(text); });
  read.scalar("heap-memory", [&](const auto& text) { script.heap_memory = read_size(text); });
  read.scalar("regexp-steps",
              [&](const auto& text) { script.regexp_steps = read_count(text, 1, 1'000'000'000); });
  read.scalar("call-depth",
              [&](const auto& text) { script.call_depth = read_count(text, 100, 100'000); });
  read.scalar("log-rate",
              [&](const auto& text) { script.log_rate = read_count(text, 0, any_number); });
  read.scalar("log-line", [&](const auto& text) { script.log_line = read_size(text); });
  read.scalar("script-root", [&](const auto& text) { script.root = text; });
  read.scalar("transpile-cache", [&](const auto& text) { script.transpile_cache = text; });
  read.scalar("transpile-cache-max",
              [&](const auto& text) { script.transpile_cache_max = read_size(text); });
}

}  // namespace

Resolved resolve(Script script, const std::vector<Given>& given, const Surroundings& surroundings) {
  Resolved result;
  Simulation& simulation = result.simulation;
  RunOptions& options = result.options;
  simulation.script = std::move(script);
  options.threads = surroundings.cores;

  RunResolution read(given, result);
  read.crowd();
  read.duration();
  read.scalar("poisson", [&](const auto& text) { simulation.poisson = read_flag(text); });
  read.scalar("when-full",
              [&](const auto& text) { simulation.drop_arrivals = read_when_full(text); });
  read.scalar("iterations",
              [&](const auto& text) { simulation.iterations = read_count(text, 1, any_number); });
  read.scalar("iterations-per-bot", [&](const auto& text) {
    simulation.iterations_per_bot = read_count(text, 1, any_number);
  });
  read.tags("tags", simulation.tags_wanted);
  read.tags("exclude-tags", simulation.tags_unwanted);
  read.pairs("env", read_pair, simulation.env);
  read.pairs("tag", read_pair, simulation.tags);
  read.scalar("env-prefix", [&](const auto& text) { options.env_prefix = read_name(text); });
  read.pairs("storage", read_pair, simulation.storage);
  read.scalar("storage-dir", [&](const auto& text) { options.storage_folder = text; });
  read.scalar("isolate", [&](const auto& text) { simulation.isolate_bots = read_isolation(text); });
  read.scalar("graceful-stop",
              [&](const auto& text) { options.graceful_stop = parse_duration(text); });
  read.scalar("seed", [&](const auto& text) { options.seed = read_count(text, 0, any_number); });
  read.scalar("threads", [&](const auto& text) { options.threads = read_threads(text); });
  read.scalar("max-running",
              [&](const auto& text) { options.max_running = read_count(text, 1, any_number); });
  read.scalar("max-rate", [&](const auto& text) { options.max_rate = read_rate(text); });
  read.scalar("fail-on-overload",
              [&](const auto& text) { options.fail_on_overload = read_overload(text); });
  read.scalar("catch-up", [&](const auto& text) { options.catch_up = read_catch_up(text); });
  read.scalar("pacing-gap", [&](const auto& text) { options.pacing_gap = read_pacing_gap(text); });
  read.scalar("bots-per-heap",
              [&](const auto& text) { options.bots_per_heap = read_count(text, 1, 1'000'000); });
  resolve_http(read, surroundings, options.http);
  if (!simulation.arrivals.empty() && !read.origin_of("connections") &&
      !read.origin_of("no-connection-reuse")) {
    options.http.connections = ConnectionMode::by_crowd;
  }
  resolve_script(read, options.script);
  read.scalar("setup-timeout", [&](const auto& text) { options.setup_timeout = read_time(text); });
  read.scalar("teardown-timeout",
              [&](const auto& text) { options.teardown_timeout = read_time(text); });
  read.scalar("summary-timeout",
              [&](const auto& text) { options.summary_timeout = read_time(text); });
  read.thresholds();
  read.reports();
  read.scalar("csv-full-history",
              [&](const auto& text) { options.full_history = read_flag(text); });
  read.scalar("out", [&](const auto& text) { options.samples_path = read_out(text); });
  read.scalar("keep-failures",
              [&](const auto& text) { options.keep_failures = read_count(text, 0, 1000); });
  read.list(
      "redact", [&](const auto& text) { options.redact.emplace_back(text); },
      [&] { options.redact.clear(); });
  read.scalar("series-max", [&](const auto& text) {
    options.series.series_max = static_cast<std::size_t>(read_count(text, 1, 1'000'000));
  });
  read.scalar("system-tags",
              [&](const auto& text) { options.series.tags = read_system_tags(text); });
  resolve_output(read, surroundings, options);
  return result;
}

std::vector<Given> read_environment(const std::vector<std::string>& variables) {
  std::vector<std::string> known = {"HAILSTORM_CONFIG"};
  for (const auto& setting : run_settings()) known.push_back(variable_name(setting));
  std::vector<Given> found;
  for (const auto& variable : variables) {
    const std::string name = variable.substr(0, variable.find('='));
    if (!name.starts_with("HAILSTORM_") || name == known[0]) continue;
    const auto at = std::find(known.begin(), known.end(), name);
    if (at == known.end()) {
      throw Error(Fault::configuration, "no setting has this name", name,
                  did_you_mean(name, known));
    }
    const Setting& setting = run_settings()[static_cast<std::size_t>(at - known.begin()) - 1];
    std::string rest = name.size() < variable.size() ? variable.substr(name.size() + 1) : "";
    const Provenance origin{Layer::environment, name};
    std::size_t end = std::string::npos;
    while (is_repeatable(setting.form) && (end = rest.find('\n')) != std::string::npos) {
      if (end > 0) found.push_back({std::string(setting.name), rest.substr(0, end), origin});
      rest.erase(0, end + 1);
    }
    if (!rest.empty() || end == std::string::npos)
      found.push_back({std::string(setting.name), rest, origin});
  }
  return found;
}

std::string describe(const Provenance& origin) {
  switch (origin.layer) {
    case Layer::built_in: return "default";
    case Layer::script:
    case Layer::simulation_file:
    case Layer::config_file: return origin.where;
    case Layer::environment: return "environment: " + origin.where;
    case Layer::command_line: return "command line: " + origin.where;
  }
  return {};
}

}  // namespace hailstorm
