// hailstorm run: storm a target with bots and report what happened.
#include <cstdio>

#include "arguments.h"
#include "assemble.h"
#include "run_storm.h"

namespace hailstorm {
namespace {

Syntax syntax() {
  return {"run",
          "storm a target with bots and report what happened",
          "URL | SCRIPT | SIMULATION",
          {"hailstorm run http://127.0.0.1:8000/hello --bots 64 --duration 30s",
           "hailstorm run shop.js --bots 'Shopper=100*rect((t-60)/120)' --duration 2m",
           "hailstorm run simulation.yaml -e BASE_URL=http://127.0.0.1:8000"},
          assembled_options()};
}

}  // namespace

int run_command(const Words& words) {
  if (const auto help = asked_help(syntax(), words)) return std::fputs(help->c_str(), stdout) < 0;
  const Arguments arguments = parse_arguments(syntax(), words);
  if (arguments.flag("show-script")) return show_built_in_script();
  Assembled what = assemble(syntax(), arguments);
  return run_storm(what.simulation, what.options, what.loaded);
}

}  // namespace hailstorm
