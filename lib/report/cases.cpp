// The run's end, its checks, its books.
#include "report/cases.h"

#include "report/overload.h"
#include "report/text.h"
#include "report/threshold_lines.h"
#include "report/totals.h"

namespace hailstorm {
namespace {

Standing standing(bool good, Standing otherwise) { return good ? Standing::good : otherwise; }

Case ending_of(const RunSummary& summary) {
  const bool good =
      summary.ending == Ending::duration_over || summary.ending == Ending::iterations_done;
  std::string words;
  if (!good) {
    words = std::string(name_of(summary.ending)) + " after " + show_elapsed(summary.elapsed);
    if (!summary.ending_reason.empty()) words += ": " + summary.ending_reason;
  }
  return {"run", "came to its end", standing(good, Standing::failed), words};
}

Case sentences_of_script(const RunSummary& summary) {
  std::string words;
  for (const std::string& sentence : summary.sentences)
    words += (words.empty() ? "" : "; ") + sentence;
  return {"run", "was not called failed by its script",
          standing(summary.sentences.empty(), Standing::failed), words};
}

Case functions_of(const RunSummary& summary) {
  std::string words;
  for (const std::string& failure : summary.function_failures)
    words += (words.empty() ? "" : "; ") + std::string(first_line(failure));
  return {"run", "its functions around the run did their work", Standing::failed, words};
}

Case check_of(const std::string& name, const CheckTally& tally) {
  const std::uint64_t all = tally.passed + tally.failed;
  return {"checks", name, standing(tally.failed == 0, Standing::told),
          tally.failed == 0 ? "" : show_count(tally.failed) + " of " + show_count(all) + " failed"};
}

Case threshold_of(const ThresholdVerdict& verdict) {
  return {"thresholds", verdict.threshold.key + ": " + verdict.threshold.source,
          standing(verdict.passed && !verdict.ended_run, Standing::failed),
          words_for(verdict) + (verdict.ended_run ? ", and ended the run" : "")};
}

Case completeness_case(const RunSummary& summary) {
  const Completeness c = completeness_of(summary.total);
  std::string words;
  if (c.unaccounted != 0) {
    words = std::to_string(c.unaccounted) + " of " + show_count(c.begun) +
            " requests begun are not accounted for";
  }
  return {"completeness", "every request is accounted for",
          standing(c.unaccounted == 0, Standing::told), words};
}

// What the run allows of it is told, and decides nothing.
Case generator_case(const RunSummary& summary) {
  const std::int64_t distorted = distorted_seconds(summary.seconds);
  std::string words;
  if (distorted > 0) {
    words = show_count(static_cast<std::uint64_t>(distorted)) + " of " +
            show_count(measured_seconds(summary.seconds)) + " seconds are distorted";
    if (summary.fail_on_overload) {
      words += ", " + show_share(distorted_share(summary.seconds)) + "; up to " +
               show_share(*summary.fail_on_overload) + " may be";
    }
  }
  return {"generator", "kept up",
          standing(distorted == 0, is_overloaded(summary) ? Standing::failed : Standing::told),
          words};
}

}  // namespace

std::vector<Case> cases_of(const RunSummary& summary) {
  std::vector<Case> cases = {ending_of(summary), sentences_of_script(summary)};
  if (!summary.function_failures.empty()) cases.push_back(functions_of(summary));
  for (const auto& [name, tally] : summary.total.checks_by_name())
    cases.push_back(check_of(name, tally));
  for (const ThresholdVerdict& verdict : summary.thresholds) cases.push_back(threshold_of(verdict));
  cases.push_back(completeness_case(summary));
  if (!summary.delays.empty()) cases.push_back(generator_case(summary));
  return cases;
}

}  // namespace hailstorm
