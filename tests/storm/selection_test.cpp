// Tags leave actions out, fixed numbers stand beside shapes; what cannot be meant is refused.
#include "storm/selection.h"

#include <catch2/catch.hpp>

#include "base/error.h"
#include "storm/plan.h"

using namespace hailstorm;
using Catch::Contains;

namespace {

Action tagged(const std::string& name, const std::vector<std::string>& tags, double weight = 1) {
  Action action;
  action.name = name;
  action.weight = weight;
  action.tags = tags;
  return action;
}

Model shopper() {
  Model model;
  model.name = "Shopper";
  model.actions = {tagged("browse", {"quick"}), tagged("search", {"slow", "database"}),
                   tagged("checkout", {"slow"}), tagged("idle", {})};
  return model;
}

Model reader() {
  Model model;
  model.name = "Reader";
  model.actions = {tagged("read", {"quick"})};
  return model;
}

Simulation with_tags(const std::vector<std::string>& wanted,
                     const std::vector<std::string>& unwanted) {
  Simulation simulation;
  simulation.tags_wanted = wanted;
  simulation.tags_unwanted = unwanted;
  return simulation;
}

std::vector<std::string> left_of(Model model, const Simulation& simulation) {
  std::vector<Model> models = {std::move(model)};
  select_actions(models, simulation);
  std::vector<std::string> names;
  for (const Action& action : models[0].actions) {
    if (!action.left_out) names.push_back(action.name);
  }
  return names;
}

template <class F>
std::string refusal_of(F f) {
  try {
    f();
  } catch (const Error& error) {
    CHECK(error.fault() == Fault::configuration);
    return error.what();
  }
  return "(accepted)";
}

std::string refusal(const std::vector<Model>& models, const Simulation& simulation) {
  return refusal_of([&] { plan_storm(models, simulation, {}); });
}

// "Shopper=64 Admin=1".
std::string crowds_of(const StormPlan& plan) {
  std::string text;
  for (const CrowdPlan& crowd : plan.crowds)
    text += (text.empty() ? "" : " ") + crowd.name + "=" + crowd.text();
  return text;
}

std::string crowds_of(const std::vector<Model>& models, const std::vector<ModelShape>& shapes,
                      const Simulation& tags = {}) {
  Simulation simulation = tags;
  simulation.bots = shapes;
  simulation.duration = std::chrono::seconds(10);
  return crowds_of(plan_storm(models, simulation, {}));
}

std::vector<Model> shop_with_admins(std::uint64_t admins) {
  std::vector<Model> models = {shopper(), reader()};
  models[1].name = "Admin";
  models[1].fixed_count = admins;
  return models;
}

}  // namespace

TEST_CASE("with wanted tags only actions that have one of them are drawn; what is excluded never") {
  using Names = std::vector<std::string>;
  CHECK(left_of(shopper(), with_tags({}, {})) == Names{"browse", "search", "checkout", "idle"});
  CHECK(left_of(shopper(), with_tags({"slow"}, {})) == Names{"search", "checkout"});
  CHECK(left_of(shopper(), with_tags({"quick", "database"}, {})) == Names{"browse", "search"});
  CHECK(left_of(shopper(), with_tags({}, {"slow"})) == Names{"browse", "idle"});
  CHECK(left_of(shopper(), with_tags({"slow"}, {"database"})) == Names{"checkout"});
}

TEST_CASE("a tag that no action has is refused with the one that was meant") {
  CHECK_THAT(refusal({shopper()}, with_tags({"slwo"}, {})),
             Contains("--tags: no action has the tag 'slwo'") && Contains("did you mean 'slow'?"));
  CHECK_THAT(refusal({shopper()}, with_tags({}, {"databse"})),
             Contains("--exclude-tags: no action has the tag 'databse'"));
  CHECK_THAT(refusal({shopper()}, with_tags({"team=shop"}, {})),
             Contains("a tag of the run is given by --tag team=shop"));
  Model untagged = reader();
  untagged.actions[0].tags.clear();
  CHECK_THAT(refusal({untagged}, with_tags({"slow"}, {})), Contains("give an action one"));
}

TEST_CASE("a model whose tags leave nothing to do has no bots, and that is said") {
  const Simulation tags = with_tags({"slow"}, {});
  const StormPlan plan = plan_storm({shopper(), reader()}, tags, {});
  CHECK(crowds_of(plan) == "Shopper=1");
  CHECK(plan.notes ==
        std::vector<std::string>{"Reader has no bots: its tags leave out all of its actions"});
  CHECK(crowds_of({shopper(), reader()}, {{"", "64"}}, tags) == "Shopper=64");
  CHECK(crowds_of({shopper(), reader()}, {{"Shopper", "3"}, {"Reader", "4"}}, tags) == "Shopper=3");
  CHECK_THAT(refusal({reader(), shopper()}, with_tags({"slow"}, {"slow"})),
             Contains("the tags leave out all actions of the script"));
  // Of an action that is left nothing is drawn if it has no weight.
  Model weightless = shopper();
  weightless.actions[0].weight = 0;
  CHECK_THAT(refusal({weightless}, with_tags({"quick"}, {})), Contains("leave out all actions"));
}

TEST_CASE("transitions of which a part is left out are refused; all or nothing is fine") {
  Model chain;
  chain.name = "Guest";
  chain.actions = {tagged("home", {"quick"}), tagged("search", {"quick", "slow"})};
  chain.transitions = {{1, 1}, {1, 0}};
  CHECK_THAT(refusal({chain}, with_tags({}, {"slow"})),
             Contains("the transitions of Guest lead to search, which its tags leave out"));
  CHECK(left_of(chain, with_tags({"quick"}, {})).size() == 2);
  CHECK(crowds_of({chain, shopper()}, {}, with_tags({"database"}, {})) == "Shopper=1");
}

TEST_CASE("a fixed number of one model stands beside what the shape says of the others") {
  CHECK(crowds_of(shop_with_admins(2), {{"", "64"}}) == "Shopper=64 Admin=2");
  CHECK(crowds_of(shop_with_admins(2), {{"Shopper", "10*t"}}) == "Shopper=10*t Admin=2");
  CHECK(crowds_of(shop_with_admins(2), {{"Admin", "5"}}) == "Admin=5");
  CHECK(crowds_of(shop_with_admins(2), {{"Admin", "5"}, {"Shopper", "7"}}) == "Admin=5 Shopper=7");
  CHECK(crowds_of(shop_with_admins(3), {}) == "Shopper=1 Admin=3");
  Model alone = reader();
  alone.fixed_count = 4;
  CHECK(crowds_of({alone}, {}) == "Reader=4");
  CHECK(crowds_of({alone}, {{"", "9"}}) == "Reader=9");
}

TEST_CASE("a shape without a model is refused where no model, or more than one, can take it") {
  Simulation simulation;
  simulation.bots = {{"", "64"}};
  std::vector<Model> models = shop_with_admins(1);
  models[0].fixed_count = 1;
  CHECK_THAT(refusal(models, simulation), Contains("all models have a fixed number of bots"));
  CHECK_THAT(refusal({shopper(), reader()}, simulation),
             Contains("several models, and the shape names none of them"));
}
