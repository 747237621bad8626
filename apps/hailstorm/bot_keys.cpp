// From a key to a number of bots.
#include "bot_keys.h"

#include <utility>

#include "report/text.h"

namespace hailstorm {

BotKeys::BotKeys(Storm& storm, Tell tell) : storm_(storm), tell_(std::move(tell)) {
  for (const CrowdPlan& crowd : storm_.plan().crowds) {
    if (storm_.bots_of(crowd.name)) models_.push_back(crowd.name);
  }
}

void BotKeys::press(char key) {
  switch (key) {
    case 'w': return add(1);
    case 'W': return add(10);
    case 's': return add(-1);
    case 'S': return add(-10);
    case '\t':
      if (!models_.empty()) chosen_ = (chosen_ + 1) % models_.size();
      return;
    default: return;
  }
}

std::string BotKeys::hint() const {
  if (models_.empty()) return {};
  std::string text = "keys: w +1 W +10 s -1 S -10 bots";
  if (models_.size() > 1) text += " of " + models_[chosen_] + ", Tab: the next model";
  return text;
}

void BotKeys::add(std::int64_t bots) {
  if (models_.empty()) {
    const std::vector<CrowdPlan>& crowds = storm_.plan().crowds;
    if (crowds.empty()) return refuse("there are no bots to change");
    const CrowdPlan& first = crowds.front();
    return refuse(first.arrives()
                      ? first.name + " arrives at a rate, which keys do not change"
                      : "the bots of " + first.name + " follow a formula of time: " + first.text());
  }
  const std::string& model = models_[chosen_];
  const auto before = static_cast<std::int64_t>(*storm_.bots_of(model));
  const std::int64_t after = std::max<std::int64_t>(before + bots, 0);
  if (after == before) return;
  const Storm::Rescaled done = storm_.rescale(model, static_cast<std::uint64_t>(after));
  if (!done.refusal.empty()) return refuse(done.refusal);
  changes_.push_back(
      {done.from, model, static_cast<std::uint64_t>(before), static_cast<std::uint64_t>(after)});
  tell_(model + ": " + show_count(changes_.back().to) + " bots from " + show_elapsed(done.from) +
        " on, " + show_count(changes_.back().from) + " before");
}

void BotKeys::refuse(const std::string& reason) {
  if (refused_.insert(reason).second) tell_("keys change nothing: " + reason);
}

}  // namespace hailstorm
