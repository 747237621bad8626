#include "storm/roster.h"

#include <algorithm>
#include <utility>

#include "base/check.h"

namespace hailstorm {

void Roster::want(std::uint64_t places) {
  const std::uint64_t known = marks_.size();
  for (std::uint64_t i = places; i < std::min(wanted_, known); ++i) {
    if (marks_[i] == Mark::done) --done_;
    if (marks_[i] != Mark::taken) continue;
    marks_[i] = Mark::leaving;
    --taken_;
  }
  for (std::uint64_t i = wanted_; i < std::min(places, known); ++i) {
    if (marks_[i] == Mark::done) ++done_;
  }
  wanted_ = places;
  low_ = std::min(low_, places);
}

std::optional<std::uint64_t> Roster::next_free(std::uint64_t from, Instant now) const {
  for (std::uint64_t i = std::max(from, low_); i < wanted_; ++i) {
    if (i >= marks_.size()) return i;
    if (marks_[i] == Mark::empty && places_[i].free_at <= now) return i;
  }
  return std::nullopt;
}

Bot& Roster::seat(std::unique_ptr<Bot> bot, Instant now) {
  const std::uint64_t i = bot->place();
  HAIL_CHECK(i < wanted_);
  if (i >= places_.size()) {
    places_.resize(i + 1);
    marks_.resize(i + 1);
  }
  Place& place = places_[i];
  HAIL_CHECK(marks_[i] == Mark::empty);
  marks_[i] = Mark::taken;
  place.bot = std::move(bot);
  place.since = now;
  ++taken_;
  ++bots_;
  while (low_ < marks_.size() && (marks_[low_] == Mark::taken || marks_[low_] == Mark::done))
    ++low_;
  return *place.bot;
}

Bot* Roster::at(std::uint64_t place) const {
  return place < places_.size() ? places_[place].bot.get() : nullptr;
}

void Roster::leaving(const Bot& bot) {
  Mark& mark = marks_[bot.place()];
  HAIL_CHECK(at(bot.place()) == &bot && mark == Mark::taken);
  mark = Mark::leaving;
  --taken_;
  low_ = std::min(low_, bot.place());
}

std::unique_ptr<Bot> Roster::leave(Bot& bot, Instant now, Bot::End end) {
  const std::uint64_t i = bot.place();
  Place& place = places_[i];
  HAIL_CHECK(place.bot.get() == &bot);
  if (marks_[i] == Mark::taken) --taken_;
  marks_[i] = Mark::empty;
  place.free_at = now;
  if (end == Bot::End::failed) {
    const bool first = place.back_off == Nanos(0) || now - place.since >= long_enough;
    place.back_off = first ? shortest_back_off : std::min(2 * place.back_off, longest_back_off);
    place.free_at += place.back_off;
  }
  // A bot that leaves as soon as it has come must not make its place spin.
  if (end == Bot::End::left || end == Bot::End::cut_off)
    place.free_at = std::max(now, place.since + shortest_back_off);
  if (end == Bot::End::finished || end == Bot::End::given_up) {
    marks_[i] = Mark::done;
    ++done_all_;
    if (i < wanted_) ++done_;
  }
  --bots_;
  low_ = std::min(low_, i);
  return std::move(place.bot);
}

std::uint64_t Roster::held(Instant now) const {
  std::uint64_t count = 0;
  for (std::uint64_t i = low_; i < std::min<std::uint64_t>(wanted_, marks_.size()); ++i) {
    const Mark mark = marks_[i];
    if (mark == Mark::leaving || (mark == Mark::empty && now < places_[i].free_at)) ++count;
  }
  return count;
}

}  // namespace hailstorm
