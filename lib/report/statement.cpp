// Sentences about the crowd and about completeness.
#include "report/statement.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "report/overload.h"
#include "report/text.h"
#include "report/totals.h"

namespace hailstorm {
namespace {

std::string sentence(Ink ink, std::string_view mark, const std::string& text, int width,
                     const Paint& paint) {
  return "  " + paint(ink, mark) + " " + wrap(text, width, 4);
}

std::string counted(std::uint64_t count, std::string_view noun) {
  return show_count(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

// "Shopper: up to 12 bots were late in 3 of 30 seconds (...)."
std::string shortfall(const std::string& model, std::int64_t most, std::string_view what,
                      std::int64_t for_seconds, std::size_t of_seconds, const std::string& why) {
  return printable(model) + ": up to " + counted(static_cast<std::uint64_t>(most), "bot") + " " +
         std::string(what) + " in " + show_count(static_cast<std::uint64_t>(for_seconds)) + " of " +
         counted(of_seconds, "second") + " (" + why + ").";
}

std::string limit_name(std::string_view option, const std::optional<std::uint64_t>& value) {
  return std::string(option) + (value ? " " + show_count(*value) : "");
}

// Without an interval nothing is planned.
std::string tick_words(const Completeness& c, int width, const Paint& paint) {
  if (c.ticks_planned == 0) return {};
  return sentence(c.ticks_missed == 0 ? Ink::good : Ink::warning, c.ticks_missed == 0 ? "✓" : "!",
                  "Ticks planned " + show_count(c.ticks_planned) + " = started " +
                      show_count(c.ticks_started) + " + missed " + show_count(c.ticks_missed) + ".",
                  width, paint);
}

// Only models with a rate plan them.
std::string arrival_words(const Completeness& c, int width, const Paint& paint) {
  if (c.arrivals_planned + c.arrivals_started == 0) return {};
  const bool all = c.arrivals_started == c.arrivals_planned;
  std::string text = "Arrivals planned " + show_count(c.arrivals_planned) + " = started " +
                     show_count(c.arrivals_started) + " + dropped " +
                     show_count(c.arrivals_dropped);
  if (c.arrivals_waiting() > 0)
    text += " + still waiting at the end " + show_count(c.arrivals_waiting());
  return sentence(all ? Ink::good : Ink::warning, all ? "✓" : "!", text + ".", width, paint);
}

// What is counted from an intended start, and what cannot be.
std::string response_words(const RunSummary& summary, const Completeness& c, int width,
                           const Paint& paint) {
  const ActionTally actions = sum_actions(summary.total);
  if (actions.started == 0) return {};
  if (c.ticks_planned + c.arrivals_planned == 0) {
    return sentence(Ink::warning, "–",
                    "No action had an intended start: each began when its bot was free. So times "
                    "say how long actions took, and not how late they were; a target that stands "
                    "still is asked less.",
                    width, paint);
  }
  if (c.answered == 0) return {};
  const std::string counts = "http_req_response counts from when the action should have started: ";
  if (c.answered_intended == c.answered) {
    return sentence(Ink::good, "✓",
                    counts + "of all " + show_count(c.answered) + " answered requests.", width,
                    paint);
  }
  return sentence(Ink::good, "✓",
                  counts + "of " + show_count(c.answered_intended) + " of " +
                      show_count(c.answered) +
                      " answered requests. Nothing says when the others should have begun: they "
                      "followed something that was waited for, or are of a closed loop.",
                  width, paint);
}

std::string request_words(const Completeness& c, int width, const Paint& paint) {
  if (c.begun == 0 && c.target_max == 0) {
    return sentence(Ink::warning, "–", "No request was begun.", width, paint);
  }
  const std::string sum = "Requests begun " + show_count(c.begun) + " = answered " +
                          show_count(c.answered) + " + without an answer " +
                          show_count(c.unanswered) + " + cut off " + show_count(c.cut_off);
  std::string target;
  if (c.target_min == c.target_max) {
    target = "The target's own count is " + show_count(c.target_min) +
             ": that many requests were answered, and no other left whole.";
  } else {
    target = "The target's own count lies between " + show_count(c.target_min) +
             " (answered) and " + show_count(c.target_max) +
             (c.unaccounted > 0 ? " (left whole, or may have" : " (left whole") +
             (c.resent > 0 ? ", " + show_count(c.resent) +
                                 " of them twice: a kept connection turned out to be closed"
                           : std::string()) +
             ").";
  }
  if (c.unaccounted == 0) {
    return sentence(Ink::good, "✓", sum + ".", width, paint) +
           sentence(Ink::good, "✓", target, width, paint);
  }
  const std::string count = show_count(static_cast<std::uint64_t>(std::llabs(c.unaccounted)));
  const std::string gap = c.unaccounted > 0
                              ? " + " + count + " whose end was never reported."
                              : " - " + count + " whose beginning was never reported.";
  return sentence(Ink::bad, "✗", sum + gap, width, paint) +
         sentence(Ink::bad, "✗", "The report is incomplete. " + target, width, paint);
}

}  // namespace

std::string crowd_words(const RunSummary& summary, int width, const Paint& paint) {
  const auto crowds = crowds_of(summary.seconds);
  if (crowds.empty()) return {};
  std::string text;
  const std::size_t all = summary.seconds.size();
  for (const auto& [model, crowd] : crowds) {
    const Census& peak = crowd.peak;
    const auto tell = [&](Ink ink, const std::string& words) {
      text += sentence(ink, "✗", words, width, paint);
    };
    if (crowd.seconds_refused > 0) {
      tell(Ink::bad,
           shortfall(model, peak.refused, "refused", crowd.seconds_refused, all,
                     "no room under " + limit_name("--max-running", summary.max_running)));
    }
    if (crowd.seconds_late > 0) {
      tell(Ink::warning,
           shortfall(model, peak.late, "late", crowd.seconds_late, all,
                     summary.max_rate
                         ? "waiting for " + limit_name("--max-rate", summary.max_rate)
                         : std::string("the generator was behind its clock; see generator_lag")));
    }
    if (crowd.seconds_held > 0) {
      tell(Ink::warning,
           shortfall(model, peak.held, "held", crowd.seconds_held, all,
                     "an older bot of the same index is stopping, or has just failed"));
    }
  }
  if (!text.empty()) return "\n" + text;
  const bool all_arrive =
      !summary.models.empty() && std::all_of(summary.models.begin(), summary.models.end(),
                                             [](const RunModel& model) { return model.arrives; });
  return "\n" + sentence(Ink::good, "✓",
                         all_arrive
                             ? "At no second's end did anybody who had arrived wait for room."
                             : "At every second's end each bot that the shapes wanted was there.",
                         width, paint);
}

std::string completeness_words(const RunSummary& summary, int width, const Paint& paint) {
  const Completeness c = completeness_of(summary.total);
  std::string text = tick_words(c, width, paint) + arrival_words(c, width, paint) +
                     request_words(c, width, paint) + response_words(summary, c, width, paint);
  if (summary.requests_around > 0) {
    text += sentence(Ink::warning, "–",
                     "setup() and teardown() began " + counted(summary.requests_around, "request") +
                         " besides: the target counts them, too; no figure here does.",
                     width, paint);
  }
  return text;
}
std::vector<std::string> statement_lines(const RunSummary& summary) {
  constexpr int one_line = 1'000'000, indent = 2;
  const Paint plain(false);
  const std::string text = crowd_words(summary, one_line, plain) +
                           completeness_words(summary, one_line, plain) +
                           overload_words(summary, one_line, plain);
  std::vector<std::string> sentences;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin + indent)
      sentences.push_back(text.substr(begin + indent, end - begin - indent));
    begin = end + 1;
  }
  return sentences;
}

std::string confidence_words(const RunSummary& summary) {
  std::string text;
  for (const double p : {95.0, 99.0}) {
    const auto interval = summary.blocks.interval(p, Random(summary.seed));
    if (!interval) continue;
    text += (text.empty() ? "" : ", ") + std::string(p == 95 ? "p(95) " : "p(99) ") +
            show_time(interval->low) + " to " + show_time(interval->high);
  }
  return text.empty() ? text : text + " (95% confidence)";
}

std::string note_on_folded(const Snapshot& snapshot) {
  std::string worst;
  FoldTally most;
  std::uint64_t records = 0;
  for (const auto& [tag, tally] : snapshot.folded) {
    records += tally.records;
    if (tally.distinct > most.distinct) worst = tag, most = tally;
  }
  if (records == 0) return {};
  return show_count(records) +
         " measurements found no series of their own under --series-max and are "
         "counted as (more). The tag with most values is " +
         worst + ", with " + show_count(most.distinct) +
         (worst == "name" ? ": name requests that are alike with params.name or http.url`...`."
                          : ": give it fewer, or raise the limit.");
}

std::string notes_words(const RunSummary& summary, int width, const Paint& paint) {
  std::string text;
  for (const auto& reason : summary.sentences) {
    text += sentence(Ink::warning, "!",
                     "the script has called this run failed: " + printable(reason), width, paint);
  }
  for (const auto& note : summary.notes) {
    text += sentence(Ink::warning, "!", printable(note), width, paint);
  }
  return text;
}

}  // namespace hailstorm
