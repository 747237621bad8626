// When arrivals are due: the k-th one where the integral of their rate reaches k and a bit.
//
// The integral is a whole number of units of 2^-32 arrivals: the sum of the rate at the middle of
// each cell of 10 ms of the run clock, what is less than a unit carried on. So every node computes
// the same moments, and each enumerates the arrivals of its own seats without asking anybody.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "shape/expression.h"
#include "shape/seats.h"

namespace hailstorm {

// How many arrive per second in the whole cluster at t. Thread: its owner's. Copyable.
class ArrivalRate {
 public:
  static constexpr Nanos cell_length = std::chrono::milliseconds(10);
  // Arrivals per second.
  static constexpr double most = 1e9;

  // Throws Error (configuration): see Expression.
  explicit ArrivalRate(std::string text);

  const std::string& text() const { return expression_.text(); }
  // Per second, at the middle of a cell; below zero and not-a-number are zero, above the most is
  // the most.
  double in_cell(std::int64_t cell) const;

  // The highest rate in [0, duration), and how many arrive in that time: of all cells when there
  // are at most a million, else of a million of them evenly spread. Throws Error (configuration)
  // that names the t and the value where it is not a number, or above the most.
  struct Sum {
    double peak = 0, total = 0;
  };
  Sum sum(Nanos duration) const;

 private:
  Expression expression_;
};

struct Arrival {
  std::uint64_t place = 0;  // of the crew
  Nanos due{};              // run clock
};

// Even: arrival k is due where the integral reaches k + u, with u a fraction of the model's number
// so that models do not fire together; so any interval has its integral of arrivals, within one.
// Poisson: the j-th unit of the integral holds a Poisson number (mean 1) of arrivals, at uniform
// places, both drawn from (seed, model, j): the same at any node.
//
// Thread: its owner's. Copyable: a copy goes its own way.
class Schedule {
 public:
  struct Drawn {
    std::uint64_t seed = 0;  // of the model in the run
  };

  // The arrivals whose k is of the crew, which must outlive the schedule. `number` is the model's
  // in the run. Without `poisson` they come evenly.
  Schedule(ArrivalRate rate, const Crew& crew, std::uint64_t number,
           std::optional<Drawn> poisson = std::nullopt);

  // The next arrival, if it is due before `until`. It looks no further than that.
  std::optional<Arrival> next(Nanos until);
  // Goes on to the one after it.
  void take();
  // From the cell of `from` on, which next() has not looked at yet, another rate holds. Calls come
  // in the order of `from`.
  void change(Nanos from, ArrivalRate rate) { changes_.emplace_back(from, std::move(rate)); }

 private:
  __extension__ using Units = unsigned __int128;

  void aim();
  void enter_block_of(std::uint64_t k);
  void enter_cell(std::int64_t cell);
  std::uint64_t count_in(std::uint64_t block) const;

  ArrivalRate rate_;
  const Crew* crew_;
  std::uint32_t phase_;
  std::optional<Drawn> poisson_;
  std::deque<std::pair<Nanos, ArrivalRate>> changes_;  // to come

  std::uint64_t place_ = 0;  // of the next arrival
  Units target_ = 0;         // where it is due
  std::int64_t cell_ = -1;
  Units before_ = 0;         // the integral where the cell begins
  std::uint64_t units_ = 0;  // of the integral in the cell
  double rest_ = 0;          // part of a unit that the next cell has more
  // Poisson: the block under way, how many arrivals are before it, and where its own are.
  std::uint64_t block_ = 0, earlier_ = 0;
  bool in_block_ = false;
  std::vector<std::uint32_t> drawn_;
};

}  // namespace hailstorm
