// The curve that `hailstorm plot` draws, dot for dot.
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <sstream>

#include "report/curve.h"
#include "report/text.h"
#include "sample.h"

using namespace hailstorm;

namespace {

template <class F>
std::vector<double> sampled(double t_end, int count, F f) {
  std::vector<double> values;
  for (int i = 0; i < count; ++i) values.push_back(f(t_end * i / (count - 1)));
  return values;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

double costrapz(double x, double wide, double narrow) {
  const double a = std::abs(x);
  if (a > wide / 2) return 0;
  if (a < narrow / 2) return 1;
  const double c = std::cos((a - narrow / 2) * M_PI / (wide - narrow));
  return c * c;
}

}  // namespace

TEST_CASE("a smooth crowd is drawn as its golden picture") {
  const auto values =
      sampled(120, 2401, [](double t) { return std::floor(100 * costrapz(t - 60, 120, 60)); });
  const std::string text = plot(values, 120, {});
  REQUIRE(text == golden("curve_costrapz.txt", text));
}

TEST_CASE("a jump and a wave are drawn as their golden picture") {
  const auto values = sampled(
      90, 1801, [](double t) { return (t > 20 && t < 50 ? 1500 : 200) + 100 * std::sin(t / 3); });
  const std::string text = plot(values, 90, {60, 14, false});
  REQUIRE(text == golden("curve_jump.txt", text));
}

TEST_CASE("a drawing has the width and height it was asked for") {
  for (const int width : {24, 40, 80, 133}) {
    for (const int height : {5, 8, 20, 41}) {
      const auto lines = lines_of(plot({0, 3, 1, 8}, 47, {width, height, false}));
      CAPTURE(width, height);
      REQUIRE(static_cast<int>(lines.size()) == height);
      for (const auto& line : lines) REQUIRE(width_of(line) <= width);
    }
  }
}

TEST_CASE("the extremes of any curve lie within its labelled axis") {
  for (const double peak : {0.004, 0.7, 1.0, 9.9, 10.0, 99.0, 101.0, 12'345.0, 4e6, 3e9}) {
    CAPTURE(peak);
    const auto lines = lines_of(plot({0, peak, 0}, 10, {}));
    std::string top = lines.front().substr(0, lines.front().find(" ┤"));
    std::erase(top, ',');
    REQUIRE(std::stod(top) >= peak * (1 - 1e-9));
    REQUIRE(std::stod(top) <= peak * 1.6);
  }
}

TEST_CASE("a peak of one sample among a million is drawn") {
  std::vector<double> values(1'000'000, 0.0);
  values[654'321] = 100;
  const auto lines = lines_of(plot(values, 3600, {}));
  REQUIRE(lines.front().find("⠀") == std::string::npos);
  REQUIRE(width_of(lines.front()) > 40);
}

TEST_CASE("curves that are flat, zero, negative or single are drawn") {
  for (const std::vector<double>& values :
       {std::vector<double>{0, 0, 0}, {5, 5, 5}, {-3, -1, -2}, {-5, 5}, {7}}) {
    const auto lines = lines_of(plot(values, 10, {}));
    std::size_t drawn = 0;
    for (const auto& line : lines)
      drawn += line.find("\xE2\xA0") != std::string::npos ||
               line.find("\xE2\xA1") != std::string::npos ||
               line.find("\xE2\xA2") != std::string::npos ||
               line.find("\xE2\xA3") != std::string::npos;
    REQUIRE(drawn >= 1);
    REQUIRE(lines.size() == 20);
  }
}

TEST_CASE("a value that is not a number leaves a gap") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  REQUIRE(plot({nan, nan}, 10, {}).find("⣀") == std::string::npos);
  REQUIRE_NOTHROW(plot({1, nan, 3, nan, nan, 2}, 10, {}));
}

TEST_CASE("the curve is coloured only when asked") {
  REQUIRE(plot({0, 1}, 10, {}).find('\x1b') == std::string::npos);
  REQUIRE(plot({0, 1}, 10, {80, 20, true}).find('\x1b') != std::string::npos);
}
