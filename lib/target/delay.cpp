#include "target/delay.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>
#include <string>

#include "base/duration.h"
#include "base/error.h"
#include "base/suggest.h"

namespace hailstorm {
namespace {

constexpr double longest = 86400e9;  // a day

[[noreturn]] void refuse(const std::string& what) { throw Error(Fault::configuration, what); }

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789.") == std::string_view::npos;
}

double nanos(std::string_view text) { return static_cast<double>(parse_duration(text).count()); }

// The arguments of name(a,b); the count is checked.
std::vector<std::string_view> arguments(std::string_view text, std::string_view name,
                                        std::size_t count) {
  std::string_view inside = text.substr(name.size() + 1);
  inside.remove_suffix(1);
  auto found = split_outside_parentheses(inside, ',');
  if (found.size() != count) {
    refuse("'" + std::string(text) + "': " + std::string(name) + " takes " + std::to_string(count) +
           (count == 1 ? " argument" : " arguments"));
  }
  return found;
}

}  // namespace

std::vector<std::string_view> split_outside_parentheses(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  std::size_t start = 0;
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')') --depth;
    if (text[i] != separator || depth != 0) continue;
    pieces.push_back(text.substr(start, i - start));
    start = i + 1;
  }
  pieces.push_back(text.substr(start));
  return pieces;
}

double parse_number(std::string_view text, std::string_view meaning) {
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) {
    refuse("'" + std::string(text) + "' is not a number (" + std::string(meaning) + ")");
  }
  return value;
}

Delay Delay::parse(std::string_view text) {
  Delay delay;
  double sum = 0;
  for (const std::string_view piece : split_outside_parentheses(text, ',')) {
    auto sides = split_outside_parentheses(piece, ':');
    if (sides.size() > 2) refuse("'" + std::string(piece) + "' has more than one ':'");
    if (sides.size() == 2 && is_number(sides[0])) std::swap(sides[0], sides[1]);
    Part part = parse_part(sides[0]);
    const double share = sides.size() == 2 ? parse_number(sides[1], "the share of a delay") : 1;
    if (share < 0) refuse("the share of '" + std::string(piece) + "' is below zero");
    sum += share;
    part.share_end = sum;
    delay.parts_.push_back(part);
  }
  if (sum <= 0) refuse("the shares of '" + std::string(text) + "' are all zero");
  for (Part& part : delay.parts_) part.share_end /= sum;
  const bool zero = std::all_of(delay.parts_.begin(), delay.parts_.end(), [](const Part& part) {
    return part.form == Form::constant && part.a == 0;
  });
  if (zero) delay.parts_.clear();
  return delay;
}

Delay::Part Delay::parse_part(std::string_view text) {
  struct Word {
    std::string_view name;
    Form form;
    std::size_t arguments;
  };
  static constexpr Word words[] = {{"uniform", Form::uniform, 2},
                                   {"exp", Form::exponential, 1},
                                   {"normal", Form::normal, 2},
                                   {"lognormal", Form::lognormal, 2},
                                   {"pareto", Form::pareto, 2}};
  const std::size_t open = text.find('(');
  if (open == std::string_view::npos) return {Form::constant, nanos(text), 0, 0};
  if (text.back() != ')') refuse("'" + std::string(text) + "' lacks its closing parenthesis");
  const std::string_view name = text.substr(0, open);
  for (const Word& word : words) {
    if (word.name != name) continue;
    const auto given = arguments(text, name, word.arguments);
    Part part{word.form, nanos(given[0]), 0, 0};
    if (word.form == Form::lognormal) part.b = parse_number(given[1], "sigma of lognormal");
    if (word.form == Form::pareto) part.b = parse_number(given[1], "the exponent of pareto");
    if (word.form == Form::uniform || word.form == Form::normal) part.b = nanos(given[1]);
    if (word.form == Form::uniform && part.b < part.a) {
      refuse("'" + std::string(text) + "': the smaller value comes first");
    }
    if (part.b < 0 || (word.form == Form::pareto && part.b == 0)) {
      refuse("'" + std::string(text) + "': the second argument is above zero");
    }
    return part;
  }
  refuse("'" + std::string(name) + "' is not a distribution; " +
         did_you_mean(name, {"uniform", "exp", "normal", "lognormal", "pareto"}));
}

Nanos Delay::draw(Random& random) const {
  if (parts_.empty()) return Nanos(0);
  const Part* part = &parts_.front();
  if (parts_.size() > 1) {
    const double place = random.real();
    while (part != &parts_.back() && place >= part->share_end) ++part;
  }
  // In (0, 1], so that its logarithm is finite.
  const auto positive = [&] { return 1 - random.real(); };
  // Box, Muller 1958.
  const auto gauss = [&] {
    const double radius = std::sqrt(-2 * std::log(positive()));
    return radius * std::cos(2 * std::numbers::pi * random.real());
  };
  double value = part->a;
  switch (part->form) {
    case Form::constant: break;
    case Form::uniform: value += (part->b - part->a) * random.real(); break;
    case Form::exponential: value *= -std::log(positive()); break;
    case Form::normal: value += part->b * gauss(); break;
    case Form::lognormal: value *= std::exp(part->b * gauss()); break;
    case Form::pareto: value *= std::pow(positive(), -1 / part->b); break;
  }
  return Nanos(static_cast<Nanos::rep>(std::clamp(value, 0.0, longest)));
}

}  // namespace hailstorm
