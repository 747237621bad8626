#include "storm/selection.h"

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/suggest.h"

namespace hailstorm {
namespace {

using Tags = std::vector<std::string>;

bool share_one(const Tags& a, const Tags& b) {
  return std::any_of(a.begin(), a.end(), [&b](const std::string& tag) {
    return std::find(b.begin(), b.end(), tag) != b.end();
  });
}

void refuse_unknown(const std::vector<Model>& models, const char* option, const Tags& tags) {
  std::set<std::string> known;
  for (const Model& model : models) {
    for (const Action& action : model.actions) known.insert(action.tags.begin(), action.tags.end());
  }
  for (const std::string& tag : tags) {
    if (known.contains(tag)) continue;
    std::string remedy = known.empty() ? "give an action one: Shopper.tags = { checkout: ['slow'] }"
                                       : did_you_mean(tag, {known.begin(), known.end()});
    if (tag.find('=') != std::string::npos) remedy = "a tag of the run is given by --tag " + tag;
    throw Error(Fault::configuration, "no action has the tag '" + tag + "'", option, remedy);
  }
}

bool is_left_out(const Action& action, const Simulation& simulation) {
  const bool wanted =
      simulation.tags_wanted.empty() || share_one(action.tags, simulation.tags_wanted);
  return !wanted || share_one(action.tags, simulation.tags_unwanted);
}

void refuse_broken_chain(const Model& model) {
  if (model.transitions.empty() || has_nothing_to_do(model)) return;
  for (const Action& action : model.actions) {
    if (!action.left_out) continue;
    throw Error(Fault::configuration,
                "the transitions of " + model.name + " lead to " + action.name +
                    ", which its tags leave out",
                "--tags, --exclude-tags", "give all actions of a chain the same tags");
  }
}

}  // namespace

bool has_nothing_to_do(const Model& model) {
  const auto is_idle = [&model](const Action& action) {
    const bool is_journey = model.journey && &action == &model.actions[*model.journey];
    return action.left_out || (action.weight <= 0 && !is_journey);
  };
  return !model.actions.empty() && std::all_of(model.actions.begin(), model.actions.end(), is_idle);
}

std::vector<std::string> select_actions(std::vector<Model>& models, const Simulation& simulation) {
  refuse_unknown(models, "--tags", simulation.tags_wanted);
  refuse_unknown(models, "--exclude-tags", simulation.tags_unwanted);
  std::vector<std::string> notes;
  for (Model& model : models) {
    for (Action& action : model.actions) action.left_out = is_left_out(action, simulation);
    refuse_broken_chain(model);
    if (has_nothing_to_do(model))
      notes.push_back(model.name + " has no bots: its tags leave out all of its actions");
  }
  if (std::all_of(models.begin(), models.end(), has_nothing_to_do)) {
    throw Error(Fault::configuration, "the tags leave out all actions of the script",
                "--tags, --exclude-tags", "`hailstorm check` lists the tags of each action");
  }
  return notes;
}

}  // namespace hailstorm
