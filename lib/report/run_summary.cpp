// The words for how a run ended.
#include "report/run_summary.h"

#include "base/check.h"
#include "report/text.h"

namespace hailstorm {

std::string_view name_of(Ending ending) {
  switch (ending) {
    case Ending::duration_over: return "duration over";
    case Ending::iterations_done: return "iterations done";
    case Ending::interrupted: return "interrupted";
    case Ending::aborted: return "aborted";
  }
  HAIL_CHECK(false);
  return {};
}

const std::string& title_of(const RunSummary& summary) {
  return summary.target.empty() ? summary.script : summary.target;
}

std::vector<std::string> describe(const std::vector<RunChange>& changes) {
  constexpr std::size_t most = 10;
  std::map<std::string, std::vector<RunChange>> by_model;
  for (const RunChange& change : changes) by_model[change.model].push_back(change);
  std::vector<std::string> lines;
  for (const auto& [model, its] : by_model) {
    std::string line = model + ": " + show_count(its.front().from) + " bots";
    const std::size_t left_out = its.size() > most ? its.size() - most : 0;
    if (left_out > 0) line += ", after " + std::to_string(left_out) + " changes";
    for (std::size_t i = left_out; i < its.size(); ++i)
      line += ", " + show_count(its[i].to) + " from " + show_elapsed(its[i].at) + " on";
    lines.push_back(line + " (by keys)");
  }
  return lines;
}

}  // namespace hailstorm
