// What is kept of each second of each name: for Locust's full history, where that is asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "report/run_second.h"
#include "stats/histogram.h"
#include "stats/snapshot.h"

namespace hailstorm {

// Name, then method: the order of Locust's table. Models that share both share a row.
using NamedRequest = std::pair<std::string, std::string>;

// A second of the run clock in which requests of a name ended. About 0.15 KB.
struct NameSecond {
  std::int64_t number = 0;
  std::uint64_t ended = 0, bytes_received = 0;
  std::int64_t failed = 0;  // as RunSecond's
  SecondTimes duration;
  Nanos median_so_far{};
};

// Thread: its owner's.
class NameHistory {
 public:
  // 500 names for a thousand seconds, 50 for nearly three hours; some 80 MB.
  static constexpr std::size_t seconds_max = 500'000;

  explicit NameHistory(std::size_t most = seconds_max) : most_(most) {}

  // Windows in rising order. One for which there is no room is left out, and so are all after it.
  void take_down(const Window& window);

  // The seconds of each name, in rising order; none in which nothing of it ended.
  const std::map<NamedRequest, std::vector<NameSecond>>& names() const { return names_; }
  // The first second that was left out.
  std::optional<std::int64_t> ends_at() const { return ends_at_; }

 private:
  std::size_t most_;
  std::size_t kept_ = 0;
  std::map<NamedRequest, std::vector<NameSecond>> names_;
  std::map<NamedRequest, Histogram> durations_;  // of all windows so far
  std::optional<std::int64_t> ends_at_;
};

}  // namespace hailstorm
