// How long an answer waits: a distribution written in the query, drawn from at each request.
#pragma once

#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/random.h"

namespace hailstorm {

// A mixture of distributions. Values below zero count as zero, values above a day as a day.
class Delay {
 public:
  // No delay.
  Delay() = default;

  // Reads one of
  //   50ms                  always that
  //   uniform(10ms,50ms)    evenly between the two
  //   exp(20ms)             exponential, with that mean
  //   normal(50ms,10ms)     mean and standard deviation
  //   lognormal(20ms,0.5)   median, and the standard deviation of the logarithm
  //   pareto(10ms,1.5)      smallest value, and the exponent: P(delay > x) = (smallest/x)^exponent
  // or a mixture with shares, in either order: 5ms:0.9,exp(200ms):0.1 or 0.9:5ms,0.1:200ms. Shares
  // are relative. Throws Error (configuration).
  static Delay parse(std::string_view text);

  // Takes at most three numbers from `random`: the same on every run.
  Nanos draw(Random& random) const;
  // True when every draw is zero.
  bool none() const { return parts_.empty(); }

 private:
  enum class Form { constant, uniform, exponential, normal, lognormal, pareto };
  struct Part {
    Form form = Form::constant;
    double a = 0, b = 0;   // in nanoseconds, except lognormal's and pareto's b
    double share_end = 0;  // the shares of the parts up to and with this one, scaled to sum to 1
  };
  static Part parse_part(std::string_view text);

  std::vector<Part> parts_;
};

// Splits at the separators that are not inside parentheses. An empty text is one empty piece.
std::vector<std::string_view> split_outside_parentheses(std::string_view text, char separator);

// A number like 0.25 or 12; throws Error (configuration) that names what it is for.
double parse_number(std::string_view text, std::string_view meaning);

}  // namespace hailstorm
