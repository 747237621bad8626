#include "report/threshold_lines.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "report/text.h"

namespace hailstorm {
namespace {

// A number as its dimension is read; what scripts measure may lie below zero.
std::string show(double value, Dimension dimension) {
  if (value < 0) return "-" + show(-value, dimension);
  switch (dimension) {
    case Dimension::time: return show_time(value * 1e6);
    case Dimension::bytes: return show_bytes(value);
    case Dimension::share: return show_share(value);
    case Dimension::per_second: return show_rate(value);
    case Dimension::plain: break;
  }
  const bool whole = value == std::floor(value) && value < 1e15;
  return whole ? show_count(static_cast<std::uint64_t>(value)) : show_number(value);
}

// How far the value is from its bound, in proportion to that: "26.00%", "23,662 times the bound".
std::string proportion_of(const ThresholdVerdict& verdict) {
  constexpr double percent_most = 10, times_most = 1e15;
  const double share = std::abs(verdict.margin / verdict.bound);
  if (share < percent_most) return show_share(share);
  const double times = verdict.value / verdict.bound;
  if (times < 0 || times >= times_most) return ">999%";
  return show_count(static_cast<std::uint64_t>(std::llround(times))) + " times the bound";
}

// "52ms to spare (26%)"
std::string margin_of(const ThresholdVerdict& verdict) {
  const Comparison comparison = verdict.threshold.comparison;
  if (comparison == Comparison::unequal || (comparison == Comparison::equal && verdict.passed))
    return {};
  std::string text = show(std::abs(verdict.margin), verdict.dimension);
  text += comparison == Comparison::equal ? " off" : verdict.passed ? " to spare" : " beyond";
  if (verdict.bound == 0 || verdict.margin == 0) return text;
  return text + " (" + proportion_of(verdict) + ")";
}

std::string line(const ThresholdVerdict& verdict, int label, int width, const Paint& paint) {
  const std::string mark = verdict.passed ? paint(Ink::good, "✓") : paint(Ink::bad, "✗");
  const std::string source = "'" + printable(verdict.threshold.source) + "'";
  std::string words = words_for(verdict);
  if (verdict.ended_run) words += ", and ended the run";
  const std::string begin = "  " + mark + " ";
  const int indent = 4 + label + 2;
  if (width_of(source) <= label)
    return begin + pad_right(source, label) + "  " + wrap(words, width, indent);
  // A longer assertion has lines of its own.
  return begin + wrap(source, width, 4) + std::string(6, ' ') + wrap(words, width, 6);
}

}  // namespace

std::string_view unit_of(Dimension dimension) {
  constexpr std::string_view units[] = {"", "ms", "bytes", "share", "per second"};
  return units[static_cast<std::size_t>(dimension)];
}

std::string words_for(const ThresholdVerdict& verdict) {
  const Threshold& threshold = verdict.threshold;
  if (!verdict.measured) return "nothing was measured";
  std::string text = show(threshold.subject) + "=" + show(verdict.value, verdict.dimension);
  if (verdict.at) text += " at " + show_elapsed(*verdict.at);
  if (threshold.reference) text += ", bound " + show(verdict.bound, verdict.dimension);
  const std::string margin = margin_of(verdict);
  if (!margin.empty()) text += ", " + margin;
  return verdict.supported ? text : text + "; too few values for this percentile";
}

std::string threshold_lines(const RunSummary& summary, int width, const Paint& paint) {
  constexpr int label_max = 40;
  std::vector<std::string> keys;
  int label = 0;
  for (const ThresholdVerdict& verdict : summary.thresholds) {
    const std::string& key = verdict.threshold.key;
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
    const int own = width_of(printable(verdict.threshold.source)) + 2;
    if (own <= label_max) label = std::max(label, own);
  }
  std::string text;
  for (const std::string& key : keys) {
    text += (text.empty() ? "  " : "\n  ") + wrap(printable(key), width, 2);
    for (const ThresholdVerdict& verdict : summary.thresholds)
      if (verdict.threshold.key == key) text += line(verdict, label, width, paint);
  }
  return text;
}

}  // namespace hailstorm
