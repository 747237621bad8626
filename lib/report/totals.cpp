// Sums over a snapshot and over the seconds of a run.
#include "report/totals.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace hailstorm {

void RequestTotals::add(const ExchangeKey& key, const ExchangeTally& tally) {
  ended += tally.ended;
  if (key.outcome == Outcome::answered) {
    answered += tally.ended;
    duration.merge(tally.duration);
  } else {
    (key.outcome == Outcome::cut_off ? cut_off : unanswered) += tally.ended;
  }
  failed += tally.failed(key.expected);
  counted += tally.counted(key.expected);
  sent += tally.sent;
  resent += tally.resent;
  bytes_sent += tally.bytes_sent;
  bytes_received += tally.bytes_received;
}

RequestTotals sum_requests(const Snapshot& snapshot) {
  RequestTotals totals;
  for (const auto& [key, tally] : snapshot.exchanges) totals.add(key, tally);
  return totals;
}

std::map<NamedRequest, RequestTotals> totals_by_name(const Snapshot& snapshot) {
  std::map<NamedRequest, RequestTotals> names;
  for (const auto& [key, tally] : snapshot.exchanges) names[{key.name, key.method}].add(key, tally);
  return names;
}

std::map<RequestName, RequestTotals> requests_by_name(const Snapshot& snapshot) {
  std::map<RequestName, RequestTotals> names;
  for (const auto& [key, tally] : snapshot.exchanges) {
    names[{key.model, key.name, key.method}].add(key, tally);
  }
  return names;
}

NameRows rows_of(const std::map<RequestName, RequestTotals>& names) {
  NameRows rows(names.begin(), names.end());
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
    const auto place = [](const RequestName& of) {
      return std::pair(std::string_view(of.model), of.name == "(more)");
    };
    return place(a.first) < place(b.first);
  });
  return rows;
}

std::vector<FailureCount> failures_of(const Snapshot& snapshot) {
  std::vector<FailureCount> failures;
  for (const auto& [key, tally] : snapshot.exchanges) {
    if (key.expected != Expected::no) continue;
    const std::int64_t count = tally.failed(key.expected) - tally.called_failed;
    if (count <= 0) continue;
    // The status may be a tag that is left out.
    const std::string kind =
        key.status != 0 ? std::to_string(key.status) : std::string(name_of(key.outcome));
    // Those that differ in other tags follow each other.
    FailureCount failure{{key.model, key.name, key.method}, kind, count};
    if (!failures.empty() && failures.back().request == failure.request &&
        failures.back().kind == kind) {
      failures.back().count += count;
    } else {
      failures.push_back(std::move(failure));
    }
  }
  for (const auto& [key, count] : snapshot.verdicts) {
    if (count > 0) failures.push_back({{key.model, key.name, key.method}, key.text, count});
  }
  std::stable_sort(failures.begin(), failures.end(),
                   [](const auto& a, const auto& b) { return a.count > b.count; });
  return failures;
}

ActionTally sum_actions(const Snapshot& snapshot) {
  ActionTally sum;
  for (const auto& [key, tally] : snapshot.actions) sum.merge(tally);
  return sum;
}

ResponseTotals sum_responses(const Snapshot& snapshot) {
  ResponseTotals sum;
  for (const auto& [key, tally] : snapshot.exchanges) sum.request.merge(tally.response);
  for (const auto& [key, tally] : snapshot.actions) {
    sum.action.merge(tally.response);
    sum.action.merge(tally.missed);
    sum.lag.merge(tally.lag);
  }
  for (const auto& [model, tally] : snapshot.models) sum.lag.merge(tally.arrival_lag);
  return sum;
}

ModelTally sum_models(const Snapshot& snapshot) {
  ModelTally sum;
  for (const auto& [model, tally] : snapshot.models) sum.merge(tally);
  return sum;
}

CheckTally sum_checks(const Snapshot& snapshot) {
  CheckTally sum;
  for (const auto& [name, tally] : snapshot.checks) sum.merge(tally);
  return sum;
}

Completeness completeness_of(const Snapshot& snapshot) {
  const RequestTotals requests = sum_requests(snapshot);
  Completeness result;
  result.begun = snapshot.begun;
  result.answered = requests.answered;
  result.unanswered = requests.unanswered;
  result.cut_off = requests.cut_off;
  result.unaccounted =
      static_cast<std::int64_t>(snapshot.begun) - static_cast<std::int64_t>(requests.ended);
  result.target_min = requests.answered;
  result.resent = requests.resent;
  // A target may answer before it has read the whole request; and a request whose end was never
  // reported may have reached it, too.
  result.target_max = std::max(requests.sent, requests.answered) + requests.resent;
  if (result.unaccounted > 0) result.target_max += static_cast<std::uint64_t>(result.unaccounted);
  const ModelTally models = sum_models(snapshot);
  result.ticks_started = models.ticks;
  result.ticks_missed = models.ticks_missed;
  result.ticks_planned = models.ticks + models.ticks_missed;
  result.arrivals_planned = models.arrivals;
  result.arrivals_started = models.arrivals_started;
  result.arrivals_dropped = models.arrivals_dropped;
  for (const auto& [key, tally] : snapshot.exchanges)
    result.answered_intended += tally.response.count();
  return result;
}

std::map<std::string, CrowdPeaks> crowds_of(const std::vector<RunSecond>& seconds) {
  std::map<std::string, CrowdPeaks> crowds;
  for (const auto& second : seconds) {
    for (const auto& [model, census] : second.bots) {
      CrowdPeaks& crowd = crowds[model];
      const auto raise = [](std::int64_t& peak, std::int64_t value) {
        peak = std::max(peak, value);
      };
      raise(crowd.peak.wanted, census.wanted);
      raise(crowd.peak.initializing, census.initializing);
      raise(crowd.peak.running, census.running);
      raise(crowd.peak.stopping, census.stopping);
      raise(crowd.peak.late, census.late);
      raise(crowd.peak.refused, census.refused);
      raise(crowd.peak.held, census.held);
      raise(crowd.alive_max, census.alive_max());
      crowd.seconds_late += census.late > 0 ? 1 : 0;
      crowd.seconds_refused += census.refused > 0 ? 1 : 0;
      crowd.seconds_held += census.held > 0 ? 1 : 0;
      crowd.last = census;
    }
  }
  return crowds;
}

std::int64_t bots_alive_max(const std::vector<RunSecond>& seconds) {
  std::int64_t most = 0;
  for (const auto& second : seconds) {
    // When within the second each model had its most is not known: they are not added.
    for (const auto& [model, census] : second.bots) most = std::max(most, census.alive_max());
    most = std::max(most, second.alive());
  }
  return most;
}

std::uint64_t count_of(std::int64_t sum) {
  return static_cast<std::uint64_t>(std::max<std::int64_t>(sum, 0));
}

double share_of(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

double rate_of(std::uint64_t count, Nanos elapsed) {
  return elapsed.count() <= 0 ? 0 : static_cast<double>(count) / seconds(elapsed);
}

}  // namespace hailstorm
