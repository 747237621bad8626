// The end report: who ran, the totals in k6's names, the tables, and what the report vouches for.
#include "report/terminal.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "report/ascii.h"
#include "report/cells.h"
#include "report/measured.h"
#include "report/overload.h"
#include "report/paint.h"
#include "report/percentile_text.h"
#include "report/statement.h"
#include "report/terminal_tables.h"
#include "report/text.h"
#include "report/threshold_lines.h"
#include "report/totals.h"

namespace hailstorm {
namespace {

constexpr int width_least = 80, width_most = 160;

std::string section(std::string_view title, const std::string& body, const Paint& paint) {
  if (body.empty()) return {};
  return "\n" + paint(Ink::accent, "█") + " " + paint(Ink::bold, title) + "\n\n" + body;
}

// "   script: bots/shop.js"
std::string fact(std::string_view name, const std::string& value, int width, const Paint& paint) {
  constexpr int label_width = 13;
  const std::string label = name.empty() ? "" : std::string(name) + ":";
  return paint(Ink::dim, pad_left(label, label_width)) + " " +
         wrap(printable(value), width, label_width + 1);
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string text;
  for (const auto& part : parts) text += (text.empty() ? "" : std::string(separator)) + part;
  return text;
}

std::string ending_of(const RunSummary& summary) {
  std::string text =
      std::string(name_of(summary.ending)) + " after " + show_elapsed(summary.elapsed);
  if (!summary.ending_reason.empty()) text += ": " + summary.ending_reason;
  return text;
}

std::string header(const RunSummary& summary, int width, const Paint& paint) {
  std::string text =
      "\n" + fact(summary.target.empty() ? "script" : "target", title_of(summary), width, paint);
  std::vector<std::string> run;
  if (!summary.run_id.empty()) run.push_back(summary.run_id);
  if (!summary.started.empty()) run.push_back("started " + summary.started);
  for (const auto& [name, value] : summary.tags) run.push_back(name + "=" + value);
  if (!run.empty()) text += fact("run", joined(run, " · "), width, paint);
  bool first = true;
  for (const auto& model : summary.models) {
    std::string value = model.name + " = " + model.size();
    if (!model.pace.empty()) value += ", " + model.pace;
    text += fact(std::exchange(first, false) ? "bots" : "", value, width, paint);
  }
  std::vector<std::string> limits;
  if (summary.max_running) limits.push_back(show_count(*summary.max_running) + " bots at once");
  if (summary.max_rate) limits.push_back(show_count(*summary.max_rate) + " new bots a second");
  if (!limits.empty()) text += fact("limits", joined(limits, ", "), width, paint);
  const std::string threads =
      std::to_string(summary.threads) + (summary.threads == 1 ? " thread" : " threads");
  text += fact("generator", threads + " · seed " + std::to_string(summary.seed), width, paint);
  if (!summary.connections.empty()) {
    std::string value = summary.connections;
    if (summary.tls_resume) value += ", TLS sessions resumed";
    text += fact("connections", value, width, paint);
  }
  if (summary.bodies_discarded) text += fact("bodies", "discarded", width, paint);
  if (!summary.proxy.empty()) text += fact("proxy", summary.proxy, width, paint);
  return text + fact("ended", ending_of(summary), width, paint);
}

// Of the lines of TOTAL RESULTS.
struct Look {
  int width;  // of the report
  int cell;   // of a distribution's values: the same for all, so that they stand beneath each other
  const Paint& paint;
};

// k6's line: the name, dots up to the longest name, the value.
std::string metric(std::string_view name, const std::string& value, const Look& look) {
  return dotted_name(std::string(name), look.width, look.paint) +
         wrap(value, look.width, values_at);
}

// Two values of a metric beneath those of the other lines.
std::string columns(const std::string& first, const std::string& second) {
  return pad_right(first, 9) + " " + second;
}

std::string counter(std::string_view name, std::uint64_t count, Nanos elapsed, const Look& look) {
  return metric(name, columns(show_count(count), show_rate(rate_of(count, elapsed))), look);
}

std::string out_of(std::uint64_t part, std::uint64_t whole) {
  return columns(show_share(share_of(part, whole)),
                 show_count(part) + " out of " + show_count(whole));
}

// avg, min, med, max and beneath them the percentiles that matter.
std::string trend(std::string_view name, const Histogram& times, const Look& look) {
  if (times.empty()) return metric(name, "none", look);
  const auto p = [&times](double percent) { return show_percentile(times, percent); };
  const std::vector<LabelledValue> values = {{"avg", show_time(times.mean())},
                                             {"min", show_time(static_cast<double>(times.min()))},
                                             {"med", p(50)},
                                             {"max", show_time(static_cast<double>(times.max()))},
                                             {"p(90)", p(90)},
                                             {"p(95)", p(95)},
                                             {"p(99)", p(99)},
                                             {"p(99.9)", p(99.9)}};
  return dotted_name(std::string(name), look.width, look.paint) +
         cells(values, look.cell, look.width, look.paint) + "\n";
}

std::string trust(const RunSummary& summary, const Look& look) {
  const std::string words = confidence_words(summary);
  if (words.empty()) return {};
  return std::string(values_at, ' ') + wrap(words, look.width, values_at);
}

std::string checks(const RunSummary& summary, const Look& look) {
  if (summary.total.checks.empty()) return {};
  const CheckTally sum = sum_checks(summary.total);
  const std::uint64_t total = sum.passed + sum.failed;
  std::string text = counter("checks_total", total, summary.elapsed, look) +
                     metric("checks_succeeded", out_of(sum.passed, total), look) +
                     metric("checks_failed", out_of(sum.failed, total), look) + "\n";
  for (const auto& [name, tally] : summary.total.checks_by_name()) {
    const bool good = tally.failed == 0;
    const std::string mark = look.paint(good ? Ink::good : Ink::bad, good ? "✓" : "✗");
    text += "  " + mark + " " + wrap(printable(name), look.width, 4);
    if (good) continue;
    const double share = share_of(tally.passed, tally.passed + tally.failed);
    text += "    ↳ " + show_share(share) + " — ✓ " + show_count(tally.passed) + " / ✗ " +
            show_count(tally.failed) + "\n";
  }
  return text + "\n";
}

// Only models with an interval have any.
std::string ticks(const ModelTally& models, Nanos elapsed, const Look& look) {
  if (models.ticks + models.ticks_missed == 0) return {};
  const std::string missed = show_count(models.ticks_missed);
  return counter("ticks", models.ticks, elapsed, look) +
         metric("ticks_owed", show_count(models.ticks_owed), look) +
         metric("ticks_missed", models.ticks_missed > 0 ? look.paint(Ink::bad, missed) : missed,
                look);
}

// Only models with a rate have any.
std::string arrivals(const ModelTally& models, Nanos elapsed, const Look& look) {
  if (models.arrivals + models.arrivals_started == 0) return {};
  std::string text = "\n" + counter("arrivals", models.arrivals, elapsed, look);
  if (models.arrivals_dropped > 0) {
    text += metric("arrivals_dropped",
                   look.paint(Ink::bad, out_of(models.arrivals_dropped, models.arrivals)), look);
  }
  return text + trend("journey_duration", models.journey, look) +
         trend("journey_response", models.journey_response, look);
}

// Where an intended start is known.
std::string response(std::string_view name, const Histogram& times, const Look& look) {
  return times.empty() ? std::string() : trend(name, times, look);
}

std::string totals(const RunSummary& summary, const Look& look) {
  const Nanos elapsed = summary.elapsed;
  const ResponseTotals responses = sum_responses(summary.total);
  const RequestTotals requests = sum_requests(summary.total);
  const ActionTally actions = sum_actions(summary.total);
  std::string failed = out_of(count_of(requests.failed), count_of(requests.counted));
  if (requests.cut_off > 0) failed += ", " + show_count(requests.cut_off) + " of them cut off";
  std::string text = checks(summary, look);
  text += trend("http_req_duration", requests.duration, look) + trust(summary, look);
  text += response("http_req_response", responses.request, look);
  text +=
      metric("http_req_failed", requests.failed > 0 ? look.paint(Ink::bad, failed) : failed, look);
  text += counter("http_reqs", summary.total.begun, elapsed, look);
  text += "\n";
  text += counter("actions", actions.started, elapsed, look);
  text += metric("actions_failed", out_of(actions.failed, actions.ended), look);
  text += trend("action_duration", actions.duration, look);
  text += response("action_response", responses.action, look);
  text += response("schedule_lag", responses.lag, look);
  if (actions.cut_off > 0) text += metric("actions_cut_off", show_count(actions.cut_off), look);
  text += ticks(sum_models(summary.total), elapsed, look);
  text += arrivals(sum_models(summary.total), elapsed, look);
  text += "\n";
  const auto bytes = [&](std::string_view name, std::uint64_t count) {
    const std::string rate = show_bytes(rate_of(count, elapsed)) + "/s";
    return metric(name, columns(show_bytes(static_cast<double>(count)), rate), look);
  };
  return text + bytes("data_received", requests.bytes_received) +
         bytes("data_sent", requests.bytes_sent) + "\n";
}

// " (2 killed by slice, 1 by memory)"
std::string killed(const ModelTally& models) {
  std::string text;
  for (std::size_t i = 1; i < models.bots_killed.size(); ++i) {
    if (models.bots_killed[i] == 0) continue;
    const std::string by = text.empty() ? " killed by " : " by ";
    text += (text.empty() ? " (" : ", ") + show_count(models.bots_killed[i]) + by +
            std::string(name_of(static_cast<Limit>(i)));
  }
  return text.empty() ? text : text + ")";
}

// The bots, and how the generator itself fared.
std::string generator(const RunSummary& summary, const Look& look) {
  const ModelTally models = sum_models(summary.total);
  const auto most = static_cast<std::uint64_t>(bots_alive_max(summary.seconds));
  std::string bots = show_count(most) + " at most; " + show_count(models.bots_started) +
                     " started, " + show_count(models.bots_stopped) + " stopped";
  if (models.bots_failed > 0) bots += ", " + show_count(models.bots_failed) + " failed";
  bots += killed(models);
  if (models.bots_cut_off > 0) bots += ", " + show_count(models.bots_cut_off) + " cut off";
  std::string text = metric("bots", bots, look);
  const auto longest = [](Nanos time) {
    return "max=" + show_time(static_cast<double>(time.count()));
  };
  if (summary.longest_lag) text += metric("generator_lag", longest(*summary.longest_lag), look);
  if (const Histogram& delays = summary.delays; !delays.empty()) {
    text += metric("generator_delay",
                   longest(Nanos(static_cast<Nanos::rep>(delays.max()))) + " p(99)=" +
                       show_percentile(delays, 99) + " (" + show_count(delays.count()) + ")",
                   look);
  }
  if (const Histogram& pauses = summary.gc_pauses; !pauses.empty()) {
    text += metric("gc_pause",
                   longest(Nanos(static_cast<Nanos::rep>(pauses.max()))) + " p(99)=" +
                       show_percentile(pauses, 99) + " (" + show_count(pauses.count()) + ")",
                   look);
  }
  if (marks_any(summary)) text += "\n  " + look.paint(Ink::dim, support_words) + "\n";
  return text;
}

// Wide enough for the marks of all distributions but their last value, which needs no room.
int cell_of(const RunSummary& summary) {
  const auto is_marked = [](const Histogram& times) {
    return !times.empty() && !is_supported(99, times.count());
  };
  const ResponseTotals responses = sum_responses(summary.total);
  const ModelTally models = sum_models(summary.total);
  for (const Histogram* times : {&responses.request, &responses.action, &responses.lag,
                                 &models.journey, &models.journey_response}) {
    if (is_marked(*times)) return marked_cell_width;
  }
  return is_marked(sum_requests(summary.total).duration) ||
                 is_marked(sum_actions(summary.total).duration)
             ? marked_cell_width
             : cell_width;
}

}  // namespace

std::string render_summary(const RunSummary& summary, const TerminalOptions& options) {
  const Paint paint(options.color);
  const int width = std::clamp(options.width, width_least, width_most);
  const Look look{width, cell_of(summary), paint};
  const std::string text =
      header(summary, width, paint) +
      section("THRESHOLDS", threshold_lines(summary, width, paint), paint) +
      section("TOTAL RESULTS", totals(summary, look) + generator(summary, look), paint) +
      section("METRICS OF THE SCRIPT", own_metrics_lines(summary, width, paint), paint) +
      section("BY NAME", names_table(summary, width, paint), paint) +
      section("GROUPS", timings_table(TimingKind::group, summary, width, paint), paint) +
      section("OBSERVED", timings_table(TimingKind::observed, summary, width, paint), paint) +
      section("FAILURES", failures_table(summary, width, paint), paint) +
      section("SCRIPT ERRORS", mishaps_table(summary, width, paint), paint) +
      section("CROWD", crowd_table(summary, width, paint) + crowd_words(summary, width, paint),
              paint) +
      section("COMPLETENESS",
              completeness_words(summary, width, paint) + overload_words(summary, width, paint),
              paint) +
      section("NOTES", notes_words(summary, width, paint), paint) + "\n";
  return options.unicode ? text : ascii_of(text);
}

}  // namespace hailstorm
