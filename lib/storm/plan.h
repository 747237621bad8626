// A simulation made ready to launch: shapes matched to models, seats dealt to workers. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "script/program.h"
#include "shape/schedule.h"
#include "shape/seats.h"
#include "shape/shape.h"
#include "simulation/simulation.h"
#include "storm/options.h"

namespace hailstorm {

// Each bot has a seat, and a seat takes memory whether its bot is there or not.
constexpr std::uint64_t bots_max = 1 << 24;

// How a model's bots arrive.
struct ArrivalPlan {
  ArrivalRate rate;
  double peak = 0, total = 0;  // per second; in all, as far as the run's end is known
  std::optional<Schedule::Drawn> poisson;
  bool drop = false;         // who finds no room is dropped, and does not wait
  Nanos end = Nanos::max();  // nobody is due from then on
};

// A model with its shape, or its rate: the crowd of one kind of user.
struct CrowdPlan {
  std::size_t model = 0;  // in StormPlan::models
  std::string name;
  std::variant<Shape, ArrivalPlan> size;
  std::uint64_t peak = 0;  // of a shape; arrivals have no seats of their own
  std::uint32_t base = 0;
  std::uint64_t before = 0;  // the peaks of the crowds before it

  bool arrives() const { return std::holds_alternative<ArrivalPlan>(size); }
  const Shape& shape() const { return std::get<Shape>(size); }
  const ArrivalPlan& arrivals() const { return std::get<ArrivalPlan>(size); }
  const std::string& text() const { return arrives() ? arrivals().rate.text() : shape().text(); }
};

struct WorkerPlan {
  unsigned number = 0, workers = 1;
  Slice slice;
  std::optional<std::uint64_t> capacity;  // its share of max_running
  std::optional<double> rate;             // its share of max_rate
};

struct StormPlan {
  std::vector<Model> models;
  std::vector<CrowdPlan> crowds;
  std::uint32_t seats = 0;
  std::vector<WorkerPlan> workers;
  std::vector<std::string> notes;  // worth saying before the launch
};

// What the HTTP client of a worker is told.
ClientOptions client_options_of(const WorkerPlan& share, const StormOptions& options);
// The number of bots that a crowd's shape says without any formula: "100".
std::optional<std::uint64_t> plain_number(const CrowdPlan& crowd);
// Whether a worker has a bot of the crowd, when the run has so many of it. O(log(seats)).
bool has_bots(const StormPlan& plan, const WorkerPlan& worker, const CrowdPlan& crowd,
              std::uint64_t bots);

// How a worker numbers the actions of a crowd, so that no two of the run have the same number.
struct Numbering {
  std::uint64_t next = 0;
  std::uint64_t stride = 0;  // 0: the worker is to have no bots of the crowd
};
Numbering numbering_of(const StormPlan& plan, const WorkerPlan& worker, const CrowdPlan& crowd);

// Throws Error (configuration): an unknown model ("did you mean"), a shape for no model in
// particular where there are several without a fixed number, a model with two shapes, a shape with
// a value that is not a number, arrivals in a run with a number of actions; and what select_actions
// refuses.
StormPlan plan_storm(const std::vector<Model>& models, const Simulation& simulation,
                     const StormOptions& options);

}  // namespace hailstorm
