#include "storm/plan.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <optional>
#include <utility>

#include "base/error.h"
#include "base/suggest.h"
#include "storm/selection.h"

namespace hailstorm {
namespace {

// Without a duration the shape is looked at for as long as a million ticks last.
constexpr Nanos unbounded = 1'000'000 * tick_length;

std::vector<std::string> names_of(const std::vector<Model>& models) {
  std::vector<std::string> names;
  names.reserve(models.size());
  for (const Model& model : models) names.push_back(model.name);
  return names;
}

// The one model that takes its number of bots from a shape that names none.
std::size_t find_only_model(const std::vector<Model>& models) {
  if (models.size() == 1) return 0;
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < models.size(); ++i) {
    if (!models[i].fixed_count && !has_nothing_to_do(models[i])) open.push_back(i);
  }
  if (open.size() == 1) return open.front();
  throw Error(Fault::configuration,
              open.empty() ? "all models have a fixed number of bots, and the shape names none"
                           : "the script has several models, and the shape names none of them",
              "bots", "write one of them before it, as in " + models.front().name + "=100");
}

std::size_t find_model(const std::vector<Model>& models, const std::string& name) {
  if (name.empty()) return find_only_model(models);
  for (std::size_t i = 0; i < models.size(); ++i) {
    if (models[i].name == name) return i;
  }
  throw Error(Fault::configuration, "the script has no model " + name, "bots",
              did_you_mean(name, names_of(models)));
}

CrowdPlan plan_crowd(const Model& model, std::size_t number, const std::string& bots,
                     const Simulation& simulation) {
  Shape shape(bots);
  const std::uint64_t peak = shape.peak(simulation.duration.value_or(unbounded));
  return {number, model.name, std::move(shape), peak, 0};
}

std::vector<CrowdPlan> plan_crowds(const std::vector<Model>& models, const Simulation& simulation) {
  // What is said of each model. Without a shape a model has its fixed number, if any; one bot, if
  // no model has a shape.
  std::vector<std::optional<std::string>> shapes(models.size());
  std::vector<std::size_t> order;  // as they were given
  for (const ModelShape& given : simulation.bots) {
    const std::size_t model = find_model(models, given.model);
    if (shapes[model]) {
      throw Error(Fault::configuration,
                  "the model " + models[model].name + " has two shapes: " + *shapes[model] +
                      " and " + given.bots,
                  "bots", "add them up in one expression");
    }
    shapes[model] = given.bots;
    order.push_back(model);
  }
  for (std::size_t model = 0; model < models.size(); ++model) {
    if (shapes[model] || (!models[model].fixed_count && !simulation.bots.empty())) continue;
    shapes[model] = std::to_string(models[model].fixed_count.value_or(1));
    order.push_back(model);
  }
  std::vector<CrowdPlan> crowds;
  for (const std::size_t model : order) {
    if (!has_nothing_to_do(models[model]))
      crowds.push_back(plan_crowd(models[model], model, *shapes[model], simulation));
  }
  return crowds;
}

double weight_of(const WorkerPlan& worker) {
  return worker.capacity ? static_cast<double>(*worker.capacity) : 1.0;
}

std::vector<WorkerPlan> plan_workers(const StormOptions& options) {
  std::vector<WorkerPlan> workers;
  double weights = 0;
  for (unsigned w = 0; w < options.threads; ++w) {
    WorkerPlan worker;
    worker.number = w;
    worker.workers = options.threads;
    if (options.max_running) {
      const std::uint64_t over = *options.max_running % options.threads;
      worker.capacity = *options.max_running / options.threads +
                        (over * (w + 1) / options.threads - over * w / options.threads);
    }
    weights += weight_of(worker);
    workers.push_back(std::move(worker));
  }
  // The rate goes where the bots go: a worker without seats has no use for it.
  for (WorkerPlan& worker : workers) {
    if (options.max_rate) {
      worker.rate = weights > 0 ? *options.max_rate * weight_of(worker) / weights : 0;
    }
  }
  return workers;
}

void refuse_more_than_there_can_be(const std::vector<CrowdPlan>& crowds) {
  std::uint64_t sum = 0;
  for (const CrowdPlan& crowd : crowds) {
    sum += std::min(crowd.peak, bots_max + 1);
    if (sum <= bots_max) continue;
    throw Error(Fault::configuration,
                "the shape " + crowd.shape.text() + " wants " + std::to_string(crowd.peak) +
                    " bots at its highest; a run has at most " + std::to_string(bots_max),
                "bots");
  }
}

// The seats of the run, dealt to the workers by their capacity.
void deal(StormPlan& plan) {
  std::vector<std::pair<std::string, std::uint64_t>> peaks;
  for (const CrowdPlan& crowd : plan.crowds) peaks.emplace_back(crowd.name, crowd.peak);
  const SeatPlan seats = plan_seats(peaks);
  plan.seats = seats.seats;
  std::uint64_t before = 0;
  for (CrowdPlan& crowd : plan.crowds) {
    crowd.base = seats.base(crowd.name);
    crowd.before = before;
    before += crowd.peak;
  }
  Slice all(plan.seats);
  std::iota(all.begin(), all.end(), Seat{0});
  std::vector<Child> children;
  for (const WorkerPlan& worker : plan.workers) {
    if (const double weight = weight_of(worker); weight > 0)
      children.push_back({worker.number, weight});
  }
  const std::vector<std::uint32_t> owners = seat(all, children);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (owners[i] != nobody) plan.workers[owners[i]].slice.push_back(all[i]);
  }
}

}  // namespace

ClientOptions client_options_of(const WorkerPlan& share, const StormOptions& options) {
  ClientOptions client = options.http;
  // Its share of the limit comes with the first tick.
  if (client.max_rps) client.max_rps = 0;
  // Workers draw different ids and addresses.
  client.seed = options.seed + share.number;
  return client;
}

std::optional<std::uint64_t> plain_number(const Shape& shape) {
  const std::string& text = shape.text();
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

bool has_bots(const StormPlan& plan, const WorkerPlan& worker, const CrowdPlan& crowd,
              std::uint64_t bots) {
  const Slice& slice = worker.slice;
  if (bots == 0 || slice.empty()) return false;
  if (bots >= plan.seats) return true;
  const std::uint64_t end = crowd.base + bots;  // of their seats; beyond S they go on from 0
  const auto first = std::lower_bound(slice.begin(), slice.end(), crowd.base);
  return (first != slice.end() && *first < end) ||
         (end > plan.seats && slice.front() < end - plan.seats);
}

Numbering numbering_of(const StormPlan& plan, const WorkerPlan& worker, const CrowdPlan& crowd) {
  Numbering numbering;
  bool takes_part = false;
  for (const WorkerPlan& other : plan.workers) {
    if (!has_bots(plan, other, crowd, crowd.peak)) continue;
    if (other.number == worker.number) {
      numbering.next = numbering.stride;
      takes_part = true;
    }
    ++numbering.stride;
  }
  return takes_part ? numbering : Numbering();
}

StormPlan plan_storm(const std::vector<Model>& models, const Simulation& simulation,
                     const StormOptions& options) {
  StormPlan plan;
  plan.models = models;
  plan.notes = select_actions(plan.models, simulation);
  plan.crowds = plan_crowds(plan.models, simulation);
  refuse_more_than_there_can_be(plan.crowds);
  plan.workers = plan_workers(options);
  deal(plan);
  return plan;
}

}  // namespace hailstorm
