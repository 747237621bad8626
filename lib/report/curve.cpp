// Scales, dots, axes.
#include "report/curve.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "base/check.h"
#include "base/clock.h"
#include "base/duration.h"
#include "report/paint.h"
#include "report/text.h"

namespace hailstorm {
namespace {

struct Span {
  double low, high;
  void include(double value) {
    low = std::min(low, value);
    high = std::max(high, value);
  }
};

// The values from 0 to the extremes, out to whole steps.
struct Scale {
  double low = 0, high = 1, step = 1;
};

// The least of 1, 2, 5 times a power of ten that is not below `least`.
double round_step(double least) {
  const double power = std::pow(10, std::floor(std::log10(least)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= least * (1 - 1e-9)) return factor * power;
  }
  return 10 * power;
}

Scale scale_of(const std::vector<double>& values, int rows) {
  Span span{0, 0};
  for (const double value : values) {
    if (std::isfinite(value)) span.include(value);
  }
  if (span.low == span.high) span.high = 1;
  const int steps = std::max(1, rows / 3);
  Scale scale;
  scale.step = round_step((span.high - span.low) / steps);
  scale.low = std::floor(span.low / scale.step + 1e-9) * scale.step;
  scale.high = std::ceil(span.high / scale.step - 1e-9) * scale.step;
  return scale;
}

// Seconds between the labels of the time axis: round for a clock, at most `most` of them.
double time_step(double t_end, int most) {
  constexpr std::array<double, 24> steps = {
      1,    2,    5,    10,   15,    20,    30,    60,    120,   300,    600,    900,
      1200, 1800, 3600, 7200, 10800, 14400, 21600, 43200, 86400, 172800, 432000, 864000};
  if (t_end / most < 1) return round_step(t_end / most);
  for (const double step : steps) {
    if (t_end / step <= most + 1e-9) return step;
  }
  return round_step(t_end / most);
}

std::string value_label(double value, double step) {
  const int decimals = step >= 1 ? 0 : static_cast<int>(std::ceil(-std::log10(step) - 1e-9));
  if (std::abs(value) < step / 2) return "0";
  if (std::abs(value) >= 1e15 || decimals > 9) return std::to_string(value);
  const double whole = std::floor(std::abs(value) + step * 1e-6);
  std::string text = value < 0 ? "-" : "";
  text += show_count(static_cast<std::uint64_t>(whole));
  if (decimals == 0) return text;
  const double power = std::pow(10, decimals);
  const auto fraction = std::llround((std::abs(value) - whole) * power);
  const std::string digits = std::to_string(fraction);
  return text + "." + std::string(static_cast<std::size_t>(decimals) - digits.size(), '0') + digits;
}

// A grid of Braille cells of 2 x 4 dots.
class Dots {
 public:
  Dots(int columns, int rows) : columns_(columns), rows_(rows), cells_(place(rows, 0)) {}

  int width() const { return columns_ * 2; }
  int height() const { return rows_ * 4; }

  // x from the left, y from the bottom.
  void set(int x, int y) {
    constexpr unsigned char bits[4][2] = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    const int line = height() - 1 - y;
    cells_[place(line / 4, x / 2)] |= bits[line % 4][x % 2];
  }

  std::string row(int row) const {
    std::string text;
    for (int column = 0; column < columns_; ++column) {
      const unsigned char dots = cells_[place(row, column)];
      if (dots == 0) {
        text += ' ';
      } else {
        // U+2800 + dots in UTF-8.
        text +=
            {'\xE2', static_cast<char>(0xA0 | dots >> 6), static_cast<char>(0x80 | (dots & 0x3F))};
      }
    }
    return text;
  }

 private:
  std::size_t place(int row, int column) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
           static_cast<std::size_t>(column);
  }

  int columns_, rows_;
  std::vector<unsigned char> cells_;
};

// The values that belong to column x of `columns`; an interpolated one where none does.
std::optional<Span> column_span(const std::vector<double>& values, int x, int columns) {
  const auto last = static_cast<double>(values.size() - 1);
  const double per_column = columns > 1 ? last / (columns - 1) : last;
  const double middle = x * per_column;
  const auto from = static_cast<std::size_t>(std::max(0.0, std::ceil(middle - per_column / 2)));
  const auto to = static_cast<std::size_t>(std::min(last, std::floor(middle + per_column / 2)));
  if (from > to) {
    const auto left = static_cast<std::size_t>(std::min(std::floor(middle), last));
    const std::size_t right = std::min(left + 1, values.size() - 1);
    const double part = middle - static_cast<double>(left);
    const double value = values[left] + (values[right] - values[left]) * part;
    return std::isfinite(value) ? std::optional(Span{value, value}) : std::nullopt;
  }
  std::optional<Span> span;
  for (std::size_t i = from; i <= to; ++i) {
    if (!std::isfinite(values[i])) continue;
    if (!span) span = Span{values[i], values[i]};
    span->include(values[i]);
  }
  return span;
}

void draw(Dots& dots, const std::vector<double>& values, const Scale& scale) {
  const auto dot_of = [&](double value) {
    const double part = (value - scale.low) / (scale.high - scale.low);
    return std::clamp(static_cast<int>(std::lround(part * (dots.height() - 1))), 0,
                      dots.height() - 1);
  };
  std::optional<std::pair<int, int>> before;
  for (int x = 0; x < dots.width(); ++x) {
    const auto span = column_span(values, x, dots.width());
    if (!span) {
      before.reset();
      continue;
    }
    const int low = dot_of(span->low), high = dot_of(span->high);
    // Reaches to the column before, so that the line has no holes where it is steep.
    const int from = before && before->second < low - 1 ? before->second + 1 : low;
    const int to = before && before->first > high + 1 ? before->first - 1 : high;
    for (int y = from; y <= to; ++y) dots.set(x, y);
    before = std::pair(low, high);
  }
}

// The time axis and its labels, `margin` columns from the left.
std::string time_axis(double t_end, int columns, int margin, const Paint& paint) {
  const double step = time_step(t_end, std::max(1, columns / 10));
  std::string axis, labels;
  int drawn = 0;
  for (int i = 0; i * step <= t_end * (1 + 1e-9); ++i) {
    const int at = static_cast<int>(std::lround(i * step / t_end * (columns - 1)));
    for (; drawn < at; ++drawn) axis += "─";
    axis += "┬";
    ++drawn;
    const std::string label = format_duration(from_seconds(i * step));
    const int middled = margin + 1 + at - (width_of(label) - 1) / 2;
    const int begin = std::min(middled, margin + 1 + columns - width_of(label));
    if (begin > width_of(labels) || i == 0) labels = pad_right(labels, begin) + label;
  }
  for (; drawn < columns; ++drawn) axis += "─";
  return std::string(static_cast<std::size_t>(margin), ' ') + paint(Ink::dim, "└" + axis) + "\n" +
         paint(Ink::dim, labels) + "\n";
}

}  // namespace

std::string plot(const std::vector<double>& values, double t_end, const PlotOptions& options) {
  HAIL_CHECK(!values.empty() && t_end > 0);
  const Paint paint(options.color);
  const int rows = std::max(options.height, 5) - 2;
  const Scale scale = scale_of(values, rows);

  std::vector<std::string> labels(static_cast<std::size_t>(rows));
  const auto steps = std::lround((scale.high - scale.low) / scale.step);
  for (long i = 0; i <= steps; ++i) {
    const double part = static_cast<double>(i) / static_cast<double>(steps);
    const long dot = std::lround(part * (rows * 4 - 1));
    const auto row = static_cast<std::size_t>(rows - 1 - dot / 4);
    labels[row] = value_label(scale.low + static_cast<double>(i) * scale.step, scale.step);
  }
  int margin = 0;
  for (const auto& label : labels) margin = std::max(margin, width_of(label) + 1);

  const int columns = std::max(options.width, 24) - margin - 1;
  Dots dots(columns, rows);
  draw(dots, values, scale);
  std::string text;
  for (int row = 0; row < rows; ++row) {
    const std::string& label = labels[static_cast<std::size_t>(row)];
    text += paint(Ink::dim, pad_left(label, margin - 1) + (label.empty() ? " │" : " ┤"));
    std::string line = dots.row(row);
    line.erase(line.find_last_not_of(' ') + 1);
    text += paint(Ink::accent, line) + "\n";
  }
  return text + time_axis(t_end, columns, margin, paint);
}

}  // namespace hailstorm
