#include "storm/rhythm.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <variant>

namespace hailstorm {
namespace {

template <class Kind>
const Kind* wait_of(const Model& model) {
  return model.wait ? std::get_if<Kind>(&*model.wait) : nullptr;
}

}  // namespace

Instant Rhythm::begin(Instant now, double phase) {
  beats_ = true;
  next_tick_ = now;
  if (ticks()) {
    const auto interval = static_cast<double>(model_.interval.count());
    next_tick_ += Nanos(static_cast<Nanos::rep>(phase * interval));
  }
  return next_tick_;
}

Rhythm::Unserved Rhythm::end(Instant now) {
  const Unserved unserved{{owed_, owes_ ? 1u : 0u}, {next_tick_, overdue(now)}};
  beats_ = owes_ = false;
  return unserved;
}

Rhythm::Served Rhythm::serve() {
  if (!ticks()) return {};
  if (std::exchange(owes_, false)) return {Served::owed_tick, owed_};
  return {Served::tick, std::exchange(next_tick_, next_tick_ + model_.interval)};
}

std::optional<std::uint32_t> Rhythm::asks() const {
  if (const AskedWait* asked = wait_of<AskedWait>(model_)) return asked->handler;
  return std::nullopt;
}

Rhythm::Next Rhythm::next(Instant started, Instant now, Random& random) {
  if (const DrawnWait* wait = wait_of<DrawnWait>(model_)) {
    const auto range = static_cast<double>((wait->max - wait->min).count());
    return {now + wait->min + Nanos(static_cast<Nanos::rep>(random.real() * range)), {}};
  }
  if (const Pacing* pacing = wait_of<Pacing>(model_))
    return {std::max(now, started + pacing->time), {}};
  return again(now, now);
}

Rhythm::Next Rhythm::again(Instant now, Instant planned) {
  if (!ticks()) return {std::max(now, planned), {}};
  // The first that found the bot busy is owed, the others are missed.
  if (!owes_ && overdue(now) > 0) {
    owes_ = true;
    owed_ = std::exchange(next_tick_, next_tick_ + model_.interval);
  }
  if (!owes_) return {next_tick_, {}};
  const Ticks missed{next_tick_, overdue(now)};
  next_tick_ += static_cast<Nanos::rep>(missed.count) * model_.interval;
  return {now, missed};
}

std::uint64_t Rhythm::overdue(Instant now) const {
  if (!beats_ || !ticks() || next_tick_ > now) return 0;
  return static_cast<std::uint64_t>((now - next_tick_) / model_.interval) + 1;
}

Nanos pause_before_retry(unsigned failures, double part) {
  constexpr double first = 1, last = 30;
  const double longest =
      std::min(std::ldexp(first, static_cast<int>(std::min(failures, 9u)) - 1), last);
  return from_seconds(longest * (1 + part) / 2);
}

}  // namespace hailstorm
