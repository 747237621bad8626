#include "storm/plan.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/error.h"
#include "base/suggest.h"

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

std::size_t find_model(const std::vector<Model>& models, const std::string& name) {
  if (name.empty()) {
    if (models.size() == 1) return 0;
    throw Error(Fault::configuration,
                "the script has several models, and the shape names none of them", "bots",
                "write one of them before it, as in " + models.front().name + "=100");
  }
  for (std::size_t i = 0; i < models.size(); ++i) {
    if (models[i].name == name) return i;
  }
  throw Error(Fault::configuration, "the script has no model " + name, "bots",
              did_you_mean(name, names_of(models)));
}

std::vector<CrowdPlan> plan_crowds(const std::vector<Model>& models, const Simulation& simulation) {
  std::vector<ModelShape> shapes = simulation.bots;
  if (shapes.empty()) {
    for (const Model& model : models) shapes.push_back({model.name, "1"});
  }
  std::vector<CrowdPlan> crowds;
  for (const ModelShape& given : shapes) {
    const std::size_t model = find_model(models, given.model);
    for (const CrowdPlan& other : crowds) {
      if (other.model != model) continue;
      throw Error(Fault::configuration,
                  "the model " + other.name + " has two shapes: " + other.shape.text() + " and " +
                      given.bots,
                  "bots", "add them up in one expression");
    }
    Shape shape(given.bots);
    const std::uint64_t peak = shape.peak(simulation.duration.value_or(unbounded));
    crowds.push_back({model, models[model].name, std::move(shape), peak, 0});
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

// Each bot has a seat, and a seat takes memory whether its bot is there or not.
constexpr std::uint64_t most_bots = 1 << 24;

void refuse_more_than_there_can_be(const std::vector<CrowdPlan>& crowds) {
  std::uint64_t sum = 0;
  for (const CrowdPlan& crowd : crowds) {
    sum += std::min(crowd.peak, most_bots + 1);
    if (sum <= most_bots) continue;
    throw Error(Fault::configuration,
                "the shape " + crowd.shape.text() + " wants " + std::to_string(crowd.peak) +
                    " bots at its highest; a run has at most " + std::to_string(most_bots),
                "bots");
  }
}

// The seats of the run, dealt to the workers by their capacity.
void deal(StormPlan& plan) {
  std::vector<std::pair<std::string, std::uint64_t>> peaks;
  for (const CrowdPlan& crowd : plan.crowds) peaks.emplace_back(crowd.name, crowd.peak);
  const SeatPlan seats = plan_seats(peaks);
  plan.seats = seats.seats;
  for (CrowdPlan& crowd : plan.crowds) crowd.base = seats.base(crowd.name);
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

// Requests per second go where the seats are.
void share_requests(StormPlan& plan, const StormOptions& options) {
  if (!options.http.max_rps) return;
  for (WorkerPlan& worker : plan.workers) {
    if (!worker.slice.empty()) {
      worker.rps = *options.http.max_rps * static_cast<double>(worker.slice.size()) /
                   static_cast<double>(plan.seats);
    }
  }
}

}  // namespace

StormPlan plan_storm(const std::vector<Model>& models, const Simulation& simulation,
                     const StormOptions& options) {
  StormPlan plan;
  plan.models = models;
  plan.crowds = plan_crowds(models, simulation);
  refuse_more_than_there_can_be(plan.crowds);
  plan.workers = plan_workers(options);
  deal(plan);
  share_requests(plan, options);
  return plan;
}

}  // namespace hailstorm
