// A row for each second, and the spans of those that are distorted.
#include "report/json_seconds.h"

#include "report/overload.h"

namespace hailstorm {
namespace {

double to_ms(Nanos time) { return static_cast<double>(time.count()) / 1e6; }

}  // namespace

Json seconds_of(const RunSummary& summary) {
  Json rows = Json::array();
  for (const auto& second : summary.seconds) {
    const SecondTimes& times = second.duration;
    const auto ms_of = [](const SecondTimes& of, Nanos time) {
      return of.count == 0 ? Json() : Json(to_ms(time));
    };
    const auto ms = [&](Nanos time) { return ms_of(times, time); };
    const auto response = [&](double percent) {
      return ms_of(second.response, second.response.percentile(percent));
    };
    rows.push_back({{"t", second.number},
                    {"bots_wanted", second.wanted()},
                    {"bots_running", second.alive()},
                    {"http_reqs", second.begun},
                    {"ended", second.ended},
                    {"failed", second.failed},
                    {"checks_failed", second.checks_failed},
                    {"ticks_missed", second.ticks_missed},
                    {"data_sent", second.bytes_sent},
                    {"data_received", second.bytes_received},
                    {"lag", to_ms(second.lag)},
                    {"avg", ms(times.mean)},
                    {"min", ms(times.min)},
                    {"med", ms(times.percentile(50))},
                    {"p(90)", ms(times.percentile(90))},
                    {"p(95)", ms(times.percentile(95))},
                    {"p(99)", ms(times.percentile(99))},
                    {"p(99.9)", ms(times.percentile(99.9))},
                    {"max", ms(times.percentile(100))},
                    {"delay", to_ms(second.delay)},
                    {"distorted", second.distorted},
                    {"cpu", seconds(second.busy)},
                    {"work", seconds(second.worked)},
                    {"core_wait", seconds(second.waited)},
                    {"throttled", seconds(second.throttled)},
                    {"stolen", seconds(second.stolen)},
                    {"gc", seconds(second.paused)},
                    {"retransmits", second.retransmits},
                    {"arrivals", second.arrivals},
                    {"arrivals_dropped", second.arrivals_dropped},
                    {"response",
                     {{"med", response(50)},
                      {"p(95)", response(95)},
                      {"p(99)", response(99)},
                      {"max", response(100)}}}});
  }
  return rows;
}

Json overload_json(const RunSummary& summary) {
  Json spans = Json::array();
  for (const DistortedSpan& span : distorted_spans(summary.seconds)) {
    spans.push_back({{"from", span.begin},
                     {"to", span.end},
                     {"latest", to_ms(span.latest)},
                     {"cause", span.cause}});
  }
  return {{"distorted", distorted_seconds(summary.seconds)},
          {"share", distorted_share(summary.seconds)},
          {"allowed", summary.fail_on_overload ? Json(*summary.fail_on_overload) : Json()},
          {"spans", std::move(spans)}};
}

}  // namespace hailstorm
