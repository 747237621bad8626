#include "storm/crowds.h"

#include <algorithm>

#include "base/check.h"

namespace hailstorm {

Crowd& crowd_of(const Crowds& crowds, const Bot& bot) {
  const auto found = std::find_if(crowds.begin(), crowds.end(), [&bot](const auto& crowd) {
    return &crowd->role() == &bot.role();
  });
  HAIL_CHECK(found != crowds.end());
  return **found;
}

bool have_work(const Crowds& crowds) {
  return std::any_of(crowds.begin(), crowds.end(),
                     [](const auto& crowd) { return crowd->peak() > 0; });
}

bool all_done(const Crowds& crowds) {
  return std::all_of(crowds.begin(), crowds.end(),
                     [](const auto& crowd) { return crowd->all_done(); });
}

double share_of_bots(const Crowds& crowds) {
  Crowd::Share sum;
  for (const auto& crowd : crowds) {
    sum.own += crowd->share().own;
    sum.whole += crowd->share().whole;
  }
  return sum.whole == 0 ? 0 : sum.own / sum.whole;
}

void take_census(const Crowds& crowds, Instant now, const Admission& admission, std::uint64_t bots,
                 bool at_fullest, std::map<std::string, Census>& told) {
  for (const auto& crowd : crowds) {
    Census& census = told[crowd->role().model.name];
    census = at_fullest ? crowd->fullest() : crowd->census(now, admission, bots);
    census.most = crowd->take_most();
  }
}

void cut_off_all(const Crowds& crowds) {
  for (const auto& crowd : crowds) {
    for (Bot* bot : crowd->all()) bot->cut_off();
  }
}

std::string why_it_cannot_live(const Crowd& crowd, const std::string& error) {
  return crowd.role().model.name +
         " cannot live: its first bots have failed before any had come to the end of an action. "
         "The last error:\n  " +
         error;
}

std::string why_given_up(const Crowds& crowds, const std::string& error) {
  const auto hopeful = [](const auto& crowd) { return crowd->peak() > 0 && !crowd->gave_up(); };
  if (!have_work(crowds) || std::any_of(crowds.begin(), crowds.end(), hopeful)) return {};
  return "no bot of " + crowds.front()->role().model.name +
         " has got through Initializing, in five attempts each. The last error:\n  " + error;
}

}  // namespace hailstorm
