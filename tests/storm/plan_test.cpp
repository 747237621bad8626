// A plan matches shapes to models and deals seats, capacity and rate to workers.
#include "storm/plan.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "base/error.h"
#include "base/random.h"
#include "storm/crowds.h"
#include "storm/shaped_crowd.h"

using namespace hailstorm;
using Catch::Contains;

namespace {

std::vector<Model> models_named(const std::vector<std::string>& names) {
  std::vector<Model> models;
  for (const std::string& name : names) models.emplace_back().name = name;
  return models;
}

Simulation wanting(const std::vector<ModelShape>& shapes) {
  Simulation simulation;
  simulation.bots = shapes;
  simulation.duration = std::chrono::seconds(10);
  return simulation;
}

double share_of(const StormPlan& plan, const WorkerPlan& worker) {
  Recorder recorder{SeriesOptions{}};
  Crowds crowds;
  for (const CrowdPlan& crowd : plan.crowds)
    crowds.push_back(std::make_unique<ShapedCrowd>(crowd, plan, worker, recorder));
  return share_of_bots(crowds);
}

std::string refusal(const std::vector<std::string>& names, const std::vector<ModelShape>& shapes) {
  try {
    plan_storm(models_named(names), wanting(shapes), {});
  } catch (const Error& error) {
    CHECK(error.fault() == Fault::configuration);
    return error.what();
  }
  return "(accepted)";
}

CrowdPlan crowd_of_shape(const std::string& text) { return {0, "A", Shape(text)}; }

StormOptions on_threads(unsigned threads) {
  StormOptions options;
  options.threads = threads;
  return options;
}

}  // namespace

TEST_CASE("a shape is a plain number when it is written so") {
  CHECK(plain_number(crowd_of_shape("100")) == 100);
  CHECK(plain_number(crowd_of_shape("0")) == 0);
  for (const char* text : {"2*50", "1.5", "100 ", "-5", "1e3", "t"})
    CHECK_FALSE(plain_number(crowd_of_shape(text)));
}

TEST_CASE("who has bots of a crowd is who has a seat of one") {
  const StormPlan plan =
      plan_storm(models_named({"A", "B"}), wanting({{"A", "60000"}, {"B", "5000"}}), on_threads(7));
  for (const CrowdPlan& crowd : plan.crowds) {
    for (const WorkerPlan& worker : plan.workers) {
      const Crew crew(worker.slice, crowd.base, plan.seats);
      for (const std::uint64_t bots : {0, 1, 3, 6, 7, 8, 5536, 5537, 5600, 65535, 65536, 200000}) {
        CAPTURE(crowd.name, worker.number, bots);
        CHECK(has_bots(plan, worker, crowd, bots) == (crew.count_below(bots) > 0));
      }
    }
  }
}

TEST_CASE("a shape for a model that is not there is refused with the one that was meant") {
  CHECK_THAT(refusal({"Shopper", "Browser"}, {{"Shoper", "3"}}),
             Contains("no model Shoper") && Contains("did you mean") && Contains("Shopper"));
}

TEST_CASE("two shapes for one model are refused with both shapes") {
  CHECK_THAT(refusal({"Shopper"}, {{"Shopper", "3"}, {"Shopper", "4*t"}}),
             Contains("two shapes: 3 bots and 4*t bots"));
  CHECK_THAT(refusal({"Shopper"}, {{"", "3"}, {"Shopper", "4"}}), Contains("two shapes"));
}

TEST_CASE(
    "a shape without a model belongs to the only one, and is refused when there are several") {
  const StormPlan plan = plan_storm(models_named({"Shopper"}), wanting({{"", "3"}}), {});
  REQUIRE(plan.crowds.size() == 1);
  CHECK(plan.crowds[0].name == "Shopper");
  CHECK(plan.crowds[0].peak == 3);
  CHECK_THAT(refusal({"Shopper", "Browser"}, {{"", "3"}}),
             Contains("several models") && Contains("Shopper=100"));
}

TEST_CASE("a shape whose value is not a number is refused") {
  CHECK_THAT(refusal({"Shopper"}, {{"", "sqrt(5-t)"}}), Contains("sqrt(5-t)"));
}

TEST_CASE("without any shape there is one bot of each model") {
  const StormPlan plan = plan_storm(models_named({"A", "B", "C"}), wanting({}), {});
  REQUIRE(plan.crowds.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(plan.crowds[i].model == i);
    CHECK(plan.crowds[i].peak == 1);
    CHECK(plan.crowds[i].base == i);
  }
}

TEST_CASE("bots are counted through all models, and no two iterations have one number") {
  const StormPlan plan = plan_storm(models_named({"A", "B", "C"}),
                                    wanting({{"A", "3"}, {"B", "1"}, {"C", "70"}}), on_threads(4));
  CHECK(plan.crowds[0].before == 0);
  CHECK(plan.crowds[1].before == 3);
  CHECK(plan.crowds[2].before == 4);
  for (const CrowdPlan& crowd : plan.crowds) {
    const std::uint64_t parts = std::min<std::uint64_t>(crowd.peak, 4);
    std::vector<std::uint64_t> first;
    for (const WorkerPlan& worker : plan.workers) {
      const Numbering numbering = numbering_of(plan, worker, crowd);
      CHECK(numbering.stride == (has_bots(plan, worker, crowd, crowd.peak) ? parts : 0));
      if (numbering.stride > 0) first.push_back(numbering.next);
    }
    std::sort(first.begin(), first.end());
    REQUIRE(first.size() == parts);
    for (std::uint64_t i = 0; i < parts; ++i) CHECK(first[i] == i);
  }
}

TEST_CASE("the workers' shares of max_running and max_rate add up to what was given") {
  const std::uint64_t seed = 7;
  Random random(seed);
  for (int round = 0; round < 20; ++round) {
    StormOptions options = on_threads(1 + static_cast<unsigned>(random.below(64)));
    options.max_running = round == 0 ? ~std::uint64_t{0} : random.below(1000);
    options.max_rate = 1 + random.real() * 500;
    CAPTURE(seed, round, options.threads, *options.max_running, *options.max_rate);
    const StormPlan plan = plan_storm(models_named({"A"}), wanting({{"", "9"}}), options);
    std::uint64_t capacity = 0, least = ~std::uint64_t{0}, most = 0;
    double rate = 0;
    for (const WorkerPlan& worker : plan.workers) {
      capacity += worker.capacity.value();
      least = std::min(least, *worker.capacity);
      most = std::max(most, *worker.capacity);
      rate += worker.rate.value();
    }
    CHECK(capacity == *options.max_running);
    CHECK(most - least <= 1);
    if (capacity > 0) CHECK(rate == Approx(*options.max_rate));
  }
}

TEST_CASE("a worker without capacity gets no seat and no share of the rate") {
  StormOptions options = on_threads(4);
  options.max_running = 2;
  options.max_rate = 10;
  const StormPlan plan = plan_storm(models_named({"A"}), wanting({{"", "9"}}), options);
  std::size_t seats = 0;
  double rate = 0;
  for (const WorkerPlan& worker : plan.workers) {
    CHECK(worker.slice.empty() == (*worker.capacity == 0));
    CHECK((*worker.rate == 0) == (*worker.capacity == 0));
    seats += worker.slice.size();
    rate += *worker.rate;
  }
  CHECK(seats == plan.seats);
  CHECK(rate == Approx(10));
}

TEST_CASE("requests per second go to the workers that have bots, and add up to the limit") {
  StormOptions options = on_threads(4);
  options.http.max_rps = 100;
  const StormPlan one = plan_storm(models_named({"A"}), wanting({{"", "1"}}), options);
  std::vector<double> rates;
  for (const WorkerPlan& worker : one.workers) rates.push_back(100 * share_of(one, worker));
  std::sort(rates.begin(), rates.end());
  CHECK(rates == std::vector<double>{0, 0, 0, 100});

  for (const char* peak : {"2", "7", "400", "70000*t/10"}) {
    CAPTURE(peak);
    const StormPlan plan =
        plan_storm(models_named({"A", "B"}), wanting({{"A", peak}, {"B", "3"}}), options);
    std::uint64_t bots = 0;
    for (const CrowdPlan& crowd : plan.crowds) bots += crowd.peak;
    double sum = 0;
    for (const WorkerPlan& worker : plan.workers) {
      std::uint64_t own = 0;
      for (const CrowdPlan& crowd : plan.crowds)
        own += Crew(worker.slice, crowd.base, plan.seats).count_below(crowd.peak);
      const double rps = 100 * share_of(plan, worker);
      CHECK(rps == Approx(100.0 * static_cast<double>(own) / static_cast<double>(bots)));
      sum += rps;
    }
    CHECK(sum == Approx(100));
  }
  // Until the first tick nothing is begun.
  CHECK(client_options_of(one.workers[0], options).max_rps == 0);
  options.http.max_rps.reset();
  CHECK_FALSE(client_options_of(one.workers[0], options).max_rps);
}

TEST_CASE("each seat has exactly one worker, and the shares of the workers are even") {
  for (const unsigned threads : {1u, 2u, 3u, 8u}) {
    CAPTURE(threads);
    const StormPlan plan = plan_storm(models_named({"A", "B"}), wanting({{"A", "100"}, {"B", "7"}}),
                                      on_threads(threads));
    std::vector<int> owners(plan.seats);
    for (const WorkerPlan& worker : plan.workers) {
      for (const Seat seat : worker.slice) ++owners.at(seat);
      CHECK(std::is_sorted(worker.slice.begin(), worker.slice.end()));
      CHECK(worker.slice.size() >= plan.seats / threads);
      CHECK(worker.slice.size() <= plan.seats / threads + 1);
    }
    CHECK(std::count(owners.begin(), owners.end(), 1) == plan.seats);
  }
}
