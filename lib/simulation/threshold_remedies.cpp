// Units and options, guessed from what was written.
#include "simulation/threshold_remedies.h"

#include <charconv>

#include "base/duration.h"
#include "base/error.h"
#include "base/suggest.h"
#include "simulation/http_values.h"
#include "simulation/text_cursor.h"

namespace hailstorm {
namespace {

// What people write behind large numbers; 0 for anything else. A small m is a minute.
double factor_of(std::string_view suffix) {
  if (suffix == "k" || suffix == "K") return 1e3;
  if (suffix == "M") return 1e6;
  if (suffix == "g" || suffix == "G") return 1e9;
  return bytes_of_unit(suffix).value_or(0);
}

bool is_duration(std::string_view text) {
  try {
    (void)parse_duration(text);
    return true;
  } catch (const Error&) {
    return false;
  }
}

std::string show_plain(double number) {
  char digits[400];
  const auto written =
      std::to_chars(digits, digits + sizeof digits, number, std::chars_format::fixed);
  return {digits, written.ptr};
}

}  // namespace

const std::vector<std::string>& threshold_options() {
  static const std::vector<std::string> options = {"abortOnFail", "delayAbortEval", "warmUp"};
  return options;
}

std::string remedy_for_unit(const Threshold& threshold, std::string_view written) {
  if (is_duration(written)) return {};
  const double factor = factor_of(written.substr(written.find_last_of("0123456789.") + 1));
  const Metric* const metric = find_built_in(threshold.subject.metric);
  const Dimension dimension = metric ? dimension_of(threshold.subject, *metric) : Dimension::plain;
  // That it is no time is said better, and with the place, by who reads times.
  if (dimension == Dimension::time || (!metric && factor == 0)) return {};
  const std::string in_full = factor > 0 ? ": " + show_plain(threshold.bound * factor) : "";
  switch (dimension) {
    case Dimension::share: return "write a share: 0.01, or 1%";
    case Dimension::bytes: return "write a number of bytes" + in_full;
    case Dimension::per_second: return "write a plain number, per second" + in_full;
    default: return "write a plain number" + in_full;
  }
}

std::string remedy_behind_bound(const Threshold& threshold, std::string_view rest) {
  TextCursor ahead(rest);
  const auto word = ahead.take_name().substr(0, 40);
  const std::string option = nearest(word, threshold_options());
  if (option.empty() && threshold.measure == Measure::plain && !threshold.reference)
    return "a time is written without a blank: 200ms";
  const bool is_flag = option.empty() || option == "abortOnFail";
  return "options come after ';': ; " + (is_flag ? "abortOnFail" : option + "=30s");
}

}  // namespace hailstorm
