// Locust's keys: w and W add 1 and 10 bots, s and S take them away.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "report/run_summary.h"
#include "storm/storm.h"

namespace hailstorm {

// Changes the number of bots of one model, of those where it is a plain number; Tab takes the next
// of them. Thread: the main loop's.
class BotKeys {
 public:
  // Is told what became of a key, a line for each that changes something or is refused.
  using Tell = std::function<void(const std::string& line)>;

  BotKeys(Storm& storm, Tell tell);

  void press(char key);
  // What the keys do; empty: nothing.
  std::string hint() const;
  const std::vector<RunChange>& changes() const { return changes_; }

 private:
  void add(std::int64_t bots);
  void refuse(const std::string& reason);

  Storm& storm_;
  Tell tell_;
  std::vector<std::string> models_;  // whose number can be changed
  std::size_t chosen_ = 0;
  std::vector<RunChange> changes_;
  std::set<std::string> refused_;  // is said once each
};

}  // namespace hailstorm
