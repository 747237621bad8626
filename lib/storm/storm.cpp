#include "storm/storm.h"

#include <algorithm>
#include <utility>

#include "base/check.h"

namespace hailstorm {
namespace {

// Between the last worker's readiness and run time 0.
constexpr Nanos launch_delay = std::chrono::milliseconds(20);

}  // namespace

Storm::Storm(Loop& loop, const Clock& clock, const Loaded& loaded, const Simulation& simulation,
             const StormOptions& options, Events events)
    : clock_(clock),
      simulation_(simulation),
      options_(options),
      plan_(plan_storm(loaded.models, simulation, options)),
      events_(std::move(events)),
      mailbox_(loop, [this](const WorkerNews& news) { hear(news); }) {
  for (const WorkerPlan& share : plan_.workers) {
    workers_.push_back(
        std::make_unique<Worker>(plan_, share, loaded.program, simulation_, options_, clock_,
                                 [this](WorkerNews news) { mailbox_.post(std::move(news)); }));
  }
}

Storm::~Storm() {
  for (const auto& worker : workers_) worker->cut_off();
}

void Storm::stop() {
  if (stopping_) return;
  stopping_ = true;
  result_.end = StormEnd::stopped;
  for (const auto& worker : workers_) worker->stop();
}

void Storm::cut_off() {
  if (!stopping_) result_.end = StormEnd::stopped;
  stopping_ = true;
  for (const auto& worker : workers_) worker->cut_off();
}

// ---- What the workers tell

void Storm::hear(const WorkerNews& news) {
  if (std::holds_alternative<WorkerReady>(news)) return hear_ready();
  if (auto* window = std::get_if<WorkerWindow>(&news)) return hear_window(*window);
  if (auto* finished = std::get_if<WorkerFinished>(&news)) return hear_finished(*finished);
  result_.failure = std::get<WorkerFailed>(news).message;
  cut_off();
  result_.end = StormEnd::failed;
}

void Storm::hear_ready() {
  if (++ready_ < workers_.size()) return;
  launched_ = clock_.now() + launch_delay;
  for (const auto& worker : workers_) worker->launch(launched_);
}

void Storm::hear_window(const WorkerWindow& news) {
  Round& round = rounds_[news.window.number];
  round.window.number = news.window.number;
  round.window.merge(news.window);
  round.lag = std::max(round.lag, news.lag);
  ++round.parts;
  close_rounds();
}

std::size_t Storm::parts_of(std::int64_t window, const Round& round) const {
  const auto none = std::count_if(finished_.begin(), finished_.end(),
                                  [window](std::int64_t windows) { return windows <= window; });
  return round.parts + static_cast<std::size_t>(none);
}

// In their order.
void Storm::close_rounds() {
  while (!rounds_.empty() &&
         parts_of(rounds_.begin()->first, rounds_.begin()->second) == workers_.size()) {
    const Round round = std::move(rounds_.extract(rounds_.begin()).mapped());
    result_.total.merge(round.window.tally);
    events_.window(round.window, round.lag);
  }
}

void Storm::hear_finished(const WorkerFinished& news) {
  result_.health.merge(news.health);
  if (news.iterations_done) ++iterations_done_;
  finished_.push_back(news.windows);
  close_rounds();
  if (finished_.size() < workers_.size()) return;
  if (!stopping_ && iterations_done_ == workers_.size()) result_.end = StormEnd::iterations_done;
  stopping_ = true;
  if (ready_ == workers_.size()) result_.elapsed = std::max(Nanos(0), clock_.now() - launched_);
  workers_.clear();
  events_.end(result_);
}

}  // namespace hailstorm
