#include "report/overload.h"

#include <algorithm>
#include <cmath>

#include "report/text.h"
#include "report/totals.h"

namespace hailstorm {
namespace {

constexpr double late_from = 1e6;  // ns
constexpr double part_of_median = 0.1;
constexpr std::size_t spans_told = 5;

std::string time(Nanos nanos) { return show_time(static_cast<double>(nanos.count())); }

std::string moment(std::int64_t second) {
  return show_count(static_cast<std::uint64_t>(second)) + " s";
}

std::string sentence(Ink ink, std::string_view mark, const std::string& text, int width,
                     const Paint& paint) {
  return "  " + paint(ink, mark) + " " + wrap(text, width, 4);
}

// Of some seconds in a row.
struct Pressure {
  std::int64_t seconds = 0;
  Nanos latest{}, busy{}, worked{}, waited{}, throttled{}, stolen{}, paused{};
};

Pressure& operator+=(Pressure& sum, const RunSecond& second) {
  ++sum.seconds;
  sum.latest = std::max(sum.latest, second.delay_max);
  sum.busy = std::max(sum.busy, second.busy);
  sum.worked = std::max(sum.worked, second.worked);
  sum.waited += second.waited;
  sum.throttled += second.throttled;
  sum.stolen += second.stolen;
  sum.paused += second.paused;
  return sum;
}

// What took long enough for half of that delay, and a hundredth of the time or more; the surest
// sign first. Time stolen is counted by the hundredth of a second, and some always is.
std::string cause(const Pressure& of) {
  constexpr Nanos hundredth = std::chrono::milliseconds(10);
  const Nanos half = of.latest / 2,
              enough = std::max(std::min(half, 5 * hundredth * of.seconds), hundredth * of.seconds);
  if (of.throttled >= enough)
    return "the CPU quota of its control group was used up for " + time(of.throttled);
  if (of.waited >= enough)
    return "its threads waited " + time(of.waited) + " for a core that others had";
  if (of.stolen >= std::max(enough, 3 * hundredth * of.seconds))
    return "the hypervisor gave its cores to others for " + time(of.stolen);
  if (of.paused >= half) return "garbage collection paused its bots for " + time(of.paused);
  if (of.worked >= half) {
    return "a worker was at work itself for " + time(of.worked) +
           " at a stretch: a script that calculates, or many bots that begin at once";
  }
  if (of.busy >= std::chrono::milliseconds(900)) {
    return "a worker was busy for " + time(of.busy) +
           " of a second: more threads, more machines, or less to do for each bot";
  }
  return "nothing that is measured says: a process that was stopped, or memory that was not there";
}

}  // namespace

bool is_distorted(const Window& window) {
  if (window.strain.delays.empty()) return false;
  const double delay = window.strain.delays.percentile(99);
  const Histogram duration = sum_requests(window.tally).duration;
  return delay > late_from &&
         (duration.empty() || delay > part_of_median * duration.percentile(50));
}

std::vector<DistortedSpan> distorted_spans(const std::vector<RunSecond>& seconds) {
  std::vector<DistortedSpan> spans;
  Pressure pressure;
  for (const RunSecond& second : seconds) {
    if (!second.distorted) continue;
    if (spans.empty() || spans.back().end != second.number) {
      spans.push_back({second.number, second.number, {}, {}});
      pressure = {};
    }
    pressure += second;
    spans.back().end = second.number + 1;
    spans.back().latest = pressure.latest;
    spans.back().cause = cause(pressure);
  }
  return spans;
}

std::int64_t distorted_seconds(const std::vector<RunSecond>& seconds) {
  return std::count_if(seconds.begin(), seconds.end(),
                       [](const RunSecond& second) { return second.distorted; });
}

std::uint64_t measured_seconds(const std::vector<RunSecond>& seconds) {
  return static_cast<std::uint64_t>(
      std::count_if(seconds.begin(), seconds.end(),
                    [](const RunSecond& second) { return second.delay_max > Nanos(0); }));
}

double distorted_share(const std::vector<RunSecond>& seconds) {
  return share_of(static_cast<std::uint64_t>(distorted_seconds(seconds)),
                  measured_seconds(seconds));
}

bool is_overloaded(const RunSummary& summary) {
  return summary.fail_on_overload && distorted_share(summary.seconds) > *summary.fail_on_overload;
}

std::string cause_of(const RunSecond& second) {
  Pressure pressure;
  return cause(pressure += second);
}

std::string overload_words(const RunSummary& summary, int width, const Paint& paint) {
  if (summary.delays.empty()) return {};
  const std::vector<DistortedSpan> spans = distorted_spans(summary.seconds);
  if (spans.empty()) {
    Nanos worst{};
    for (const RunSecond& second : summary.seconds) worst = std::max(worst, second.delay);
    return sentence(
        Ink::good, "✓",
        "The generator kept up: in no second was p(99) of its own delay above " + time(worst) + ".",
        width, paint);
  }
  std::string text;
  for (const DistortedSpan& span : spans) {
    if (&span == spans.data() + spans_told) {
      text += sentence(Ink::warning, "!",
                       "So it was " + show_count(spans.size() - spans_told) + " times more.", width,
                       paint);
      break;
    }
    text += sentence(Ink::warning, "!",
                     "From " + moment(span.begin) + " to " + moment(span.end) +
                         " the generator was late by up to " + time(span.latest) +
                         ": latencies in that time include it. Why: " + span.cause + ".",
                     width, paint);
  }
  const std::int64_t distorted = distorted_seconds(summary.seconds);
  text += sentence(Ink::warning, "!",
                   "In all " + show_count(static_cast<std::uint64_t>(distorted)) + " of " +
                       show_count(measured_seconds(summary.seconds)) +
                       (distorted == 1 ? " seconds is" : " seconds are") + " distorted (" +
                       show_share(distorted_share(summary.seconds)) + ").",
                   width, paint);
  return text;
}

}  // namespace hailstorm
