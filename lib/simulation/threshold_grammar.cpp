// Reads a threshold.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>

#include "base/duration.h"
#include "base/error.h"
#include "base/suggest.h"
#include "simulation/threshold.h"
#include "simulation/threshold_remedies.h"
#include "simulation/values.h"

namespace hailstorm {
namespace {

struct NamedMethod {
  std::string_view name;
  Method method;
};
constexpr NamedMethod methods[] = {
    {"avg", Method::avg},     {"min", Method::min},   {"med", Method::med},    {"max", Method::max},
    {"count", Method::count}, {"rate", Method::rate}, {"value", Method::value}};

constexpr std::string_view methods_expected =
    "avg, min, med, max, p(N), count, rate or value is expected";

struct Word {
  std::string_view theirs, ours;
};
// What other tools call a method.
constexpr Word foreign_methods[] = {{"mean", "avg"},        {"average", "avg"}, {"median", "med"},
                                    {"maximum", "max"},     {"minimum", "min"}, {"total", "count"},
                                    {"sum", "count"},       {"last", "value"},  {"p999", "p(99.9)"},
                                    {"percentile", "p(95)"}};

bool is_method(std::string_view name) {
  const auto has_name = [name](const NamedMethod& one) { return one.name == name; };
  return name == "p" || std::any_of(std::begin(methods), std::end(methods), has_name);
}

class Reader {
 public:
  explicit Reader(std::string_view text) : cursor_(text) { threshold_.text = text; }

  Threshold read();

 private:
  void subject();
  void metric(Statistic& into);
  void statistic(Statistic& into);
  void method(Statistic& into);
  void percentile(Statistic& into);
  void window(Statistic& into);
  void comparison();
  void bound();
  void number();
  void reference();
  void option();
  [[noreturn]] void refuse_rest();
  Nanos time(std::size_t end, const std::string& what);
  [[noreturn]] void refuse_method(std::size_t at, std::string_view name);

  TextCursor cursor_;
  Threshold threshold_;
};

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

Threshold Reader::read() {
  subject();
  const std::size_t begin = cursor_.at();
  statistic(threshold_.subject);
  comparison();
  bound();
  threshold_.source = trimmed(cursor_.since(begin));
  for (cursor_.skip_blanks(); cursor_.here() == ';'; cursor_.skip_blanks()) option();
  if (cursor_.ended()) return std::move(threshold_);
  refuse_rest();
}

void Reader::refuse_rest() {
  const auto rest = cursor_.rest();
  const char c = cursor_.here();
  std::string remedy;
  if (TextCursor::is_letter(c)) remedy = remedy_behind_bound(threshold_, rest);
  if (c == '%') remedy = "a share is written without a blank: 5%";
  if (c == '&' || c == '|' || rest.starts_with("and ") || rest.starts_with("or "))
    remedy = "a threshold compares once; write two thresholds for two bounds";
  if (c == ',') remedy = "options come after ';', further thresholds on their own";
  if (c == '*') remedy = "write the factor first: 3 * p(50)";
  if (c == '+' || c == '-' || c == '/') remedy = "a bound is a number, or a factor * a metric";
  cursor_.refuse(cursor_.at(), "the end or ';' is expected, not " + cursor_.shown(), remedy);
}

void Reader::subject() {
  cursor_.skip_blanks();
  if (cursor_.ended()) {
    cursor_.refuse(cursor_.at(), "the threshold is empty",
                   "for example: http_req_duration: p(95) < 200ms");
  }
  const std::size_t begin = cursor_.at();
  metric(threshold_.subject);
  threshold_.key = trimmed(cursor_.since(begin));
  cursor_.skip_blanks();
  if (cursor_.take(":")) return;
  if (is_method(threshold_.key)) {
    cursor_.refuse(begin, "the metric is missing before the assertion",
                   "write http_req_duration: " + std::string(trimmed(cursor_.text())));
  }
  std::string remedy = "write " + threshold_.key + ": p(95) < 200ms";
  if (cursor_.here() == '-') remedy = "the names of metrics have '_': http_req_duration";
  if (cursor_.here() == '.') remedy = "write ':' between the metric and its method here";
  cursor_.refuse(
      cursor_.at(),
      "':' is expected after the metric '" + threshold_.key + "', not " + cursor_.shown(), remedy);
}

void Reader::metric(Statistic& into) {
  into.metric_at = cursor_.at();
  into.metric = cursor_.take_name();
  if (into.metric.empty()) {
    const bool quoted = cursor_.here() == '"' || cursor_.here() == '\'';
    cursor_.refuse(
        cursor_.at(), "the name of a metric is expected, not " + cursor_.shown(),
        quoted ? "leave the quotes away" : "for example: http_req_duration: p(95) < 200ms");
  }
  cursor_.skip_blanks();
  if (cursor_.take("{")) into.tags = TagSelection(cursor_);
}

void Reader::statistic(Statistic& into) {
  cursor_.skip_blanks();
  method(into);
  cursor_.skip_blanks();
  if (cursor_.here() == '[') window(into);
}

void Reader::method(Statistic& into) {
  into.method_at = cursor_.at();
  const std::string_view name = cursor_.take_name();
  if (name == "p") return percentile(into);
  for (const auto& known : methods) {
    if (name != known.name) continue;
    into.method = known.method;
    if (cursor_.here() != '(') return;
    cursor_.refuse(cursor_.at(), "'" + std::string(name) + "' takes no argument",
                   "write " + std::string(name) + " alone");
  }
  refuse_method(into.method_at, name);
}

void Reader::refuse_method(std::size_t at, std::string_view name) {
  if (name.empty()) {
    cursor_.refuse(at, std::string(methods_expected) + ", not " + cursor_.shown(),
                   cursor_.ended() ? "for example: p(95) < 200ms" : "");
  }
  const std::string what = "'" + std::string(name.substr(0, 40)) + "' is no method";
  for (const auto& word : foreign_methods) {
    if (name == word.theirs) cursor_.refuse(at, what, "it is " + std::string(word.ours) + " here");
  }
  if (name.size() > 1 && name[0] == 'p' && TextCursor::is_digit(name[1])) {
    const std::size_t digits = cursor_.text().find_first_not_of("0123456789.", at + 1);
    cursor_.refuse(at, what,
                   "write p(" + std::string(cursor_.text().substr(at + 1, digits - at - 1)) + ")");
  }
  std::vector<std::string> known = {"p(N)"};
  for (const auto& one : methods) known.emplace_back(one.name);
  cursor_.refuse(at, what, did_you_mean(name.substr(0, 40), known));
}

void Reader::percentile(Statistic& into) {
  into.method = Method::percentile;
  cursor_.skip_blanks();
  const std::string write = "write p(95), or p(99.9)";
  if (!cursor_.take("("))
    cursor_.refuse(cursor_.at(), "'(' is expected after 'p', not " + cursor_.shown(), write);
  cursor_.skip_blanks();
  const std::size_t at = cursor_.at();
  const char* const end = cursor_.text().data() + cursor_.text().size();
  const auto [last, problem] =
      std::from_chars(cursor_.text().data() + at, end, into.percent, std::chars_format::fixed);
  if (problem != std::errc() || !std::isfinite(into.percent))
    cursor_.refuse(at, "a number from 0 to 100 is expected, not " + cursor_.shown(), write);
  if (into.percent < 0 || into.percent > 100)
    cursor_.refuse(at, "a percentile lies between 0 and 100", write);
  cursor_.go_to(static_cast<std::size_t>(last - cursor_.text().data()));
  cursor_.skip_blanks();
  if (!cursor_.take(")"))
    cursor_.refuse(cursor_.at(), "')' is expected, not " + cursor_.shown(), write);
}

void Reader::window(Statistic& into) {
  const std::size_t open = cursor_.at();
  cursor_.advance();
  const std::size_t end = cursor_.text().find(']', open);
  if (end == std::string_view::npos) {
    cursor_.refuse(open, "this '[' has no ']'", "write the last ten seconds as [10s]");
  }
  cursor_.skip_blanks();
  const std::size_t at = cursor_.at();
  const Nanos span = time(end, "the time in [ ]");
  if (span % std::chrono::seconds(1) != Nanos(0) || span < std::chrono::seconds(1)) {
    cursor_.refuse(at, "the time in [ ] is a number of whole seconds, at least one",
                   "write [10s], or [1m]");
  }
  if (span > window_max) {
    cursor_.refuse(at, "the time in [ ] is at most " + format_duration(window_max),
                   "leave [ ] away for the whole run");
  }
  into.window = span;
  cursor_.go_to(end + 1);
}

// From here up to `end`, which the cursor does not pass.
Nanos Reader::time(std::size_t end, const std::string& what) {
  const std::size_t begin = cursor_.at();
  const auto text = trimmed(cursor_.text().substr(begin, end - begin));
  try {
    return parse_duration(text);
  } catch (const Error& error) {
    cursor_.refuse(begin, what + ": " + error.message(), error.remedy());
  }
}

void Reader::comparison() {
  struct Operator {
    std::string_view text;
    Comparison comparison;
  };
  constexpr Operator operators[] = {{"<=", Comparison::at_most},  {"<", Comparison::less},
                                    {">=", Comparison::at_least}, {">", Comparison::more},
                                    {"===", Comparison::equal},   {"==", Comparison::equal},
                                    {"!=", Comparison::unequal}};
  cursor_.skip_blanks();
  const std::size_t at = cursor_.at();
  for (const auto& one : operators) {
    if (!cursor_.take(one.text)) continue;
    threshold_.comparison = one.comparison;
    const char next = cursor_.here();
    if (next == '=' || next == '<' || next == '>' || next == '!')
      cursor_.refuse(at, "there is no such comparison", "there are < <= > >= == !=");
    return;
  }
  std::string remedy = "there are < <= > >= == !=";
  if (cursor_.here() == '=') remedy = "write == for equal";
  if (cursor_.take("=<")) remedy = "write <=";
  if (cursor_.take("=>")) remedy = "write >=";
  if (cursor_.here() == '.') remedy = "a metric before '.' stands on the right side only";
  if (cursor_.here() == '(') remedy = "only p takes an argument: p(95)";
  cursor_.go_to(at);
  cursor_.refuse(at, "a comparison is expected, not " + cursor_.shown(), remedy);
}

void Reader::bound() {
  cursor_.skip_blanks();
  threshold_.bound_at = cursor_.at();
  if (TextCursor::is_letter(cursor_.here())) {
    threshold_.bound = 1;
    return reference();
  }
  number();
  cursor_.skip_blanks();
  if (!cursor_.take("*")) return;
  if (threshold_.measure != Measure::plain) {
    cursor_.refuse(threshold_.bound_at, "a factor is a plain number", "write 3 * p(50)");
  }
  cursor_.skip_blanks();
  reference();
}

void Reader::number() {
  const std::size_t begin = cursor_.at();
  std::size_t from = begin;
  if (cursor_.here() == '+') ++from;
  const char* const text = cursor_.text().data();
  const auto [end, problem] =
      std::from_chars(text + from, text + cursor_.text().size(), threshold_.bound);
  if (problem == std::errc::result_out_of_range)
    cursor_.refuse(begin, "a number lies between 1e-307 and 1e308, or is 0");
  if (problem != std::errc() || !std::isfinite(threshold_.bound)) {
    cursor_.refuse(begin,
                   "a number, a time, a share or a metric is expected, not " + cursor_.shown(),
                   "for example: 200, 200ms, 1%, 3 * p(50), http_req_duration{name:/a}.p(99)");
  }
  cursor_.go_to(static_cast<std::size_t>(end - text));
  if (cursor_.take("%")) {
    threshold_.bound /= 100;
    threshold_.measure = Measure::percent;
    return;
  }
  if (!TextCursor::is_letter(cursor_.here())) return;
  // A time: its number is read anew, with its units.
  threshold_.measure = Measure::time;
  while (TextCursor::is_letter(cursor_.here()) || TextCursor::is_digit(cursor_.here()) ||
         cursor_.here() == '.')
    cursor_.advance();
  const std::size_t after = cursor_.at();
  const auto written = cursor_.since(begin);
  if (const std::string remedy = remedy_for_unit(threshold_, written); !remedy.empty()) {
    cursor_.refuse(begin, "'" + std::string(written) + "' is neither a number nor a time", remedy);
  }
  cursor_.go_to(begin);
  const Nanos span = time(after, "the bound");
  cursor_.go_to(after);
  threshold_.bound = static_cast<double>(span.count()) / 1e6;
}

// A method of the same metric, or another metric and its method after a '.'.
void Reader::reference() {
  Statistic& into = threshold_.reference.emplace();
  const std::size_t begin = cursor_.at();
  metric(into);
  cursor_.skip_blanks();
  if (cursor_.take(".")) return statistic(into);
  if (!into.tags.wants_all()) {
    cursor_.refuse(cursor_.at(),
                   "'.' and a method are expected after the metric, not " + cursor_.shown(),
                   "write " + std::string(trimmed(cursor_.since(begin))) + ".p(99)");
  }
  if (!is_method(into.metric) && into.metric.find('_') != std::string::npos) {
    cursor_.refuse(cursor_.at(),
                   "'.' and a method are expected after the metric, not " + cursor_.shown(),
                   "write " + into.metric + ".p(99)");
  }
  cursor_.go_to(begin);
  into.metric = threshold_.subject.metric;
  into.tags = threshold_.subject.tags;
  into.metric_at = threshold_.subject.metric_at;
  statistic(into);
}

void Reader::option() {
  cursor_.advance();
  cursor_.skip_blanks();
  const std::size_t at = cursor_.at();
  const std::string name(cursor_.take_name());
  cursor_.skip_blanks();
  const bool given = cursor_.take("=");
  cursor_.skip_blanks();
  const std::size_t value_at = cursor_.at();
  const std::size_t end = std::min(cursor_.text().find(';', value_at), cursor_.text().size());
  const std::string value(trimmed(cursor_.text().substr(value_at, end - value_at)));
  if (name == "abortOnFail") {
    threshold_.abort_on_fail = true;
    try {
      if (given || !value.empty()) threshold_.abort_on_fail = read_flag(value);
    } catch (const Error& error) {
      cursor_.refuse(value_at, error.message(), "write abortOnFail, or abortOnFail=false");
    }
  } else if (name == "delayAbortEval" || name == "warmUp") {
    if (!given) cursor_.refuse(value_at, "'=' and a time are expected", "write " + name + "=30s");
    const Nanos span = time(end, name);
    if (name == "warmUp" && span % std::chrono::seconds(1) != Nanos(0))
      cursor_.refuse(value_at, "a warm-up lasts whole seconds", "write warmUp=30s");
    (name == "warmUp" ? threshold_.warm_up : threshold_.delay_abort) = span;
  } else {
    cursor_.refuse(at,
                   name.empty() ? "an option is expected, not " + cursor_.shown()
                                : "unknown option '" + name + "'",
                   did_you_mean(name, threshold_options()));
  }
  cursor_.go_to(end);
}

}  // namespace

Threshold parse_threshold(std::string_view text) {
  if (text.size() > longest_threshold) {
    refuse_formula(text, longest_threshold,
                   "a threshold has at most " + std::to_string(longest_threshold) +
                       " characters; this one has " + std::to_string(text.size()));
  }
  return Reader(text).read();
}

std::string_view show(Comparison comparison) {
  constexpr std::string_view texts[] = {"<", "<=", ">", ">=", "==", "!="};
  return texts[static_cast<std::size_t>(comparison)];
}

std::string show(const Statistic& statistic) {
  std::string text;
  if (statistic.method == Method::percentile) {
    char number[32];
    const auto end = std::to_chars(number, number + sizeof number, statistic.percent).ptr;
    text = "p(" + std::string(number, end) + ")";
  }
  for (const auto& known : methods)
    if (known.method == statistic.method) text = known.name;
  if (statistic.window) text += "[" + format_duration(*statistic.window) + "]";
  return text;
}

}  // namespace hailstorm
