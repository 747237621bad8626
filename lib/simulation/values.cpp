#include "simulation/values.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

#include "base/duration.h"
#include "base/error.h"
#include "base/suggest.h"
#include "shape/shape.h"
#include "simulation/tag_selection.h"

namespace hailstorm {
namespace {

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

[[noreturn]] void refuse(std::string what, std::string remedy = {}) {
  throw Error(Fault::configuration, std::move(what), {}, std::move(remedy));
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// What a whole number is expected to be, for people.
std::string range(std::uint64_t least, std::uint64_t most) {
  if (most == ~std::uint64_t{0}) {
    return least == 0 ? "a whole number" : "a whole number, at least " + std::to_string(least);
  }
  return "a whole number from " + std::to_string(least) + " to " + std::to_string(most);
}

}  // namespace

bool is_identifier(std::string_view text) {
  if (text.empty() || !is_letter(text.front())) return false;
  for (const char c : text)
    if (!is_letter(c) && !is_digit(c)) return false;
  return true;
}

bool read_flag(std::string_view text) {
  for (const std::string_view yes : {"true", "yes", "on", "1"})
    if (text == yes) return true;
  for (const std::string_view no : {"false", "no", "off", "0"})
    if (text == no) return false;
  refuse(quoted(text) + " is neither true nor false");
}

std::uint64_t read_count(std::string_view text, std::uint64_t least, std::uint64_t most) {
  std::uint64_t value = 0;
  const char* end = text.data() + text.size();
  const auto [last, problem] = std::from_chars(text.data(), end, value);
  const bool in_range = problem == std::errc() && last == end && value >= least && value <= most;
  if (text.empty() || !in_range) refuse(quoted(text) + " is not " + range(least, most));
  return value;
}

unsigned read_threads(std::string_view text) {
  constexpr std::string_view units = "smh";
  const bool time = text.size() > 1 && is_digit(text[0]) && units.find(text.back()) != units.npos;
  if (time) {
    refuse(quoted(text) + " is a time, not a number of threads",
           "-t is --threads, as in wrk; how long the run lasts is -d " + std::string(text));
  }
  return static_cast<unsigned>(read_count(text, 1, 1024));
}

double read_rate(std::string_view text) {
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [last, problem] = std::from_chars(text.data(), end, value);
  const bool whole = problem == std::errc() && last == end && !text.empty();
  if (!whole || !std::isfinite(value) || value <= 0) {
    refuse(quoted(text) + " is not a number above zero");
  }
  return value;
}

Nanos read_time(std::string_view text) {
  const Nanos time = parse_duration(text);
  if (time.count() == 0) refuse(quoted(text) + " is no time at all: it must be above zero");
  return time;
}

std::pair<std::string, std::string> read_pair(std::string_view text) {
  const auto equals = text.find('=');
  if (equals == std::string_view::npos) {
    refuse(quoted(text) + " has no '='", "write it as KEY=VALUE");
  }
  const auto key = text.substr(0, equals);
  if (!is_identifier(key)) {
    refuse(quoted(key) + " cannot be a key", "a key is made of letters, digits and '_'");
  }
  return {std::string(key), std::string(text.substr(equals + 1))};
}

std::string read_name(std::string_view text) {
  if (!is_identifier(text)) {
    refuse(quoted(text) + " cannot be a name", "a name is made of letters, digits and '_'");
  }
  return std::string(text);
}

bool read_isolation(std::string_view text) {
  if (text != "bot" && text != "heap") {
    refuse(quoted(text) + " is neither bot nor heap",
           "bot: each bot has modules of its own; heap: the bots of a heap share theirs");
  }
  return text == "bot";
}

bool read_when_full(std::string_view text) {
  if (text != "queue" && text != "drop") {
    refuse(quoted(text) + " is neither queue nor drop",
           "queue: who finds no room waits; drop: who finds no room is counted, and gone");
  }
  return text == "drop";
}

double read_catch_up(std::string_view text) {
  const double factor = read_rate(text);
  if (factor < 1.1 || factor > 1000)
    refuse(quoted(text) + " is not a factor from 1.1 to 1000", "twice the pace: --catch-up 2");
  return factor;
}

std::optional<double> read_overload(std::string_view text) {
  if (text == "true") return 0.05;
  if (text == "false") return std::nullopt;
  const auto digits = text.substr(0, text.size() - (text.ends_with('%') ? 1 : 0));
  if (digits.size() == text.size())
    refuse(quoted(text) + " is not a share of the run's seconds",
           "a twentieth of them: --fail-on-overload=5%");
  const double percent = read_rate(digits == "0" ? "100" : digits);
  if (percent > 100)
    refuse(quoted(text) + " is more than all of the run's seconds",
           "a twentieth of them: --fail-on-overload=5%");
  return digits == "0" ? 0 : percent / 100;
}

std::optional<Nanos> read_pacing_gap(std::string_view text) {
  constexpr Nanos longest = std::chrono::milliseconds(10);
  if (text == "auto") return std::nullopt;
  const Nanos gap = parse_duration(text);
  if (gap > longest)
    refuse(quoted(text) + " is longer than 10ms", "a fine pace: --pacing-gap 0, a cheap one: 1ms");
  return gap;
}

LogLevel read_log_level(std::string_view text) {
  const auto level = log_level_named(text);
  if (!level)
    refuse(quoted(text) + " is not a level of a log", "it is debug, info, warning, error or off");
  return *level;
}

LogFormat read_log_format(std::string_view text) {
  if (text != "text" && text != "json")
    refuse(quoted(text) + " is not a format of a log", "it is text or json");
  return text == "json" ? LogFormat::json : LogFormat::text;
}

std::vector<std::string> read_tags(std::string_view text) {
  std::vector<std::string> tags;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    const auto tag = trimmed(text.substr(begin, end - begin));
    if (tag.empty() || tag.find(' ') != std::string_view::npos)
      refuse(quoted(text) + " are not tags", "write them as slow,checkout");
    tags.emplace_back(tag);
    begin = end + 1;
  }
  return tags;
}

SystemTags read_system_tags(std::string_view text) {
  // Those that always stay, and k6's names for them.
  static const std::vector<std::string> kept = {"outcome", "error",    "error_code",
                                                "check",   "expected", "expected_response"};
  SystemTags tags;
  std::vector<std::string> known = kept;
  for (const SystemTag& tag : system_tags) {
    tags.*tag.is_on = false;
    known.emplace_back(tag.name);
  }
  for (const std::string& name : read_tags(text)) {
    const std::string_view ours = name == "scenario" ? std::string_view("model") : name;
    const auto found = std::find_if(system_tags.begin(), system_tags.end(),
                                    [ours](const SystemTag& tag) { return tag.name == ours; });
    if (found != system_tags.end()) {
      tags.*found->is_on = true;
    } else if (std::find(kept.begin(), kept.end(), name) == kept.end()) {
      const std::string_view instead = instead_of_k6_tag(name);
      refuse(quoted(name) + " is no system tag",
             instead.empty() ? did_you_mean(name, known) : std::string(instead));
    }
  }
  return tags;
}

ModelShape read_model_shape(std::string_view text) {
  ModelShape result;
  auto shape = trimmed(text);
  const auto equals = shape.find('=');
  if (equals != std::string_view::npos && is_identifier(trimmed(shape.substr(0, equals)))) {
    result.model = trimmed(shape.substr(0, equals));
    shape = trimmed(shape.substr(equals + 1));
  }
  if (shape.empty()) {
    refuse(
        result.model.empty() ? "the shape is empty" : "the shape of " + result.model + " is empty",
        "give a number or a formula of t: " + (result.model.empty() ? "" : result.model + "=") +
            "10");
  }
  result.shape = shape;
  try {
    Shape{result.shape};
  } catch (const Error& error) {
    // A lone name that is no formula is most likely a model whose number was forgotten.
    const bool lone = result.model.empty() && is_identifier(shape);
    if (!lone) throw;
    refuse(error.message(), "for a model of that name: " + result.shape + "=10");
  }
  return result;
}

std::string read_file_name(std::string_view text) {
  if (text.empty()) refuse("it names no file", "give a path");
  return std::string(text);
}

std::string read_out(std::string_view text) {
  const auto equals = text.find('=');
  const std::string kind(text.substr(0, equals));
  if (equals == std::string_view::npos)
    refuse(quoted(text) + " does not say which kind of output it is",
           "write it as ndjson=" + std::string(text.empty() ? "samples.ndjson" : text));
  if (kind != "ndjson" && kind != "json")
    refuse("unknown kind of output " + quoted(kind), did_you_mean(kind, {"ndjson"}));
  if (equals + 1 == text.size())
    refuse(quoted(text) + " names no file", "write it as ndjson=samples.ndjson");
  return std::string(text.substr(equals + 1));
}

ReportFile read_report(std::string_view text) {
  std::vector<std::string> names;
  for (const ReportKind kind : report_kinds()) names.emplace_back(name_of(kind));
  const auto equals = text.find('=');
  if (equals == std::string_view::npos) {
    // A kind alone, or a path whose ending tells the kind.
    const auto dot = text.rfind('.');
    std::string kind(dot == std::string_view::npos ? text : text.substr(dot + 1));
    if (kind == "xml") kind = "junit";
    if (!report_kind_of(kind)) kind = "json";
    const std::string path = text.empty() || text == kind ? "report." + kind : std::string(text);
    refuse(quoted(text) + " does not say which kind of report it is",
           "write it as " + kind + "=" + path);
  }
  const std::string name(text.substr(0, equals));
  const std::optional<ReportKind> kind = report_kind_of(name);
  if (!kind) refuse("unknown kind of report " + quoted(name), did_you_mean(name, names));
  const auto path = text.substr(equals + 1);
  if (path.empty())
    refuse(quoted(text) + " names no file", "write it as " + name + "=report." + name);
  return {*kind, std::string(path)};
}

Stage read_stage(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) {
    refuse(quoted(text) + " is not a stage: it has no ':'", "write it as TIME:BOTS, e.g. 30s:100");
  }
  return {read_time(text.substr(0, colon)),
          read_count(text.substr(colon + 1), 0, std::uint64_t{1} << 53)};
}

}  // namespace hailstorm
