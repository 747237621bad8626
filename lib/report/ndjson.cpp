// From events to k6's metrics and points.
#include "report/ndjson.h"

#include <charconv>
#include <ctime>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>
#include <tuple>
#include <vector>

#include "report/measured.h"
#include "stats/metric.h"

namespace hailstorm {
namespace {

std::string quoted(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

// ,"key":"value"
std::string tag(std::string_view key, std::string_view value) {
  return "," + quoted(key) + ":" + quoted(value);
}

// Milliseconds, exactly: a nanosecond has six digits behind the point.
void append_ms(std::string& line, Nanos time) {
  const auto nanos = static_cast<std::uint64_t>(time.count());
  line += std::to_string(nanos / 1'000'000);
  std::string digits = std::to_string(1'000'000 + nanos % 1'000'000).substr(1);
  digits.erase(digits.find_last_not_of('0') + 1);
  if (!digits.empty()) line += "." + digits;
}

// What the tags of an exchange depend on.
using ExchangeTags = std::tuple<unsigned, std::uint32_t, std::uint32_t, std::uint32_t, std::int32_t,
                                Outcome, std::uint8_t>;

// A metric that the catalogue does not have: what is told of single events alone.
struct OwnMetric {
  std::string_view name, type, contains;
};
constexpr OwnMetric own_metrics[] = {{"verdicts", "counter", "default"},
                                     {"mishaps", "counter", "default"}};

OwnMetric known_metric(std::string_view metric) {
  for (const OwnMetric& own : own_metrics) {
    if (own.name == metric) return own;
  }
  const Metric* built_in = find_built_in(metric);
  if (!built_in) return {metric, "counter", "default"};
  return {metric, name_of(built_in->kind), contains_of(built_in->unit)};
}

std::string metric_line(const OwnMetric& metric) {
  return "{\"type\":\"Metric\",\"data\":{\"name\":" + quoted(metric.name) +
         ",\"type\":" + quoted(metric.type) + ",\"contains\":" + quoted(metric.contains) +
         ",\"thresholds\":[],\"submetrics\":null},\"metric\":" + quoted(metric.name) + "}\n";
}

std::string tags_of(const SampleContext& context) {
  std::string text;
  if (!context.model.empty()) text += tag("model", context.model);
  if (!context.action.empty()) text += tag("action", context.action);
  if (!context.group.empty()) text += tag("group", "::" + context.group);
  for (const auto& [key, value] : context.own) text += tag(key, value);
  return text;
}

}  // namespace

struct Ndjson::State {
  std::string run_tags;
  std::int64_t offset = 0;
  std::set<std::string, std::less<>> told;  // metrics
  struct Known {
    std::vector<std::string> names;
    std::vector<std::string> contexts;  // as tags
  };
  std::vector<Known> workers;
  std::map<ExchangeTags, std::string> exchange_tags;
  std::time_t second = -1;
  std::string date;  // of that second
  std::string time;  // of the sample under way
  std::string_view metric_of_point;
  std::string* lines = nullptr;

  void set_time(Instant at);
  void begin_point(std::string_view metric);
  void end_point(std::string_view tags);
  void count(std::string_view metric, std::int64_t value, std::string_view tags);
  void trend(std::string_view metric, Nanos value, std::string_view tags);

  const std::string& name(unsigned worker, std::uint32_t number) const {
    return workers[worker].names[number];
  }
  const std::string& tags_of(unsigned worker, const Sample& sample);
  void exchange(unsigned worker, const Sample& sample);
  void action(const Sample& sample, const std::string& tags);
  void arrival(const Sample& sample, const std::string& tags);
  void bot(const Sample& sample, const std::string& tags);
  void measured(const SampleBatch& batch, const Sample& sample);
  void sample(const SampleBatch& batch, const Sample& sample);
};

// 2026-11-23T05:10:00.123456789Z
void Ndjson::State::set_time(Instant at) {
  const std::int64_t nanos = at.time_since_epoch().count() + offset;
  const std::time_t whole = nanos / 1'000'000'000;
  if (whole != second) {
    second = whole;
    std::tm parts{};
    gmtime_r(&whole, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S.", &parts);
    date = text;
  }
  time = date + std::to_string(1'000'000'000 + nanos % 1'000'000'000).substr(1) + "Z";
}

void Ndjson::State::begin_point(std::string_view metric) {
  if (!told.contains(metric)) {
    told.emplace(metric);
    *lines += metric_line(known_metric(metric));
  }
  *lines += "{\"type\":\"Point\",\"data\":{\"time\":\"";
  *lines += time;
  *lines += "\",\"value\":";
  metric_of_point = metric;
}

// The tags begin with a comma, if there are any.
void Ndjson::State::end_point(std::string_view tags) {
  *lines += ",\"tags\":{";
  std::string all = run_tags;
  all += tags;
  if (!all.empty()) *lines += std::string_view(all).substr(1);
  *lines += "}},\"metric\":\"";
  *lines += metric_of_point;
  *lines += "\"}\n";
}

void Ndjson::State::count(std::string_view metric, std::int64_t value, std::string_view tags) {
  begin_point(metric);
  *lines += std::to_string(value);
  end_point(tags);
}

void Ndjson::State::trend(std::string_view metric, Nanos value, std::string_view tags) {
  begin_point(metric);
  append_ms(*lines, value);
  end_point(tags);
}

const std::string& Ndjson::State::tags_of(unsigned worker, const Sample& sample) {
  const ExchangeTags key{worker,        sample.context, sample.name,    sample.method,
                         sample.status, sample.outcome, sample.expected};
  const auto [found, added] = exchange_tags.try_emplace(key);
  if (!added) return found->second;
  std::string& text = found->second;
  text = workers[worker].contexts[sample.context] + tag("method", name(worker, sample.method)) +
         tag("name", name(worker, sample.name)) + tag("outcome", name_of(sample.outcome)) +
         tag("status", std::to_string(sample.status));
  const auto expected = static_cast<Expected>(sample.expected);
  if (expected != Expected::uncounted)
    text += tag("expected_response", expected == Expected::yes ? "true" : "false");
  return text;
}

void Ndjson::State::exchange(unsigned worker, const Sample& sample) {
  const std::string& tags = tags_of(worker, sample);
  count("http_reqs", 1, tags + tag("sent", sample.yes ? "true" : "false"));
  const auto expected = static_cast<Expected>(sample.expected);
  if (expected != Expected::uncounted)
    count("http_req_failed", expected == Expected::no ? 1 : 0, tags);
  if (sample.outcome == Outcome::answered) {
    trend("http_req_duration", sample.timings.duration(), tags);
    for (const Phase& phase : phases) {
      trend("http_req_" + std::string(phase.name), sample.timings.*phase.time, tags);
    }
    if (sample.from_intended >= Nanos(0)) trend("http_req_response", sample.from_intended, tags);
  }
  if (sample.resent) count("http_reqs_resent", 1, tags);
  count("data_sent", static_cast<std::int64_t>(sample.bytes_sent), tags);
  count("data_received", static_cast<std::int64_t>(sample.bytes_received), tags);
}

void Ndjson::State::action(const Sample& sample, const std::string& tags) {
  switch (sample.event) {
    case Event::action_started:
      count("actions", 1, tags);
      if (sample.from_intended >= Nanos(0)) trend("schedule_lag", sample.from_intended, tags);
      return;
    case Event::action_cut_off: return count("actions_cut_off", 1, tags);
    default: break;
  }
  count("iterations", 1, tags);
  count("actions_failed", sample.yes ? 1 : 0, tags);
  trend("iteration_duration", sample.duration, tags);
  if (sample.from_intended >= Nanos(0)) trend("action_response", sample.from_intended, tags);
}

void Ndjson::State::arrival(const Sample& sample, const std::string& tags) {
  switch (sample.event) {
    case Event::arrivals_due: return count("arrivals", sample.count, tags);
    case Event::arrival_dropped: return count("arrivals_dropped", 1, tags);
    case Event::arrival_started:
      count("arrivals_started", 1, tags);
      return trend("schedule_lag", sample.from_intended, tags);
    default:
      trend("journey_duration", sample.duration, tags);
      return trend("journey_response", sample.from_intended, tags);
  }
}

void Ndjson::State::bot(const Sample& sample, const std::string& tags) {
  switch (sample.event) {
    case Event::tick: return count("ticks", 1, tags);
    case Event::tick_owed: return count("ticks_owed", 1, tags);
    case Event::bot_started: return count("bots_started", 1, tags);
    case Event::bot_stopped: return count("bots_stopped", 1, tags);
    case Event::bot_failed: return count("bots_failed", 1, tags);
    case Event::bot_killed:
      return count("bots_killed", 1, tags + tag("limit", name_of(sample.limit)));
    default: return count("bots_cut_off", 1, tags);
  }
}

// A metric of the script, which the catalogue does not have.
void Ndjson::State::measured(const SampleBatch& batch, const Sample& sample) {
  const std::string& metric = batch.texts[sample.text - 1];
  if (told.insert(metric).second) {
    *lines += metric_line(
        {metric, name_of(static_cast<MetricKind>(sample.count)), sample.yes ? "time" : "default"});
  }
  begin_point(metric);
  char digits[32];
  *lines += std::string_view(
      digits, static_cast<std::size_t>(
                  std::to_chars(digits, digits + sizeof digits, sample.value).ptr - digits));
  end_point(workers[batch.worker].contexts[sample.context]);
}

void Ndjson::State::sample(const SampleBatch& batch, const Sample& sample) {
  const unsigned worker = batch.worker;
  const auto model = [&] { return tag("model", name(worker, sample.model)); };
  const auto text = [&] {
    return sample.text == 0 ? std::string_view() : std::string_view(batch.texts[sample.text - 1]);
  };
  set_time(sample.at);
  switch (sample.event) {
    case Event::exchange_ended: return exchange(worker, sample);
    case Event::judged:
      return count("verdicts", sample.count,
                   tags_of(worker, sample) +
                       (sample.yes ? tag("verdict", "failed") : tag("verdict", "good")) +
                       (sample.yes ? tag("text", text()) : ""));
    case Event::action_started:
    case Event::action_ended:
    case Event::action_cut_off:
      return action(sample, tag("action", name(worker, sample.name)) + model());
    case Event::tick_missed:
      count("ticks_missed", 1, model());
      return trend("action_response", sample.from_intended,
                   (sample.name == 0 ? "" : tag("action", name(worker, sample.name))) + model() +
                       tag("missed", "true"));
    case Event::arrivals_due:
    case Event::arrival_dropped:
    case Event::arrival_started:
    case Event::journey_ended: return arrival(sample, model());
    case Event::check:
      return count(
          "checks", sample.yes ? 1 : 0,
          workers[worker].contexts[sample.context] + tag("check", name(worker, sample.name)));
    case Event::group:
      return trend("group_duration", sample.duration,
                   tag("group", "::" + name(worker, sample.name)) + model());
    case Event::observed:
      return trend("observed_duration", sample.duration,
                   model() + tag("name", name(worker, sample.name)) +
                       tag("status", std::to_string(sample.status)));
    case Event::mishap:
      return count("mishaps", 1,
                   tag("action", name(worker, sample.name)) + model() + tag("text", text()));
    case Event::measured: return measured(batch, sample);
    case Event::gc_pause: return trend("gc_pause", sample.duration, {});
    default: return bot(sample, model());
  }
}

Ndjson::Ndjson(const std::map<std::string, std::string>& tags, std::int64_t offset_ns)
    : state_(std::make_unique<State>()) {
  state_->offset = offset_ns;
  for (const auto& [key, value] : tags) state_->run_tags += tag(key, value);
}

Ndjson::~Ndjson() = default;

void Ndjson::write(const SampleBatch& batch, std::string& lines) {
  State& state = *state_;
  state.lines = &lines;
  if (state.workers.size() <= batch.worker) state.workers.resize(batch.worker + 1);
  State::Known& known = state.workers[batch.worker];
  known.names.insert(known.names.end(), batch.names.begin(), batch.names.end());
  for (const SampleContext& context : batch.contexts) known.contexts.push_back(tags_of(context));
  for (const Sample& sample : batch.samples) state.sample(batch, sample);
}

void Ndjson::write(const std::map<std::string, Census>& bots, Nanos lag, Instant at,
                   std::string& lines) {
  State& state = *state_;
  state.lines = &lines;
  state.set_time(at);
  for (const auto& [model, census] : bots) {
    state.count("vus", census.alive(), tag("model", model));
    state.count("bots_wanted", census.wanted, tag("model", model));
  }
  state.trend("generator_lag", lag, {});
}

}  // namespace hailstorm
