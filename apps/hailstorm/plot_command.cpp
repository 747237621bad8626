// hailstorm plot: draw the curve of a shape in the terminal.
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "arguments.h"
#include "assemble.h"
#include "base/duration.h"
#include "base/error.h"
#include "report/curve.h"
#include "shape/schedule.h"
#include "shape/shape.h"
#include "simulation/script_file.h"
#include "simulation/simulation_file.h"
#include "simulation/values.h"

namespace hailstorm {
namespace {

constexpr Nanos default_span = std::chrono::minutes(2);

Syntax syntax() {
  constexpr std::string_view group = "Options";
  return {
      "plot",
      "draw the curve of a shape in the terminal",
      "SHAPE | SIMULATION",
      {"hailstorm plot '100*costrapz(t-60,120,60)' --until 2m", "hailstorm plot simulation.yaml"},
      {{"until", 0, "TIME", Form::scalar, true, group,
        "the end of the time axis (default: the simulation's duration, else 2m)"},
       {"width", 0, "COLUMNS", Form::scalar, true, group, "(default: the terminal's)"},
       {"height", 0, "ROWS", Form::scalar, true, group, "(default: 16)"},
       {"no-color", 0, "", Form::scalar, true, group, "no colors"}}};
}

int terminal_width() {
  winsize size{};
  const bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 24;
  return known ? std::min<int>(size.ws_col, 200) : 80;
}

PlotOptions plot_options(const Arguments& arguments) {
  const auto read = [](std::uint64_t least, std::uint64_t most) {
    return [least, most](const std::string& text) {
      return static_cast<int>(read_count(text, least, most));
    };
  };
  const char* no_color = std::getenv("NO_COLOR");
  const bool colored = isatty(STDOUT_FILENO) == 1 && (no_color == nullptr || *no_color == '\0');
  PlotOptions options;
  options.width = arguments.read("width", read(24, 1000)).value_or(terminal_width());
  options.height = arguments.read("height", read(5, 200)).value_or(16);
  options.color = colored && !arguments.flag("no-color");
  return options;
}

// The value at `count` moments from 0 to `until`.
template <class ValueAt>
std::vector<double> sampled(Nanos until, int count, ValueAt value_at) {
  std::vector<double> values;
  values.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i)
    values.push_back(value_at(from_seconds(seconds(until) * i / (count - 1))));
  return values;
}

// How many bots there are to be.
std::vector<double> sampled(const Shape& shape, Nanos until, int count) {
  shape.peak(until);
  return sampled(until, count,
                 [&shape](Nanos at) { return static_cast<double>(shape.bots_at(at)); });
}

// How many arrive per second.
std::vector<double> sampled(const ArrivalRate& rate, Nanos until, int count) {
  (void)rate.sum(until);
  return sampled(until, count,
                 [&rate](Nanos at) { return rate.in_cell(at / ArrivalRate::cell_length); });
}

Simulation simulation_of(const std::string& what) {
  if (is_simulation_file(what)) {
    return read_simulation(read_text_file(what, simulation_size_max), what,
                           std::filesystem::path(what).parent_path().string());
  }
  Simulation simulation;
  simulation.bots.push_back(read_model_shape(what));
  return simulation;
}

}  // namespace

int plot_command(const Words& words) {
  if (const auto help = asked_help(syntax(), words)) return std::fputs(help->c_str(), stdout) < 0;
  const Arguments arguments = parse_arguments(syntax(), words);
  if (arguments.positionals.empty()) {
    throw Error(Fault::usage, "plot what? A shape or a simulation file is missing", {},
                "for example: " + syntax().examples.front());
  }
  const std::string& what = arguments.positionals.front();
  const Simulation simulation = simulation_of(what);
  if (simulation.bots.empty() && simulation.arrivals.empty()) {
    throw Error(Fault::configuration, "no shape to plot: it does not say how many bots there are",
                what, "add, for example: bots: \"100*rect((t-60)/120)\"");
  }
  const Nanos until =
      arguments.read("until", read_time).value_or(simulation.duration.value_or(default_span));
  const PlotOptions options = plot_options(arguments);
  const auto draw = [&](const ModelShape& given, const char* noun, const auto& curve) {
    std::printf("%s%s%s%s\n", given.model.c_str(), given.model.empty() ? "" : " = ",
                given.shape.c_str(), noun);
    const auto values = sampled(curve, until, 2 * options.width);
    std::fputs(plot(values, seconds(until), options).c_str(), stdout);
  };
  for (const ModelShape& given : simulation.bots) draw(given, "", Shape(given.shape));
  for (const ModelShape& given : simulation.arrivals)
    draw(given, " arrivals per second", ArrivalRate(given.shape));
  return 0;
}

}  // namespace hailstorm
