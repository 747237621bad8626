// hailstorm check: compile a script, list what it defines and what holds, run nothing.
#include <cstdio>

#include "arguments.h"
#include "assemble.h"
#include "run_storm.h"

namespace hailstorm {
namespace {

Syntax syntax() {
  return {"check",
          "compile a script, list what it defines and what holds, run nothing",
          "URL | SCRIPT | SIMULATION",
          {"hailstorm check shop.js", "hailstorm check simulation.yaml --duration 2m"},
          assembled_options()};
}

}  // namespace

int check_command(const Words& words) {
  if (const auto help = asked_help(syntax(), words)) return std::fputs(help->c_str(), stdout) < 0;
  const Resolved what = assemble(syntax(), parse_arguments(syntax(), words));
  return check_script(what.simulation, what.options);
}

}  // namespace hailstorm
