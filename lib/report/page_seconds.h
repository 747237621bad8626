// The seconds of a run as the columns of a page's charts, folded so that a long run stays small.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "report/run_second.h"

namespace hailstorm {

// One value per bin of `width` seconds. Rates are the mean over the bin, percentiles (ms) and lag
// the highest of any of its seconds, bots those of its last.
struct PageSeconds {
  std::int64_t width = 1;
  std::vector<std::int64_t> t, wanted, running;
  std::vector<double> rate, failed, missed, dropped, lag;
  std::vector<std::optional<double>> p50, p95, p99;  // of http_req_duration
  std::vector<std::optional<double>> response;       // the p99 of action_response
  std::vector<bool> distorted;                       // any of the bin's seconds is
};

// At most `bins` of them, above 0.
PageSeconds fold(const std::vector<RunSecond>& seconds, std::size_t bins);

}  // namespace hailstorm
