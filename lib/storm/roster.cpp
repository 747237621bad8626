#include "storm/roster.h"

#include <algorithm>
#include <utility>

#include "base/check.h"

namespace hailstorm {

std::vector<Bot*> Roster::want(std::uint64_t places) {
  std::vector<Bot*> surplus;
  const std::uint64_t known = places_.size();
  for (std::uint64_t i = std::min(wanted_, known); i-- > places;) {
    Place& place = places_[i];
    if (place.done) --done_;
    if (!place.bot || place.leaving) continue;
    place.leaving = true;
    --taken_;
    surplus.push_back(place.bot.get());
  }
  for (std::uint64_t i = wanted_; i < std::min(places, known); ++i) {
    if (places_[i].done) ++done_;
  }
  wanted_ = places;
  low_ = std::min(low_, places);
  return surplus;
}

std::optional<std::uint64_t> Roster::next_free(std::uint64_t from, Instant now) const {
  for (std::uint64_t i = std::max(from, low_); i < wanted_; ++i) {
    if (i >= places_.size()) return i;
    const Place& place = places_[i];
    if (!place.bot && !place.done && place.free_at <= now) return i;
  }
  return std::nullopt;
}

Bot& Roster::seat(std::unique_ptr<Bot> bot, Instant now) {
  const std::uint64_t i = bot->place();
  HAIL_CHECK(i < wanted_);
  if (i >= places_.size()) places_.resize(i + 1);
  Place& place = places_[i];
  HAIL_CHECK(!place.bot && !place.done);
  place.bot = std::move(bot);
  place.since = now;
  ++taken_;
  ++bots_;
  while (low_ < places_.size() &&
         ((places_[low_].bot && !places_[low_].leaving) || places_[low_].done))
    ++low_;
  return *place.bot;
}

Bot* Roster::at(std::uint64_t place) const {
  return place < places_.size() ? places_[place].bot.get() : nullptr;
}

void Roster::leaving(const Bot& bot) {
  Place& place = places_[bot.place()];
  HAIL_CHECK(place.bot.get() == &bot && !place.leaving);
  place.leaving = true;
  --taken_;
  low_ = std::min(low_, bot.place());
}

std::unique_ptr<Bot> Roster::leave(Bot& bot, Instant now, Bot::End end) {
  const std::uint64_t i = bot.place();
  Place& place = places_[i];
  HAIL_CHECK(place.bot.get() == &bot);
  if (!place.leaving) --taken_;
  place.leaving = false;
  place.free_at = now;
  if (end == Bot::End::failed) {
    const bool first = place.back_off == Nanos(0) || now - place.since >= long_enough;
    place.back_off = first ? shortest_back_off : std::min(2 * place.back_off, longest_back_off);
    place.free_at += place.back_off;
  }
  // A bot that leaves as soon as it has come must not make its place spin.
  if (end == Bot::End::left) place.free_at = std::max(now, place.since + shortest_back_off);
  if (end == Bot::End::finished) {
    place.done = true;
    ++done_all_;
    if (i < wanted_) ++done_;
  }
  --bots_;
  low_ = std::min(low_, i);
  return std::move(place.bot);
}

std::uint64_t Roster::held(Instant now) const {
  std::uint64_t count = 0;
  for (std::uint64_t i = low_; i < std::min<std::uint64_t>(wanted_, places_.size()); ++i) {
    const Place& place = places_[i];
    if (place.bot ? place.leaving : !place.done && now < place.free_at) ++count;
  }
  return count;
}

}  // namespace hailstorm
