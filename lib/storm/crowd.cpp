#include "storm/crowd.h"

#include <algorithm>

namespace hailstorm {

Crowd::Crowd(const CrowdPlan& plan, const StormPlan& storm, const WorkerPlan& share,
             Recorder& recorder)
    : number_(share.number),
      workers_(share.workers),
      role_(storm.models[plan.model], plan.model, recorder) {}

bool Crowd::cut_off_slow(const Stint& stint, Instant then) {
  while (!stopping_.empty()) {
    const auto [since, place] = stopping_.front();
    Bot* const bot = at(place);
    const bool gone = !bot || bot->stopping_since() != since;
    if (!gone && since > then) return false;
    if (stint.over()) return true;
    stopping_.pop_front();
    if (!gone) bot->cut_off();
  }
  return false;
}

std::unique_ptr<Bot> Crowd::bot_gone(Bot& bot, Instant now) {
  free_ids_.push(bot.bot_id());
  if (bot.end() == Bot::End::failed)
    ++(bot.state() == BotState::initializing ? stillborn_ : failed_);
  if (bot.end() == Bot::End::given_up) ++given_up_;
  // What it had to do is done, though it did not leave in time.
  const bool done = bot.end() == Bot::End::cut_off && bot.done();
  return leave(bot, now, done ? Bot::End::finished : bot.end());
}

bool Crowd::cannot_live() const {
  if (role_.lives) return false;
  const std::uint64_t all = std::max<std::uint64_t>(1, std::min(most_stillborn, most_ever()));
  return failed_ >= std::max(all, least_short_lived) || (!role_.begins && stillborn_ >= all);
}

void Crowd::note_fullest(std::uint64_t wanted) {
  if (role_.census.alive() <= fullest_.alive()) return;
  fullest_ = role_.census;
  fullest_.wanted = static_cast<std::int64_t>(wanted);
}

// Worker w of W gives w + 1, w + 1 + W, ...; the lowest free one first.
std::uint64_t Crowd::take_id() {
  if (free_ids_.empty()) return number_ + 1 + workers_ * ids_used_++;
  const std::uint64_t id = free_ids_.top();
  free_ids_.pop();
  return id;
}

}  // namespace hailstorm
