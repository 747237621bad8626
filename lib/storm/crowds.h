// All crowds of a worker, asked together.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "storm/crowd.h"

namespace hailstorm {

using Crowds = std::vector<std::unique_ptr<Crowd>>;

// The one that a bot is of.
Crowd& crowd_of(const Crowds& crowds, const Bot& bot);
// Whether any has bots at any time.
bool have_work(const Crowds& crowds);
bool all_done(const Crowds& crowds);
// The worker's part of all bots of the run, each crowd at the highest number that is known of it.
double share_of_bots(const Crowds& crowds);
// The census of each at the end of a second, by its model's name; at its fullest moment where that
// is wanted. Begins the next second.
void take_census(const Crowds& crowds, Instant now, const Admission& admission, std::uint64_t bots,
                 bool at_fullest, std::map<std::string, Census>& told);
// Ends all bots at once.
void cut_off_all(const Crowds& crowds);
// In words, with the last error of a script: why a crowd cannot live, or why all that have work
// gave up; empty when they did not.
std::string why_it_cannot_live(const Crowd& crowd, const std::string& error);
std::string why_given_up(const Crowds& crowds, const std::string& error);

}  // namespace hailstorm
