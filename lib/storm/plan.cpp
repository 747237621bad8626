#include "storm/plan.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <optional>
#include <utility>

#include "base/error.h"
#include "base/random.h"
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
std::size_t find_only_model(const std::vector<Model>& models, bool arrives) {
  if (models.size() == 1) return 0;
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < models.size(); ++i) {
    if (!models[i].fixed_count && !has_nothing_to_do(models[i])) open.push_back(i);
  }
  if (open.size() == 1) return open.front();
  throw Error(Fault::configuration,
              open.empty() ? "all models have a fixed number of bots, and the shape names none"
                           : "the script has several models, and the shape names none of them",
              arrives ? "arrivals" : "bots",
              "write one of them before it, as in " + models.front().name + "=100");
}

std::size_t find_model(const std::vector<Model>& models, const std::string& name, bool arrives) {
  if (name.empty()) return find_only_model(models, arrives);
  for (std::size_t i = 0; i < models.size(); ++i) {
    if (models[i].name == name) return i;
  }
  throw Error(Fault::configuration, "the script has no model " + name,
              arrives ? "arrivals" : "bots", did_you_mean(name, names_of(models)));
}

// What is said of a model: a shape, or a rate.
struct Size {
  std::string text;
  bool arrives = false;
};

CrowdPlan plan_crowd(const Model& model, std::size_t number, const Size& size,
                     const Simulation& simulation, const StormOptions& options) {
  const Nanos duration = simulation.duration.value_or(unbounded);
  if (!size.arrives) {
    Shape shape(size.text);
    const std::uint64_t peak = shape.peak(duration);
    return {number, model.name, std::move(shape), peak, 0};
  }
  ArrivalRate rate(size.text);
  const ArrivalRate::Sum sum = rate.sum(duration);
  std::optional<Schedule::Drawn> poisson;
  if (simulation.poisson) poisson = Schedule::Drawn{hash(options.seed, hash(model.name))};
  return {number, model.name,
          ArrivalPlan{std::move(rate), sum.peak, sum.total, poisson, simulation.drop_arrivals,
                      simulation.duration.value_or(Nanos::max())},
          0, 0};
}

std::string in_words(const Size& size) {
  return size.text + (size.arrives ? " arrivals per second" : " bots");
}

void refuse_iterations_of_arrivals(const Simulation& simulation) {
  if (!simulation.iterations && !simulation.iterations_per_bot) return;
  throw Error(Fault::configuration, "arrivals have no number of iterations: each is one journey",
              simulation.iterations ? "iterations" : "iterations-per-bot",
              "say how long they arrive: --duration 30s");
}

std::vector<CrowdPlan> plan_crowds(const std::vector<Model>& models, const Simulation& simulation,
                                   const StormOptions& options) {
  // What is said of each model. Without a shape or a rate a model has its fixed number, if any; one
  // bot, if nothing is said of any model.
  std::vector<std::optional<Size>> sizes(models.size());
  std::vector<std::size_t> order;  // as they were given
  const auto take = [&](const ModelShape& given, bool arrives) {
    const std::size_t model = find_model(models, given.model, arrives);
    const Size size{given.shape, arrives};
    if (sizes[model]) {
      throw Error(
          Fault::configuration,
          "the model " + models[model].name + " has two shapes: " + in_words(*sizes[model]) +
              " and " + in_words(size),
          arrives ? "arrivals" : "bots",
          sizes[model]->arrives == arrives ? "add them up in one expression" : "keep one of them");
    }
    sizes[model] = size;
    order.push_back(model);
  };
  for (const ModelShape& given : simulation.bots) take(given, false);
  for (const ModelShape& given : simulation.arrivals) take(given, true);
  if (!simulation.arrivals.empty()) refuse_iterations_of_arrivals(simulation);
  const bool said = !order.empty();
  for (std::size_t model = 0; model < models.size(); ++model) {
    if (sizes[model] || (!models[model].fixed_count && said)) continue;
    sizes[model] = Size{std::to_string(models[model].fixed_count.value_or(1))};
    order.push_back(model);
  }
  std::vector<CrowdPlan> crowds;
  for (const std::size_t model : order) {
    if (!has_nothing_to_do(models[model]))
      crowds.push_back(plan_crowd(models[model], model, *sizes[model], simulation, options));
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
                "the shape " + crowd.text() + " wants " + std::to_string(crowd.peak) +
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

std::optional<std::uint64_t> plain_number(const CrowdPlan& crowd) {
  if (crowd.arrives()) return std::nullopt;
  const std::string& text = crowd.text();
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

bool has_bots(const StormPlan& plan, const WorkerPlan& worker, const CrowdPlan& crowd,
              std::uint64_t bots) {
  const Slice& slice = worker.slice;
  if (crowd.arrives()) return crowd.arrivals().total > 0 && !slice.empty();
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
  plan.crowds = plan_crowds(plan.models, simulation, options);
  refuse_more_than_there_can_be(plan.crowds);
  plan.workers = plan_workers(options);
  deal(plan);
  return plan;
}

}  // namespace hailstorm
