#include "simulation/k6_options.h"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <utility>
#include <vector>

#include "base/duration.h"
#include "base/error.h"
#include "base/suggest.h"

namespace hailstorm {
namespace {

using nlohmann::ordered_json;

// What k6 has, and what to do instead. A key that changes nothing here is not refused: see below.
constexpr std::pair<std::string_view, std::string_view> foreign[] = {
    {"blacklistIPs", "block hosts by name: block_hosts: ['*.example.com']"},
    {"cloud", "there is no cloud: remove it"},
    {"executionSegment", "the crowd is shared among agents by itself: remove it"},
    {"executionSegmentSequence", "the crowd is shared among agents by itself: remove it"},
    {"ext", "there are no extensions: remove it"},
    {"linger", "hailstorm ends when its run has: remove it"},
    {"minIterationDuration", "give the model a wait: wait = pacing(1)"},
    {"noCookiesReset", "a bot keeps its cookies over its actions, as with true: remove it"},
    {"noVUConnectionReuse", "a bot's connections are its own: no_connection_reuse closes them"},
    {"paused", "there is no `resume`: remove it"},
    {"summaryTimeUnit", "times are shown with the unit that suits them: remove it"},
    {"summaryTrendStats",
     "reports have avg, min, med, max, p(90), p(95), p(99), p(99.9): remove it"},
    {"tlsCipherSuites", "name them as OpenSSL does: tls_ciphers: 'ECDHE-RSA-AES128-GCM-SHA256'"},
};

class K6Options {
 public:
  K6Options(ordered_json& options, const RefuseOption& refuse)
      : options_(options), refuse_(refuse) {}

  K6Origins translate() {
    for (const auto& [key, remedy] : foreign) {
      if (options_.contains(key))
        refuse_(std::string(key), "'" + std::string(key) + "' is k6's, and not Hailstorm's",
                std::string(remedy));
    }
    rename("blockHostnames", "block_hosts");
    rename("rps", "max_rps");
    rename("localIPs", "local_ips");
    rename("tlsVersion", "tls_version");
    versions();
    if (options_.contains("scenarios"))
      scenarios();
    else
      shortcuts();
    return std::move(origins_);
  }

 private:
  void rename(const char* from, const char* to) {
    if (!options_.contains(from)) return;
    options_[to] = options_[from];
    options_.erase(from);
    origins_[to] = from;
  }

  // 'tls1.2', or {min: 'tls1.2', max: 'tls1.3'}
  void versions() {
    if (!options_.contains("tls_version")) return;
    const ordered_json given = options_["tls_version"];
    options_.erase("tls_version");
    const auto set = [&](const char* key, const ordered_json& value) {
      const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
      options_[key] = text.starts_with("tls") ? text.substr(3) : text;
    };
    if (!given.is_object()) {
      set("tls_min", given);
      set("tls_max", given);
      return;
    }
    if (given.contains("min")) set("tls_min", given["min"]);
    if (given.contains("max")) set("tls_max", given["max"]);
  }

  // ---- Numbers and times

  std::uint64_t count_of(const ordered_json& from, const std::string& path, const char* key,
                         std::uint64_t usual) const {
    if (!from.contains(key)) return usual;
    const ordered_json& value = from[key];
    if (value.is_number_unsigned()) return value.get<std::uint64_t>();
    if (value.is_number_float() && value.get<double>() >= 0 &&
        value.get<double>() == static_cast<double>(static_cast<std::uint64_t>(value.get<double>())))
      return static_cast<std::uint64_t>(value.get<double>());
    refuse_(joined(path, key),
            "'" + std::string(key) + "' must be a whole number, not " + shown(value),
            "for example: " + std::string(key) + ": 10");
    return usual;
  }

  std::optional<Nanos> time_of(const ordered_json& from, const std::string& path,
                               const char* key) const {
    if (!from.contains(key)) return std::nullopt;
    const ordered_json& value = from[key];
    try {
      if (value.is_string()) return parse_duration(value.get<std::string>());
    } catch (const Error& error) {
      refuse_(joined(path, key), error.message(), error.remedy());
    }
    refuse_(joined(path, key), "'" + std::string(key) + "' must be a time, not " + shown(value),
            "for example: " + std::string(key) + ": '30s'");
    return std::nullopt;
  }

  static std::string joined(const std::string& path, const std::string& key) {
    return path.empty() ? key : path + "." + key;
  }

  static std::string shown(const ordered_json& value) {
    return value.is_object() ? "an object" : value.is_array() ? "a list" : value.dump();
  }

  // "1.5" of 1500 ms, as shapes have it.
  static std::string in_seconds(Nanos time) {
    char text[40];
    std::snprintf(text, sizeof text, "%.9g", seconds(time));
    return text;
  }

  // ---- vus, duration, iterations, stages

  void shortcuts() {
    const bool staged = options_.contains("stages") && options_["stages"].is_array() &&
                        std::any_of(options_["stages"].begin(), options_["stages"].end(),
                                    [](const auto& stage) { return stage.is_object(); });
    if (!options_.contains("vus") && !staged) return;
    const std::uint64_t vus = count_of(options_, "", "vus", 1);
    options_.erase("vus");
    if (options_.contains("bots")) {
      refuse_("vus", "'vus' and 'bots' both say how many bots there are", "keep 'bots'");
    }
    origins_["bots"] = staged ? "stages" : "vus";
    if (!staged) {
      options_["bots"] = std::to_string(vus);
      return;
    }
    Nanos total{};
    const auto target = [this](const ordered_json& stage, const std::string& at) {
      return std::to_string(count_of(stage, at, "target", 0));
    };
    options_["bots"] =
        "stages(t, 0," + std::to_string(vus) + stages(options_, "", total, target) + ")";
    if (!options_.contains("duration")) {
      options_["duration"] = format_duration(total);
      origins_["duration"] = "stages";
    }
    options_.erase("stages");
  }

  // ", 30,100, 60,100" of [{duration: '30s', target: 100}, ...]
  template <class TargetOf>
  std::string stages(const ordered_json& from, const std::string& path, Nanos& total,
                     TargetOf target_of) const {
    std::string text;
    if (!from.contains("stages") || !from["stages"].is_array() || from["stages"].empty()) {
      refuse_(joined(path, "stages"), "'stages' must be a list of {duration, target}",
              "for example: stages: [{ duration: '30s', target: 100 }]");
    }
    for (const ordered_json& stage : from["stages"]) {
      const std::string at = joined(path, "stages");
      if (!stage.is_object() || !stage.contains("duration") || !stage.contains("target")) {
        refuse_(at, "a stage must have duration and target",
                "for example: { duration: '30s', target: 100 }");
      }
      const Nanos time = time_of(stage, at, "duration").value_or(Nanos(0));
      total += time;
      text += ", " + in_seconds(time) + "," + target_of(stage, at);
    }
    return text;
  }

  // ---- Scenarios: each is a model

  void scenarios() {
    const ordered_json all = options_["scenarios"];
    options_.erase("scenarios");
    if (!all.is_object() || all.empty()) {
      refuse_("scenarios", "'scenarios' must be an object of {executor, ...}",
              "for example: scenarios: { browse: { executor: 'constant-vus', vus: 10, duration: "
              "'30s' } }");
    }
    for (const char* key : {"vus", "duration", "iterations", "stages", "bots", "arrivals"}) {
      if (options_.contains(key))
        refuse_(key, "'" + std::string(key) + "' and 'scenarios' both say what runs",
                "keep 'scenarios'");
    }
    ordered_json bots, arrivals;
    Nanos end{};
    for (const auto& [name, scenario] : all.items()) {
      const std::string path = "scenarios." + name;
      if (!scenario.is_object()) refuse_(path, "a scenario must be an object", "{ executor: ... }");
      check_keys(scenario, path);
      std::string model = name;
      std::replace(model.begin(), model.end(), '-', '_');
      if (is_of_arrivals(scenario))
        arrivals[model] = rate_of(scenario, path, end);
      else
        bots[model] = shape_of(scenario, path, all.size() == 1, end);
    }
    if (!bots.empty()) options_["bots"] = bots;
    if (!arrivals.empty()) {
      options_["arrivals"] = arrivals;
      // As in k6: who finds no VU is dropped. The VUs of all scenarios are one crowd here.
      const auto set = [this](const char* key, const ordered_json& value) {
        if (options_.contains(key)) return;
        options_[key] = value;
        origins_[key] = "scenarios";
      };
      set("when_full", "drop");
      if (vus_known_) set("max_running", vus_);
    }
    options_["duration"] = format_duration(end);
    for (const char* key :
         {"bots", "arrivals", "duration", "iterations", "iterations_per_bot", "graceful_stop"})
      origins_[key] = "scenarios";
  }

  void check_keys(const ordered_json& scenario, const std::string& path) {
    static const std::vector<std::string> known_of_vus = {
        "executor", "vus",       "duration",        "iterations",  "stages",
        "startVUs", "startTime", "gracefulStop",    "maxDuration", "exec",
        "env",      "tags",      "gracefulRampDown"};
    static const std::vector<std::string> known_of_arrivals = {"executor",
                                                               "rate",
                                                               "startRate",
                                                               "timeUnit",
                                                               "duration",
                                                               "stages",
                                                               "preAllocatedVUs",
                                                               "maxVUs",
                                                               "startTime",
                                                               "gracefulStop",
                                                               "exec",
                                                               "env",
                                                               "tags"};
    const auto& known = is_of_arrivals(scenario) ? known_of_arrivals : known_of_vus;
    for (const auto& [key, value] : scenario.items()) {
      if (key == "env" || key == "tags") {
        refuse_(path + "." + key, "a scenario has no '" + key + "' of its own here",
                key == "env" ? "give it to all: env: { KEY: value } beside scenarios"
                             : "its series have the tag model:" + path.substr(path.find('.') + 1));
      }
      if (std::find(known.begin(), known.end(), key) == known.end()) {
        refuse_(path + "." + key, "unknown key '" + key + "'", did_you_mean(key, known));
      }
      if (key == "gracefulStop" || key == "gracefulRampDown") graceful(value, path + "." + key);
    }
  }

  static bool is_of_arrivals(const ordered_json& scenario) {
    const ordered_json executor = scenario.value("executor", ordered_json());
    return executor == "constant-arrival-rate" || executor == "ramping-arrival-rate";
  }

  // One time for all.
  void graceful(const ordered_json& value, const std::string& path) {
    if (options_.contains("graceful_stop") && options_["graceful_stop"] != value) {
      refuse_(path, "graceful stops of different length", "one time holds for all: graceful_stop");
    }
    options_["graceful_stop"] = value;
  }

  // Per second, of so many in each timeUnit.
  std::string per_second(const ordered_json& from, const std::string& path, const char* key,
                         Nanos unit) const {
    const ordered_json& value = from[key];
    if (!value.is_number() || value.get<double>() < 0) {
      refuse_(joined(path, key),
              "'" + std::string(key) + "' must be a number of arrivals, not " + shown(value),
              "for example: " + std::string(key) + ": 10");
    }
    char text[40];
    std::snprintf(text, sizeof text, "%.15g", value.get<double>() / seconds(unit));
    return text;
  }

  std::string rate_of(const ordered_json& scenario, const std::string& path, Nanos& end) {
    const Nanos begin = time_of(scenario, path, "startTime").value_or(Nanos(0));
    const Nanos unit = time_of(scenario, path, "timeUnit").value_or(std::chrono::seconds(1));
    if (unit == Nanos(0)) refuse_(path + ".timeUnit", "'timeUnit' is no time at all", "'1s'");
    add_vus(count_of(scenario, path, "maxVUs", count_of(scenario, path, "preAllocatedVUs", 0)));
    const std::string head = "stages(t, " + in_seconds(begin) + ",0, 0,";
    if (scenario["executor"] == "constant-arrival-rate") {
      const auto lasts = time_of(scenario, path, "duration");
      if (!lasts) refuse_(path, "'duration' is missing", "duration: '30s'");
      if (!scenario.contains("rate")) refuse_(path, "'rate' is missing", "rate: 10");
      const std::string rate = per_second(scenario, path, "rate", unit);
      end = std::max(end, begin + *lasts);
      return head + rate + ", " + in_seconds(*lasts) + "," + rate + ", 0,0)";
    }
    Nanos total{};
    const auto target = [&](const ordered_json& stage, const std::string& at) {
      return per_second(stage, at, "target", unit);
    };
    const std::string lines = stages(scenario, path, total, target);
    end = std::max(end, begin + total);
    const std::string start =
        scenario.contains("startRate") ? per_second(scenario, path, "startRate", unit) : "0";
    return head + start + lines + ", 0,0)";
  }

  // Of a scenario at its busiest. One that does not say how many it needs needs as many as come.
  void add_vus(std::uint64_t vus) {
    vus_ += vus;
    vus_known_ &= vus > 0;
  }

  std::string shape_of(const ordered_json& scenario, const std::string& path, bool alone,
                       Nanos& end) {
    const ordered_json executor = scenario.value("executor", ordered_json());
    const std::string kind = executor.is_string() ? executor.get<std::string>() : "";
    const Nanos begin = time_of(scenario, path, "startTime").value_or(Nanos(0));
    if (kind == "constant-vus") {
      const auto lasts = time_of(scenario, path, "duration");
      if (!lasts) refuse_(path, "'duration' is missing", "duration: '30s'");
      const std::uint64_t vus = count_of(scenario, path, "vus", 1);
      add_vus(vus);
      return constant(vus, begin, *lasts, end);
    }
    if (kind == "ramping-vus") {
      Nanos total{};
      std::uint64_t most = count_of(scenario, path, "startVUs", 1);
      const auto target = [&](const ordered_json& stage, const std::string& at) {
        const std::uint64_t vus = count_of(stage, at, "target", 0);
        most = std::max(most, vus);
        return std::to_string(vus);
      };
      const std::string lines = stages(scenario, path, total, target);
      add_vus(std::max<std::uint64_t>(most, 1));
      end = std::max(end, begin + total);
      return "stages(t, " + in_seconds(begin) + ",0, 0," +
             std::to_string(count_of(scenario, path, "startVUs", 1)) + lines + ", 0,0)";
    }
    if (kind == "shared-iterations" || kind == "per-vu-iterations") {
      return iterations(scenario, path, kind, alone, begin, end);
    }
    refuse_executor(kind, path);
    return {};
  }

  static std::string constant(std::uint64_t vus, Nanos begin, Nanos lasts, Nanos& end) {
    end = std::max(end, begin + lasts);
    const std::string number = std::to_string(vus);
    return "stages(t, " + in_seconds(begin) + ",0, 0," + number + ", " + in_seconds(lasts) + "," +
           number + ", 0,0)";
  }

  std::string iterations(const ordered_json& scenario, const std::string& path,
                         const std::string& kind, bool alone, Nanos begin, Nanos& end) {
    if (!alone || begin != Nanos(0)) {
      refuse_(path + ".executor", "a number of iterations is one of the whole run here",
              "give this scenario a run of its own, or a duration: executor: 'constant-vus'");
    }
    const std::uint64_t vus = count_of(scenario, path, "vus", 1);
    const char* const key = kind == "shared-iterations" ? "iterations" : "iterations_per_bot";
    options_[key] = count_of(scenario, path, "iterations", 1);
    end = time_of(scenario, path, "maxDuration").value_or(std::chrono::minutes(10));
    return std::to_string(vus);
  }

  void refuse_executor(const std::string& kind, const std::string& path) const {
    static const std::vector<std::string> known = {"constant-vus",          "ramping-vus",
                                                   "shared-iterations",     "per-vu-iterations",
                                                   "constant-arrival-rate", "ramping-arrival-rate"};
    if (kind == "externally-controlled") {
      refuse_(path + ".executor", "'externally-controlled' is not in this version",
              "keys of the terminal change a number of bots while it runs");
    }
    refuse_(path + ".executor",
            kind.empty() ? "'executor' is missing" : "there is no executor '" + kind + "'",
            kind.empty() ? "executor: 'constant-vus'" : did_you_mean(kind, known));
  }

  ordered_json& options_;
  K6Origins origins_;
  std::uint64_t vus_ = 0;  // of all scenarios at their busiest
  bool vus_known_ = true;
  const RefuseOption& refuse_;
};

}  // namespace

K6Origins translate_k6_options(ordered_json& options, const RefuseOption& refuse) {
  return K6Options(options, refuse).translate();
}

}  // namespace hailstorm
