// The sums that every form of the report shares, so that no two of them can disagree.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "report/run_summary.h"
#include "stats/snapshot.h"

namespace hailstorm {

// Exchanges added up over outcomes and statuses. ended = answered + unanswered + cut_off.
struct RequestTotals {
  std::uint64_t ended = 0;
  std::uint64_t answered = 0;    // a whole response arrived, whatever its status
  std::uint64_t unanswered = 0;  // refused, timed out, reset, ...
  std::uint64_t cut_off = 0;     // abandoned by the generator at the end of the run
  // http_req_failed: so many failed, of so many. What is told of a second may be below zero in it,
  // when a script takes back an earlier verdict.
  std::int64_t failed = 0, counted = 0;
  std::uint64_t sent = 0;    // left whole
  std::uint64_t resent = 0;  // ... twice: the target may have counted both
  std::uint64_t bytes_sent = 0, bytes_received = 0;
  Histogram duration;  // http_req_duration, of what was answered

  void add(const ExchangeKey& key, const ExchangeTally& tally);
};

RequestTotals sum_requests(const Snapshot& snapshot);

std::map<RequestName, RequestTotals> requests_by_name(const Snapshot& snapshot);
// The rows of a table by name: in their order, but of each model what the cap on series has put
// together comes last.
using NameRows = std::vector<std::pair<RequestName, RequestTotals>>;
NameRows rows_of(const std::map<RequestName, RequestTotals>& names);

std::map<NamedRequest, RequestTotals> totals_by_name(const Snapshot& snapshot);

// How many failed so.
struct FailureCount {
  RequestName request;
  std::string kind;
  std::int64_t count = 0;
};

// The most frequent first.
std::vector<FailureCount> failures_of(const Snapshot& snapshot);

ActionTally sum_actions(const Snapshot& snapshot);
// Times from an intended start: http_req_response, action_response with the ticks that were missed,
// schedule_lag.
struct ResponseTotals {
  Histogram request, action, lag;
};
ResponseTotals sum_responses(const Snapshot& snapshot);
ModelTally sum_models(const Snapshot& snapshot);
CheckTally sum_checks(const Snapshot& snapshot);

// What the report can vouch for. The target's own count of requests lies between what was answered
// and what left whole, for it may have counted a request whose answer never came.
struct Completeness {
  std::uint64_t begun = 0, answered = 0, unanswered = 0, cut_off = 0;
  std::int64_t unaccounted = 0;  // begun, but not known how it ended: 0 unless a report is missing
  std::uint64_t resent = 0;      // of those begun, sent a second time
  std::uint64_t target_min = 0, target_max = 0;
  // Of models that act at an interval: each tick that came has started an action, or was missed.
  std::uint64_t ticks_planned = 0, ticks_started = 0, ticks_missed = 0;
  // Of models that arrive: each arrival that was due became a bot, was dropped, or waits still.
  std::uint64_t arrivals_planned = 0, arrivals_started = 0, arrivals_dropped = 0;
  // Of the requests answered, those whose intended start is known.
  std::uint64_t answered_intended = 0;

  std::uint64_t arrivals_waiting() const {
    return arrivals_planned - std::min(arrivals_planned, arrivals_started + arrivals_dropped);
  }
};

Completeness completeness_of(const Snapshot& snapshot);

// The largest number of bots at any second's end, and for how many seconds some were missing.
struct CrowdPeaks {
  Census peak;
  Census last;  // at the end of the last second
  std::int64_t alive_max = 0;
  std::int64_t seconds_late = 0, seconds_refused = 0, seconds_held = 0;

  bool followed_the_shape() const { return seconds_late + seconds_refused + seconds_held == 0; }
};

std::map<std::string, CrowdPeaks> crowds_of(const std::vector<RunSecond>& seconds);

// The most bots alive at once: of all models together at a second's end, of one also within it.
std::int64_t bots_alive_max(const std::vector<RunSecond>& seconds);

// A sum of signed numbers as a count: 0 when it is below, as it is only in a part of a run.
std::uint64_t count_of(std::int64_t sum);
// A part of a whole, 0 when there is no whole; a count per second, 0 when no time has passed.
double share_of(std::uint64_t part, std::uint64_t whole);
double rate_of(std::uint64_t count, Nanos elapsed);

}  // namespace hailstorm
