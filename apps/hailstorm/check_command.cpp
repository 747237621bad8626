// hailstorm check: compile a script, list what it defines and what holds, run nothing.
#include <cstdio>

#include "arguments.h"
#include "assemble.h"
#include "run_storm.h"
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

constexpr const char* state_names[] = {"Initializing", "Running", "Stopping"};

void list_model(const Model& model) {
  std::printf("model %s: %s\n", model.name.c_str(), pace_of(model).c_str());
  double sum = 0;
  for (const Action& action : model.actions) sum += action.weight;
  for (const Action& action : model.actions) {
    std::printf("  action %-20s weight %g (%.1f %%)\n", action.name.c_str(), action.weight,
                sum > 0 ? 100 * action.weight / sum : 0.0);
  }
  for (const Hook& hook : model.hooks) {
    std::printf("  hook   %-20s on entering %s\n", hook.name.c_str(),
                state_names[static_cast<int>(hook.state)]);
  }
}

void list_crowds(const StormPlan& plan) {
  for (const CrowdPlan& crowd : plan.crowds) {
    std::printf("crowd %s: %s bots, at most %llu\n", crowd.name.c_str(), crowd.shape.text().c_str(),
                static_cast<unsigned long long>(crowd.peak));
  }
}

}  // namespace

int check_command(const Words& words) {
  if (const auto help = asked_help(syntax(), words)) return std::fputs(help->c_str(), stdout) < 0;
  const Resolved what = assemble(syntax(), parse_arguments(syntax(), words));
  const Loaded loaded = load_script(what.simulation);
  StormOptions options;
  options.threads = what.options.threads;
  const StormPlan plan = plan_storm(loaded.models, what.simulation, options);
  std::printf("script %s: %zu module%s\n", loaded.program.entry.c_str(),
              loaded.program.modules.size(), loaded.program.modules.size() == 1 ? "" : "s");
  for (const Model& model : loaded.models) list_model(model);
  list_crowds(plan);
  for (const std::string& warning : loaded.warnings) std::printf("note: %s\n", warning.c_str());
  for (const auto& line : list_settings(what.simulation, what.options)) {
    std::printf("%s = %s (%s)\n", line.name.c_str(), line.value.c_str(), line.origin.c_str());
  }
  return 0;
}

}  // namespace hailstorm
