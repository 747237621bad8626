#include "storm/crowd.h"

#include <algorithm>
#include <utility>

#include "base/check.h"

namespace hailstorm {
namespace {

// After a bot has failed its place stays empty for a while, so that a model that cannot live does
// not spin.
constexpr Nanos back_off = std::chrono::seconds(1);

}  // namespace

void Admission::refill(Nanos t) {
  if (!rate_) return;
  const double most = 1 + *rate_ * seconds(tick_length);
  if (started_) tokens_ = std::min(tokens_ + *rate_ * seconds(t - last_), most);
  started_ = true;
  last_ = t;
}

Crowd::Crowd(const CrowdPlan& plan, const StormPlan& storm, const WorkerPlan& share,
             Recorder& recorder)
    : plan_(plan),
      shape_(plan.shape),
      crew_(share.slice, plan.base, storm.seats),
      has_seats_(!share.slice.empty()),
      number_(share.number),
      workers_(share.workers),
      role_(storm.models[plan.model], plan.model, recorder) {}

void Crowd::tick(Nanos t) {
  for (Bot* bot : roster_.want(has_seats_ ? crew_.count_below(shape_.bots_at(t)) : 0)) bot->stop();
}

void Crowd::stop() {
  for (Bot* bot : roster_.want(0)) bot->stop();
}

std::size_t Crowd::admit(Instant now, std::size_t most, Admission& admission, std::uint64_t& bots,
                         const MakeBot& make) {
  std::size_t started = 0;
  std::uint64_t from = 0;
  while (started < most && roster_.missing() > 0 && admission.has_room(bots) &&
         admission.has_token()) {
    const auto place = roster_.next_free(from, now);
    if (!place) break;
    from = *place + 1;
    admission.take();
    ++started;
    ++bots;
    roster_.seat(make(role_, {crew_.index(*place), take_id()}, *place)).begin();
  }
  return started;
}

std::unique_ptr<Bot> Crowd::bot_gone(Bot& bot, Instant now) {
  free_ids_.push(bot.bot_id());
  const bool failed = bot.end() == Bot::End::failed;
  return roster_.leave(bot, failed ? now + back_off : now, bot.end() == Bot::End::finished);
}

Census Crowd::census(Instant now, const Admission& admission, std::uint64_t bots) const {
  Census census = role_.census;
  const auto missing = static_cast<std::int64_t>(roster_.missing());
  census.held = static_cast<std::int64_t>(roster_.held(now));
  (admission.has_room(bots) ? census.late : census.refused) = missing - census.held;
  census.wanted = census.alive() + missing;
  return census;
}

// Worker w of W gives w + 1, w + 1 + W, ...; the lowest free one first.
std::uint64_t Crowd::take_id() {
  if (free_ids_.empty()) return number_ + 1 + workers_ * ids_used_++;
  const std::uint64_t id = free_ids_.top();
  free_ids_.pop();
  return id;
}

}  // namespace hailstorm
