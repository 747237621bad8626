// The first failed exchanges of each name and kind, kept in full on their worker.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/exchange.h"
#include "stats/kept_failure.h"
#include "stats/recorder.h"
#include "web/redact.h"

namespace hailstorm {

struct KeepOptions {
  std::size_t per_kind = 1;         // of each name and kind; 0: none
  std::vector<std::string> redact;  // beside what is always secret
};

// Costs nothing until an exchange fails. Thread: the worker's.
class FailureKeeper {
 public:
  // Of a head and of a body; what exceeds it is cut.
  static constexpr std::size_t head_max = 8'192, body_max = 4'096;
  // In all, per worker and per run.
  static constexpr std::size_t failures_max = 200;

  FailureKeeper(const KeepOptions& options, std::function<void(KeptFailure)> tell);

  void launched(Instant at) { launched_ = at; }

  // Whether an exchange that failed in this series is still to be kept; then it counts as kept.
  // What the end of the run cut off never is.
  bool wants(const SeriesId& series, const Answer& answer);
  // Tells of it.
  void keep(std::string_view model, std::string_view name, std::string_view method,
            const Answer& answer, Instant now);

 private:
  const std::size_t per_kind_;
  const Redactor redactor_;
  std::function<void(KeptFailure)> tell_;
  Instant launched_{};
  std::map<std::pair<std::uint64_t, std::uint64_t>, std::size_t> kept_;  // by series
  std::size_t total_ = 0;
};

}  // namespace hailstorm
