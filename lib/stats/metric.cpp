// The catalogue. docs/reference/metrics.md shows it; a test holds the two together.
#include "stats/metric.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace hailstorm {
namespace {

constexpr auto counter = MetricKind::counter;
constexpr auto gauge = MetricKind::gauge;
constexpr auto rate = MetricKind::rate;
constexpr auto trend = MetricKind::trend;
constexpr auto ms = Unit::milliseconds;

constexpr std::string_view of_exchange = "model action group name method status outcome expected *";
constexpr std::string_view of_action = "model action";
constexpr std::string_view of_model = "model";

constexpr Metric catalogue[] = {
    {"action_duration", trend, ms, of_action, "from the actual start of an action to its end"},
    {"action_response", trend, ms, "model action missed",
     "from when an action should have started to its end, where that is known: of a tick, and of "
     "what an arrival does until it has waited for something; with `missed=true` of a tick that "
     "was never served, until "
     "its bot was free"},
    {"actions", counter, {}, of_action, "runs of an action, counted as they start"},
    {"actions_cut_off", counter, {}, of_action, "runs of an action that were cut off"},
    {"actions_failed", rate, {}, of_action, "of the actions that ended, those that threw"},
    {"arrivals", counter, {}, of_model, "arrivals that were due, counted as they were"},
    {"arrivals_dropped",
     counter,
     {},
     of_model,
     "of `arrivals`, those that found no room and were not to wait"},
    {"arrivals_started", counter, {}, of_model, "of `arrivals`, those that became a bot"},
    {"bots_cut_off", counter, {}, of_model, "bots still there when the grace was over"},
    {"bots_failed",
     counter,
     {},
     of_model,
     "bots whose constructor or `onStart` threw, or that were killed"},
    {"bots_killed", counter, {}, of_model, "bots that passed a limit of their script"},
    {"bots_started", counter, {}, of_model, "bots that were made"},
    {"bots_stopped", counter, {}, of_model, "bots that came to their end in peace"},
    {"bots_wanted", gauge, {}, of_model, "bots that the shapes want, at the end of each second"},
    {"checks",
     rate,
     {},
     "model action group check *",
     "what `check` tried: those that passed, of all"},
    {"data_received", counter, Unit::bytes, of_exchange,
     "bytes of responses, heads included, counted as an exchange ends"},
    {"data_sent", counter, Unit::bytes, of_exchange,
     "bytes of requests, heads included, counted as an exchange ends"},
    {"dropped_iterations",
     counter,
     {},
     of_model,
     "k6's name for `ticks_missed` and `arrivals_dropped` together"},
    {"gc_pause", trend, ms, {}, "pauses for garbage collection, each of one heap"},
    {"generator_delay",
     trend,
     ms,
     {},
     "how late the generator itself was: a start from when it was due, an event from when the "
     "system told that it was ready until it was handled"},
    {"generator_lag",
     gauge,
     ms,
     {},
     "how late the generator was at most, in each second: a tick of a worker, or a stall longer "
     "than any before it"},
    {"group_duration", trend, ms, "model group", "what `group` timed"},
    {"http_req_blocked", trend, ms, of_exchange,
     "of an answered request, from its beginning until it had a connection: looking up, "
     "connecting "
     "and handshaking included"},
    {"http_req_connecting", trend, ms, of_exchange,
     "of an answered request, the TCP connection; 0 on a kept one"},
    {"http_req_duration", trend, ms, of_exchange,
     "sending + waiting + receiving of a request that was answered, whatever its status"},
    {"http_req_failed", rate, {}, of_exchange, "of the requests that ended, those that failed"},
    {"http_req_looking_up", trend, ms, of_exchange,
     "of an answered request, the look-up of its host's name; 0 where it was known"},
    {"http_req_receiving", trend, ms, of_exchange,
     "of an answered request, from the first byte of the answer to the last"},
    {"http_req_response", trend, ms, of_exchange,
     "of an answered request, from when its action should have started to the end of its answer: "
     "of "
     "those requests that the action begins before it has waited for anything"},
    {"http_req_sending", trend, ms, of_exchange,
     "of an answered request, from its first byte to its last"},
    {"http_req_tls_handshaking", trend, ms, of_exchange,
     "of an answered request, the TLS handshake; 0 on a kept connection"},
    {"http_req_waiting", trend, ms, of_exchange,
     "of an answered request, from its last byte to the first of the answer"},
    {"http_reqs",
     counter,
     {},
     of_exchange,
     "requests begun, those cut off at the end included; by tags, those that ended"},
    {"http_reqs_resent",
     counter,
     {},
     of_exchange,
     "of the requests that ended, those sent twice: a kept connection had been closed meanwhile; "
     "the target may have counted both"},
    {"iteration_duration", trend, ms, of_action, "k6's name for `action_duration`"},
    {"iterations", counter, {}, of_action, "actions that ended, those that threw included"},
    {"journey_duration", trend, ms, of_model,
     "from the making of an arrival's bot to its end, of those that came to it in peace"},
    {"journey_response", trend, ms, of_model, "the same from when the arrival was due"},
    {"observed_duration", trend, ms, "model name status", "what `metrics.observe` timed"},
    {"schedule_lag", trend, ms, of_action,
     "from when an action of a tick, or an arrival, should have started to when it did"},
    {"ticks",
     counter,
     {},
     of_model,
     "ticks of bots at which an action was started, late ones included"},
    {"ticks_missed",
     counter,
     {},
     of_model,
     "ticks that found one owed already, or that their bot did not live to serve"},
    {"ticks_owed",
     counter,
     {},
     of_model,
     "of `ticks`, those that found their bot busy: its action started when it was free"},
    {"vus",
     gauge,
     {},
     of_model,
     "bots that are initializing or running, at the end of each second"},
};

constexpr ToldMetric told[] = {
    {"bots",
     "in the JSON report: the most bots alive at once, and how many bots were started, stopped, "
     "failed, killed by each limit, cut off",
     "vus: max, bots_started: count, bots_failed: count"},
    {"mishaps", "in samples: what scripts threw", "actions_failed: rate, bots_failed: count"},
    {"verdicts", "in samples: what `res.fail` and `res.ok` said of a response",
     "http_req_failed: rate"},
    {"vus_max", "in k6's summary: the most bots alive at once", "vus: max"},
};

}  // namespace

std::string_view name_of(MetricKind kind) {
  constexpr std::array<std::string_view, 4> names = {"counter", "gauge", "rate", "trend"};
  return names[static_cast<std::size_t>(kind)];
}

std::string_view name_of(Unit unit) {
  constexpr std::array<std::string_view, 3> names = {"", "ms", "bytes"};
  return names[static_cast<std::size_t>(unit)];
}

const std::vector<Metric>& built_in_metrics() {
  static const std::vector<Metric> metrics(std::begin(catalogue), std::end(catalogue));
  return metrics;
}

const Metric* find_built_in(std::string_view name) {
  const auto& metrics = built_in_metrics();
  const auto found = std::lower_bound(metrics.begin(), metrics.end(), name,
                                      [](const Metric& m, auto wanted) { return m.name < wanted; });
  return found != metrics.end() && found->name == name ? &*found : nullptr;
}

const std::vector<ToldMetric>& told_metrics() {
  static const std::vector<ToldMetric> metrics(std::begin(told), std::end(told));
  return metrics;
}

const ToldMetric* find_told(std::string_view name) {
  const auto found = std::find_if(std::begin(told), std::end(told),
                                  [name](const ToldMetric& one) { return one.name == name; });
  return found == std::end(told) ? nullptr : found;
}

bool has_tag(const Metric& metric, std::string_view tag) {
  if (tag == "expected_response") tag = "expected";
  if (tag == "scenario") tag = "model";
  for (std::string_view rest = metric.tags; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    if (rest.substr(0, end) == tag || rest == "*") return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

}  // namespace hailstorm
