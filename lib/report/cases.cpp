// The run's end, its checks, its books.
#include "report/cases.h"

#include "report/text.h"
#include "report/threshold_lines.h"
#include "report/totals.h"

namespace hailstorm {
namespace {

Case ending_of(const RunSummary& summary) {
  const bool passed =
      summary.ending == Ending::duration_over || summary.ending == Ending::iterations_done;
  std::string reason;
  if (!passed) {
    reason = std::string(name_of(summary.ending)) + " after " + show_elapsed(summary.elapsed);
    if (!summary.ending_reason.empty()) reason += ": " + summary.ending_reason;
  }
  return {"run", "came to its end", reason};
}

Case check_of(const std::string& name, const CheckTally& tally) {
  const std::uint64_t all = tally.passed + tally.failed;
  return {"checks", name,
          tally.failed == 0 ? "" : show_count(tally.failed) + " of " + show_count(all) + " failed"};
}

Case completeness_case(const RunSummary& summary) {
  const Completeness c = completeness_of(summary.total);
  std::string reason;
  if (c.unaccounted != 0) {
    reason = std::to_string(c.unaccounted) + " of " + show_count(c.begun) +
             " requests begun are not accounted for";
  }
  return {"completeness", "every request is accounted for", reason};
}

}  // namespace

std::vector<Case> cases_of(const RunSummary& summary) {
  std::vector<Case> cases = {ending_of(summary)};
  for (const auto& [name, tally] : summary.total.checks_by_name())
    cases.push_back(check_of(name, tally));
  for (const ThresholdVerdict& verdict : summary.thresholds) {
    cases.push_back({"thresholds", verdict.threshold.key + ": " + verdict.threshold.source,
                     verdict.passed ? "" : words_for(verdict)});
  }
  cases.push_back(completeness_case(summary));
  return cases;
}

}  // namespace hailstorm
