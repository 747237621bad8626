#include "storm/shaped_crowd.h"

#include <string>

namespace hailstorm {

ShapedCrowd::ShapedCrowd(const CrowdPlan& plan, const StormPlan& storm, const WorkerPlan& share,
                         Recorder& recorder)
    : Crowd(plan, storm, share, recorder),
      shape_(plan.shape()),
      peak_(plan.peak),
      crew_(share.slice, plan.base, storm.seats),
      before_(plan.before),
      has_seats_(!share.slice.empty()) {}

void ShapedCrowd::tick(Nanos t) {
  for (; !changes_.empty() && changes_.front().first <= t; changes_.pop_front()) {
    peak_ = changes_.front().second;
    shape_ = Shape(std::to_string(peak_));
    rescaled_ = true;
  }
  want(has_seats_ ? crew_.count_below(shape_.bots_at(t)) : 0);
}

void ShapedCrowd::stop() {
  if (!stopped_) done_when_stopped_ = everyone_is_done();
  stopped_ = true;
  want(0);
}

bool ShapedCrowd::all_done() const {
  // When bots are wanted no more, those that were no longer wanted cannot be told from those that
  // are done.
  return rescaled_ && stopped_ ? done_when_stopped_ : everyone_is_done();
}

bool ShapedCrowd::everyone_is_done() const {
  if (roster_.done() < peak()) return false;
  return !rescaled_ || (roster_.missing() == 0 && roster_.bots() == 0);
}

void ShapedCrowd::want(std::uint64_t places) {
  const std::uint64_t before = roster_.wanted();
  roster_.want(places);
  if (places < before) surplus_.push_back({places, before});
}

bool ShapedCrowd::stop_surplus(const Stint& stint) {
  for (; !surplus_.empty(); surplus_.pop_front()) {
    Range& range = surplus_.front();
    while (range.end > range.begin) {
      if (stint.over()) return true;
      if (Bot* bot = roster_.leaving_at(--range.end)) bot->stop();
    }
  }
  return false;
}

bool ShapedCrowd::admit(const Stint& stint, Instant now, Admission& admission, std::uint64_t& bots,
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
    roster_.seat(make(role(), params, *place, std::nullopt), now).begin();
    note_fullest(roster_.wanted());
  }
  return false;
}

Bot* ShapedCrowd::bot_of(std::uint64_t index) const {
  const auto place = crew_.place(index);
  return place ? roster_.at(*place) : nullptr;
}

std::vector<Bot*> ShapedCrowd::all() const {
  std::vector<Bot*> bots;
  roster_.each_bot([&bots](Bot& bot) { bots.push_back(&bot); });
  return bots;
}

Census ShapedCrowd::census(Instant now, const Admission& admission, std::uint64_t bots) const {
  Census census = role().census;
  const auto missing = static_cast<std::int64_t>(roster_.missing());
  // A place that has become free since the last tick is not late: it waits for this one.
  census.held = static_cast<std::int64_t>(roster_.held(now - tick_length));
  (admission.has_room(bots) ? census.late : census.refused) = missing - census.held;
  census.wanted = census.alive() + missing;
  return census;
}

}  // namespace hailstorm
