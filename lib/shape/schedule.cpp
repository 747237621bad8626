#include "shape/schedule.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "base/error.h"
#include "base/random.h"

namespace hailstorm {
namespace {

constexpr double units_per_arrival = 0x1p32;
constexpr std::int64_t most_points = 1'000'000;

// Divided, not multiplied by 1e-9: 60.025 s is the double that is written so.
double middle_of(std::int64_t cell) {
  const Nanos middle = cell * ArrivalRate::cell_length + ArrivalRate::cell_length / 2;
  return static_cast<double>(middle.count()) / 1e9;
}

// u of a model: frac(0.5 + 0.618 * number). Above 0: nobody arrives where nothing has been summed.
std::uint32_t phase_of(std::uint64_t number) {
  constexpr std::uint64_t half = std::uint64_t{1} << 31;
  constexpr auto step = static_cast<std::uint64_t>(0.618 * units_per_arrival);
  return std::max(1u, static_cast<std::uint32_t>(half + number * step));
}

// P(N <= n) of a Poisson number N of mean 1; what is beyond is less likely than 2^-53.
constexpr std::size_t most_in_block = 18;
constexpr std::array<double, most_in_block> chances = [] {
  std::array<double, most_in_block> sums{};
  double chance = 0.36787944117144233;  // 1/e
  double sum = 0;
  for (std::size_t n = 0; n < sums.size(); ++n) {
    if (n > 0) chance /= static_cast<double>(n);
    sums[n] = sum += chance;
  }
  return sums;
}();

[[noreturn]] void refuse(const std::string& text, double t, double value) {
  char moment[32], what[40] = "not a number";
  std::snprintf(moment, sizeof moment, "%.12g", t);
  if (!std::isnan(value)) std::snprintf(what, sizeof what, "%g per second", value);
  throw Error(Fault::configuration,
              "the rate of arrivals '" + text + "' is " + what + " at t = " + moment + " s", {},
              std::isfinite(value)
                  ? "a run has at most 1e9 arrivals per second of a model"
                  : "a rate has a finite value at every moment of the run: see where it divides by "
                    "zero or takes a root or logarithm of what is below zero");
}

}  // namespace

ArrivalRate::ArrivalRate(std::string text) : expression_(std::move(text)) {}

double ArrivalRate::in_cell(std::int64_t cell) const {
  const double rate = expression_.at(middle_of(cell));
  return rate > 0 ? std::min(rate, most) : 0;
}

ArrivalRate::Sum ArrivalRate::sum(Nanos duration) const {
  const Nanos end = std::min(duration, Nanos::max() - cell_length);
  if (end <= Nanos(0)) return {};
  const std::int64_t cells = (end.count() + cell_length.count() - 1) / cell_length.count();
  const std::int64_t points = expression_.is_constant() ? 1 : std::min(cells, most_points);
  Sum sum;
  for (std::int64_t i = 0; i < points; ++i) {
    // Spread over all cells, the first and the last among them.
    const std::int64_t cell = cells == points || points == 1 ? i : i * (cells - 1) / (points - 1);
    const double value = expression_.at(middle_of(cell));
    if (!std::isfinite(value) || value > most) refuse(text(), middle_of(cell), value);
    sum.peak = std::max(sum.peak, value);
    sum.total += std::max(value, 0.0);
  }
  sum.total *= seconds(end) / static_cast<double>(points);
  return sum;
}

Schedule::Schedule(ArrivalRate rate, const Crew& crew, std::uint64_t number,
                   std::optional<Drawn> poisson)
    : rate_(std::move(rate)), crew_(&crew), phase_(phase_of(number)), poisson_(poisson) {
  aim();
}

std::optional<Arrival> Schedule::next(Nanos until) {
  if (cell_ < 0) enter_cell(0);
  while (before_ + units_ < target_) {
    if ((cell_ + 1) * ArrivalRate::cell_length >= until) return std::nullopt;
    before_ += units_;
    enter_cell(cell_ + 1);
  }
  Nanos due = cell_ * ArrivalRate::cell_length;
  if (target_ > before_) {
    const auto length = static_cast<Units>(ArrivalRate::cell_length.count());
    due += Nanos(static_cast<Nanos::rep>(length * (target_ - before_) / units_));
  }
  if (due >= until) return std::nullopt;
  return Arrival{place_, due};
}

void Schedule::take() {
  ++place_;
  aim();
}

void Schedule::aim() {
  const std::uint64_t k = crew_->index(place_);
  if (!poisson_) {
    target_ = (static_cast<Units>(k) << 32) + phase_;
    return;
  }
  enter_block_of(k);
  target_ = (static_cast<Units>(block_) << 32) + drawn_[k - earlier_] + 1;
}

// The blocks before it are only counted.
void Schedule::enter_block_of(std::uint64_t k) {
  std::uint64_t count = count_in(block_);
  if (in_block_ && k < earlier_ + count) return;
  while (k >= earlier_ + count) {
    earlier_ += count;
    count = count_in(++block_);
  }
  in_block_ = true;
  drawn_.clear();
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::uint64_t bits = hash(hash(poisson_->seed, block_), i + 1);
    drawn_.push_back(static_cast<std::uint32_t>(bits >> 32));
  }
  std::sort(drawn_.begin(), drawn_.end());
}

std::uint64_t Schedule::count_in(std::uint64_t block) const {
  const double drawn = unit(hash(hash(poisson_->seed, block), 0));
  const auto found = std::upper_bound(chances.begin(), chances.end(), drawn);
  return static_cast<std::uint64_t>(found - chances.begin());
}

void Schedule::enter_cell(std::int64_t cell) {
  cell_ = cell;
  for (; !changes_.empty() && changes_.front().first <= cell * ArrivalRate::cell_length;
       changes_.pop_front()) {
    rate_ = std::move(changes_.front().second);
  }
  const double units =
      rate_.in_cell(cell) * seconds(ArrivalRate::cell_length) * units_per_arrival + rest_;
  units_ = static_cast<std::uint64_t>(units);
  rest_ = units - static_cast<double>(units_);
}

}  // namespace hailstorm
