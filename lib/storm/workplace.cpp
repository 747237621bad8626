#include "storm/workplace.h"

#include <algorithm>
#include <cstdio>
#include <string>

#include "base/check.h"

namespace hailstorm {

double ScriptHost::random() { return random_ ? random_->real() : 0.5; }

void ScriptHost::checked(std::string_view name, bool passed) { recorder_.check(name, passed); }

void ScriptHost::judged(Judged& exchange, Verdict verdict, std::string_view text) {
  recorder_.judge(exchange, verdict, text);
}

void ScriptHost::threw(std::string_view text) { recorder_.mishap(model_, action_, text); }

void ScriptHost::printed(std::string_view level, std::string_view text) {
  // One call per line, so that the lines of several workers do not mix.
  std::string line = "[" + std::string(level) + "] " + std::string(text) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

Role::Role(const Model& described, std::size_t ordinal, Recorder& recorder)
    : model(described),
      number(ordinal),
      name(recorder.name(described.name)),
      constructor(recorder.name("constructor")),
      seed(hash(described.name)) {
  double sum = 0;
  std::size_t handler_count = 0;
  for (const Action& action : model.actions)
    handler_count = std::max<std::size_t>(handler_count, action.handler + 1);
  for (const Hook& hook : model.hooks)
    handler_count = std::max<std::size_t>(handler_count, hook.handler + 1);
  handlers.resize(handler_count);
  for (const Action& action : model.actions) {
    handlers[action.handler] = recorder.name(action.name);
    cumulative.push_back(sum += action.weight);
  }
  for (const Hook& hook : model.hooks) handlers[hook.handler] = recorder.name(hook.name);
}

const Action& Role::draw(Random& random) const {
  HAIL_CHECK(has_actions());
  if (cumulative.size() == 1) return model.actions.front();
  const double x = random.real() * cumulative.back();
  const auto found = std::upper_bound(cumulative.begin(), cumulative.end(), x);
  const auto last = static_cast<std::ptrdiff_t>(cumulative.size()) - 1;
  return model.actions[static_cast<std::size_t>(std::min(found - cumulative.begin(), last))];
}

}  // namespace hailstorm
