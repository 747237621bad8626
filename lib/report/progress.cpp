// The live line, made to fit.
#include "report/progress.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "report/text.h"

namespace hailstorm {
namespace {

constexpr int columns_max = 79;
constexpr Nanos lag_to_worry = std::chrono::milliseconds(10);

// The higher the importance, the longer a part stays when the line is too long.
struct Part {
  std::string text;
  int importance;
};

std::string clock_text(Nanos time) {
  const auto whole = std::chrono::duration_cast<std::chrono::seconds>(time).count();
  const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  const std::string minutes = whole < 3600
                                  ? std::to_string(whole / 60)
                                  : std::to_string(whole / 3600) + ":" + two(whole / 60 % 60);
  return minutes + ":" + two(whole % 60);
}

std::string count_of(std::int64_t count) {
  return show_count(static_cast<std::uint64_t>(std::max<std::int64_t>(count, 0)));
}

std::string time_or_dash(const std::optional<Nanos>& time) {
  return time ? show_time(static_cast<double>(time->count())) : "-";
}

std::string rate_text(double rate) {
  return rate < 9.95 ? show_number(rate)
                     : show_compact(static_cast<std::uint64_t>(std::llround(rate)));
}

std::vector<Part> parts_of(const ProgressView& view) {
  std::string time = clock_text(view.elapsed);
  if (view.duration) time += "/" + clock_text(*view.duration);
  return {{time, 9},
          {"bots " + count_of(view.running) + "/" + count_of(view.wanted), 8},
          {rate_text(view.rate) + " req/s", 8},
          {"failed " + show_compact(view.failed), view.failed > 0 ? 7 : 4},
          {"p50 " + time_or_dash(view.p50), 3},
          {"p95 " + time_or_dash(view.p95), 6},
          {"missed " + show_compact(view.ticks_missed), view.ticks_missed > 0 ? 7 : 2},
          {"lag " + show_time(static_cast<double>(std::max(view.lag, Nanos(0)).count())),
           view.lag >= lag_to_worry ? 5 : 1}};
}

std::string join(const std::vector<Part>& parts, std::string_view gap) {
  std::string line;
  for (const auto& part : parts) line += (line.empty() ? "" : std::string(gap)) + part.text;
  return line;
}

}  // namespace

std::string render_progress(const ProgressView& view) {
  std::vector<Part> parts = parts_of(view);
  for (;;) {
    for (const std::string_view gap : {"  ", " "}) {
      std::string line = join(parts, gap);
      if (width_of(line) <= columns_max) return line;
    }
    parts.erase(std::min_element(parts.begin(), parts.end(), [](const auto& a, const auto& b) {
      return a.importance < b.importance;
    }));
  }
}

ProgressStyle progress_style(std::FILE* file, bool quiet) {
  if (quiet) return ProgressStyle::quiet;
  return isatty(fileno(file)) ? ProgressStyle::in_place : ProgressStyle::lines;
}

std::function<void(std::string_view)> write_to(std::FILE* file) {
  return [file](std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), file);
    std::fflush(file);
  };
}

Progress::Progress(Write write, const Clock& clock, ProgressStyle style)
    : write_(std::move(write)), clock_(clock), style_(style) {}

void Progress::show(const ProgressView& view) {
  if (style_ == ProgressStyle::quiet) return;
  const std::string line = render_progress(view);
  if (style_ == ProgressStyle::in_place) {
    // "\x1b[K" clears what an earlier, longer line left behind.
    write_("\r" + line + "\x1b[K");
    drawn_ = line;
    return;
  }
  const Instant now = clock_.now();
  if (!next_line_) next_line_ = now + line_interval;
  if (now < *next_line_) return;
  // Lines stay on their grid: one that is late does not make the next one late.
  while (*next_line_ <= now) *next_line_ += line_interval;
  write_(line + "\n");
}

void Progress::say(std::string_view line) {
  if (drawn_.empty()) {
    write_(std::string(line) + "\n");
  } else {
    write_("\r\x1b[K" + std::string(line) + "\n" + drawn_);
  }
}

void Progress::finish() {
  if (drawn_.empty()) return;
  write_("\r\x1b[K");
  drawn_.clear();
}

}  // namespace hailstorm
