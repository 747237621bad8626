#include "storm/choice.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"

namespace hailstorm {
namespace {

// Appends weights, each summed up with those before it.
void append_sums(std::vector<double>& sums, const std::vector<double>& weights) {
  double sum = 0;
  for (const double weight : weights) sums.push_back(sum += weight);
}

}  // namespace

Choice::Choice(const Model& model)
    : width_(model.actions.size()), chain_(!model.transitions.empty()) {
  for (const std::uint32_t action : model.sequence) {
    if (!model.actions[action].left_out) sequence_.push_back(action);
  }
  if (!model.sequence.empty()) return;
  for (const std::vector<double>& row : model.transitions) append_sums(cumulative_, row);
  if (chain_) return;
  std::vector<double> weights;
  weights.reserve(width_);
  for (const Action& action : model.actions) weights.push_back(action.left_out ? 0 : action.weight);
  append_sums(cumulative_, weights);
  if (!cumulative_.empty() && cumulative_.back() <= 0) cumulative_.clear();
}

std::uint32_t Choice::next(Random& random, std::uint32_t& place) const {
  HAIL_CHECK(any());
  if (!sequence_.empty()) {
    const std::uint32_t action = sequence_[place];
    if (++place == sequence_.size()) place = 0;
    return action;
  }
  if (!chain_) return width_ == 1 ? 0 : draw(random, 0);
  // A place is the action before, counted from 1.
  const std::uint32_t action = place == start ? 0 : draw(random, place - 1);
  place = action + 1;
  return action;
}

std::uint32_t Choice::draw(Random& random, std::size_t row) const {
  const auto begin = cumulative_.begin() + static_cast<std::ptrdiff_t>(row * width_);
  const auto end = begin + static_cast<std::ptrdiff_t>(width_);
  // Rounding may take the product up to the sum: then it is the last with a weight.
  const double x = std::min(random.real() * end[-1], std::nextafter(end[-1], 0.0));
  return static_cast<std::uint32_t>(std::upper_bound(begin, end, x) - begin);
}

}  // namespace hailstorm
