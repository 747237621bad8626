#include "storm/crowd.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/check.h"

namespace hailstorm {
void Admission::refill(Nanos t) {
  if (!rate_) return;
  const double most = 1 + *rate_ * seconds(tick_length);
  if (started_) tokens_ = std::min(tokens_ + *rate_ * seconds(t - last_), most);
  started_ = true;
  last_ = t;
}

Crowd::Crowd(const CrowdPlan& plan, const StormPlan& storm, const WorkerPlan& share,
             Recorder& recorder)
    : shape_(plan.shape),
      peak_(plan.peak),
      crew_(share.slice, plan.base, storm.seats),
      before_(plan.before),
      has_seats_(!share.slice.empty()),
      number_(share.number),
      workers_(share.workers),
      role_(storm.models[plan.model], plan.model, recorder) {}

void Crowd::tick(Nanos t) {
  for (; !changes_.empty() && changes_.front().first <= t; changes_.pop_front()) {
    peak_ = changes_.front().second;
    shape_ = Shape(std::to_string(peak_));
    rescaled_ = true;
  }
  want(has_seats_ ? crew_.count_below(shape_.bots_at(t)) : 0);
}

void Crowd::stop() {
  if (!stopped_) done_when_stopped_ = everyone_is_done();
  stopped_ = true;
  want(0);
}

bool Crowd::all_done() const {
  // When bots are wanted no more, those that were no longer wanted cannot be told from those that
  // are done.
  return rescaled_ && stopped_ ? done_when_stopped_ : everyone_is_done();
}

bool Crowd::everyone_is_done() const {
  if (roster_.done() < peak()) return false;
  return !rescaled_ || (roster_.missing() == 0 && roster_.bots() == 0);
}

void Crowd::want(std::uint64_t places) {
  const std::uint64_t before = roster_.wanted();
  roster_.want(places);
  if (places < before) surplus_.push_back({places, before});
}

bool Crowd::stop_surplus(const Stint& stint) {
  for (; !surplus_.empty(); surplus_.pop_front()) {
    Range& range = surplus_.front();
    while (range.end > range.begin) {
      if (stint.over()) return true;
      if (Bot* bot = roster_.leaving_at(--range.end)) bot->stop();
    }
  }
  return false;
}

bool Crowd::cut_off_slow(const Stint& stint, Instant then) {
  while (!stopping_.empty()) {
    const auto [since, place] = stopping_.front();
    Bot* const bot = roster_.at(place);
    const bool gone = !bot || bot->stopping_since() != since;
    if (!gone && since > then) return false;
    if (stint.over()) return true;
    stopping_.pop_front();
    if (!gone) bot->cut_off();
  }
  return false;
}

bool Crowd::admit(const Stint& stint, Instant now, Admission& admission, std::uint64_t& bots,
                  const MakeBot& make) {
  std::uint64_t from = 0;
  while (roster_.missing() > 0 && admission.has_room(bots) && admission.has_token()) {
    if (stint.over()) return true;
    const auto place = roster_.next_free(from, now);
    if (!place) break;
    from = *place + 1;
    admission.take();
    ++bots;
    const BotParams params{.index = crew_.index(*place), .bot_id = take_id(), .before = before_};
    roster_.seat(make(role_, params, *place), now).begin();
    if (role_.census.alive() > fullest_.alive()) {
      fullest_ = role_.census;
      fullest_.wanted = static_cast<std::int64_t>(roster_.wanted());
    }
  }
  return false;
}

Bot* Crowd::bot_of(std::uint64_t index) const {
  const auto place = crew_.place(index);
  return place ? roster_.at(*place) : nullptr;
}

std::unique_ptr<Bot> Crowd::bot_gone(Bot& bot, Instant now) {
  free_ids_.push(bot.bot_id());
  if (bot.end() == Bot::End::failed)
    ++(bot.state() == BotState::initializing ? stillborn_ : failed_);
  if (bot.end() == Bot::End::given_up) ++given_up_;
  // What it had to do is done, though it did not leave in time.
  const bool done = bot.end() == Bot::End::cut_off && bot.done();
  return roster_.leave(bot, now, done ? Bot::End::finished : bot.end());
}

bool Crowd::cannot_live() const {
  if (role_.lives) return false;
  const std::uint64_t all = std::max<std::uint64_t>(1, std::min(most_stillborn, peak()));
  return failed_ >= std::max(all, least_short_lived) || (!role_.begins && stillborn_ >= all);
}

Census Crowd::census(Instant now, const Admission& admission, std::uint64_t bots) const {
  Census census = role_.census;
  const auto missing = static_cast<std::int64_t>(roster_.missing());
  // A place that has become free since the last tick is not late: it waits for this one.
  census.held = static_cast<std::int64_t>(roster_.held(now - tick_length));
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
