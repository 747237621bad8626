// Which actions a run leaves out, by their tags: --tags and --exclude-tags.
#pragma once

#include <string>
#include <vector>

#include "script/model.h"
#include "simulation/simulation.h"

namespace hailstorm {

// Whether a model that has actions has none that is not left out: then it gets no bots.
bool has_nothing_to_do(const Model& model);

// Marks the actions that are left out: those without a wanted tag, if any are wanted, and those
// with an unwanted one. Returns what is worth a note: models with nothing to do. Throws Error
// (configuration): a tag that no action has ("did you mean"), transitions of which a part is left
// out, no model with anything to do.
std::vector<std::string> select_actions(std::vector<Model>& models, const Simulation& simulation);

}  // namespace hailstorm
