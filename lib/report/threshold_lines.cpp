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

// "52ms to spare (26%)"
std::string margin_of(const ThresholdVerdict& verdict) {
  const Comparison comparison = verdict.threshold.comparison;
  if (comparison == Comparison::unequal || (comparison == Comparison::equal && verdict.passed))
    return {};
  std::string text = show(std::abs(verdict.margin), verdict.dimension);
  text += comparison == Comparison::equal ? " off" : verdict.passed ? " to spare" : " beyond";
  if (verdict.bound == 0 || verdict.margin == 0) return text;
  return text + " (" + show_share(std::abs(verdict.margin / verdict.bound)) + ")";
}

std::string line(const ThresholdVerdict& verdict, int label, int width, const Paint& paint) {
  const std::string mark = verdict.passed ? paint(Ink::good, "✓") : paint(Ink::bad, "✗");
  const std::string source = "'" + printable(verdict.threshold.source) + "'";
  std::string words = words_for(verdict);
  if (verdict.ended_run) words += ", and ended the run";
  const int indent = 4 + std::max(label, width_of(source)) + 2;
  return "  " + mark + " " + pad_right(source, label) + "  " +
         wrap(words, std::max(width, indent + 30), indent);
}

}  // namespace

std::string_view unit_of(Dimension dimension) {
  constexpr std::string_view units[] = {"", "ms", "bytes", "share", "per second"};
  return units[static_cast<std::size_t>(dimension)];
}

std::string words_for(const ThresholdVerdict& verdict) {
  const Threshold& threshold = verdict.threshold;
  std::string text = show(threshold.subject) + "=" + show(verdict.value, verdict.dimension);
  if (verdict.at) text += " at " + show_elapsed(*verdict.at);
  if (!verdict.measured) return text + ", nothing was measured";
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
    label = std::max(label, std::min(label_max, width_of(verdict.threshold.source) + 2));
  }
  std::string text;
  for (const std::string& key : keys) {
    text += (text.empty() ? "  " : "\n  ") + printable(key) + "\n";
    for (const ThresholdVerdict& verdict : summary.thresholds)
      if (verdict.threshold.key == key) text += line(verdict, label, width, paint);
  }
  return text;
}

}  // namespace hailstorm
