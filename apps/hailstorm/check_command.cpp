// hailstorm check: compile a script, list what it defines and what holds, run nothing.
#include <cstdio>
#include <string>

#include "arguments.h"
#include "assemble.h"
#include "base/secret_names.h"
#include "log/secrets.h"
#include "run_thresholds.h"
#include "run_words.h"
#include "script_world.h"
#include "simulation/listing.h"
#include "storm/plan.h"

namespace hailstorm {
namespace {

Syntax syntax() {
  return {"check",
          "compile a script, list what it defines and what holds, run nothing",
          "URL | SCRIPT | SIMULATION",
          {"hailstorm check shop.js", "hailstorm check simulation.yaml --duration 2m"},
          assembled_options()};
}

// "  tags slow, rare", or nothing.
std::string tags_of(const Action& action) {
  std::string text;
  for (const std::string& tag : action.tags) text += (text.empty() ? "  tags " : ", ") + tag;
  return text + (action.left_out ? "  left out" : "");
}

// "weight 3 (75.0 %)".
std::string share_of(double weight, double sum) {
  char text[80];
  std::snprintf(text, sizeof text, "weight %g (%.1f %%)", weight,
                sum > 0 ? 100 * weight / sum : 0.0);
  return text;
}

// "then browse 75.0 %, checkout 25.0 %".
std::string row_of(const Model& model, const std::vector<double>& row) {
  double sum = 0;
  for (const double weight : row) sum += weight;
  std::string text = "then";
  for (std::size_t to = 0; to < row.size(); ++to) {
    char share[32];
    std::snprintf(share, sizeof share, " %.1f %%", 100 * row[to] / sum);
    if (row[to] > 0) text += (text == "then" ? " " : ", ") + model.actions[to].name + share;
  }
  return text;
}

void list_actions(const Model& model) {
  double sum = 0;
  for (const Action& action : model.actions) sum += action.left_out ? 0 : action.weight;
  for (std::size_t i = 0; i < model.actions.size(); ++i) {
    const Action& action = model.actions[i];
    const std::string when = !model.sequence.empty()      ? "in sequence"
                             : !model.transitions.empty() ? row_of(model, model.transitions[i])
                                                          : share_of(action.weight, sum);
    std::printf("  action %-20s %s%s\n", action.name.c_str(), when.c_str(),
                tags_of(action).c_str());
  }
  std::string turns;
  for (const std::uint32_t number : model.sequence) {
    if (!model.actions[number].left_out) turns += " " + model.actions[number].name;
  }
  if (!turns.empty()) std::printf("  sequence%s\n", turns.c_str());
}

void list_model(const Model& model) {
  std::printf("model %s: %s\n", model.name.c_str(), pace_of(model).c_str());
  list_actions(model);
  for (const Hook& hook : model.hooks) {
    std::printf("  hook   %-20s on entering %s\n", hook.name.c_str(), name_of(hook.state).c_str());
  }
}

void list_crowds(const StormPlan& plan) {
  for (const CrowdPlan& crowd : plan.crowds) {
    if (crowd.arrives()) {
      const ArrivalPlan& arrivals = crowd.arrivals();
      std::printf("crowd %s: %s arrivals per second%s, at most %.6g", crowd.name.c_str(),
                  crowd.text().c_str(), arrivals.poisson ? " (Poisson)" : "", arrivals.peak);
      if (arrivals.end != Nanos::max()) std::printf(", %.9g in all", arrivals.total);
      std::printf("\n");
    } else {
      std::printf("crowd %s: %s %s, at most %llu\n", crowd.name.c_str(), crowd.text().c_str(),
                  crowd.text() == "1" ? "bot" : "bots",
                  static_cast<unsigned long long>(crowd.peak));
    }
  }
}

// What others may see of a setting: what `check` prints ends up in the logs of CI.
std::string shown(const ListedSetting& setting) {
  constexpr std::string_view variable = "env ";
  const bool is_secret =
      setting.name.starts_with(variable) && is_secret_name(setting.name.substr(variable.size()));
  return is_secret ? "***" : without_secrets(setting.value);
}

}  // namespace

int check_command(const Words& words) {
  if (const auto help = asked_help(syntax(), words)) return std::fputs(help->c_str(), stdout) < 0;
  const Assembled what = assemble(syntax(), parse_arguments(syntax(), words));
  const Loaded& loaded = what.loaded;
  StormOptions options;
  options.threads = what.options.threads;
  const StormPlan plan = plan_storm(loaded.models, what.simulation, options);
  std::printf("script %s: %zu module%s\n", loaded.program.entry.c_str(),
              loaded.program.modules.size(), loaded.program.modules.size() == 1 ? "" : "s");
  for (const Model& model : plan.models) list_model(model);
  list_crowds(plan);
  for (const GivenThreshold& one : given_thresholds(what.simulation, loaded)) {
    std::printf("threshold %s (%s)\n", one.threshold.text.c_str(), describe(one.origin).c_str());
  }
  for (const std::string& warning : loaded.warnings) std::printf("note: %s\n", warning.c_str());
  for (const std::string& note : plan.notes) std::printf("note: %s\n", note.c_str());
  for (const std::string& note : notes_on_data(loaded, plan)) {
    std::printf("note: %s\n", note.c_str());
  }
  for (const auto& line : list_settings(what.simulation, what.options)) {
    std::printf("%s = %s (%s)\n", line.name.c_str(), shown(line).c_str(), line.origin.c_str());
  }
  return 0;
}

}  // namespace hailstorm
