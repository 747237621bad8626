// A label, a few words and a curve in each line.
#include "report/screen.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "report/ascii.h"
#include "report/percentile_text.h"
#include "report/sparkline.h"
#include "report/text.h"

namespace hailstorm {
namespace {

constexpr Nanos lag_to_worry = std::chrono::milliseconds(10);
constexpr int words_width = 36;            // of a line's words, where there is room for a curve
constexpr int narrow = 60, curve_min = 8;  // columns

// The higher the importance, the longer it stays.
struct Word {
  std::string text;
  int importance;
  Ink ink = Ink::plain;
};

struct Row {
  std::string_view label, short_label;
  std::vector<Word> words;
  const std::vector<double>* curve;
  Ink curve_ink;
  int importance;
  int gap = 2;  // blanks between words, where there is room
};

std::string clock_text(Nanos time) {
  const auto whole = std::chrono::duration_cast<std::chrono::seconds>(time).count();
  const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  const std::string minutes = whole < 3600
                                  ? std::to_string(whole / 60)
                                  : std::to_string(whole / 3600) + ":" + two(whole / 60 % 60);
  return minutes + ":" + two(whole % 60);
}

std::string count_text(std::int64_t count) {
  return show_count(static_cast<std::uint64_t>(std::max<std::int64_t>(count, 0)));
}

// With the mark of too few values.
std::string percentile_text(const ProgressView& view, double p, const std::optional<Nanos>& time) {
  if (!time) return "-";
  return show_time(static_cast<double>(time->count())) +
         std::string(is_supported(p, view.durations) ? "" : unsupported_mark);
}

std::string rate_text(double rate) {
  return rate < 9.95 ? show_number(rate)
                     : show_compact(static_cast<std::uint64_t>(std::llround(rate)));
}

std::string failed_text(const ProgressView& view) {
  if (view.requests == 0) return show_compact(view.failed);
  const double share = static_cast<double>(view.failed) / static_cast<double>(view.requests);
  return show_compact(view.failed) + " (" + show_share(share) + ")";
}

std::string time_text(Nanos time) {
  return show_time(static_cast<double>(std::max(time, Nanos(0)).count()));
}

std::string lag_text(const ProgressView& view) { return "lag " + time_text(view.lag); }

// Its columns stay where they are from second to second: there is room for a mark, but behind the
// last one.
Word percentile(const char* name, const std::string& value, bool last, int importance, Ink ink) {
  return {name + (" " + pad_right(value, last ? 6 : 7)), importance, ink};
}

std::vector<Row> rows_of(const ProgressView& view) {
  const Ink bots = view.running < view.wanted ? Ink::warning : Ink::plain;
  const Ink failed = view.failed > 0 ? Ink::bad : Ink::plain;
  const Ink fails = view.failed > 0 ? Ink::bad : Ink::dim;
  const Ink lag = view.lag >= lag_to_worry ? Ink::warning : Ink::plain;
  const Ink missed = view.ticks_missed > 0 ? Ink::warning : Ink::plain;
  const bool worried = lag != Ink::plain || missed != Ink::plain;
  std::vector<Word> failures = {{failed_text(view), 2, failed}};
  if (view.failed_lately > 0)
    failures.push_back({count_text(view.failed_lately) + " in the last second", 1, Ink::bad});
  std::vector<Word> generator = {{lag_text(view), lag == Ink::plain ? 1 : 3, lag},
                                 {show_compact(view.ticks_missed) + " ticks missed", 2, missed}};
  if (view.response_p99) generator.push_back({"response p99 " + time_text(*view.response_p99), 2});
  if (view.arrivals_dropped > 0) {
    generator.push_back(
        {show_compact(view.arrivals_dropped) + " arrivals dropped", 3, Ink::warning});
  }
  return {
      {"bots",
       "bots",
       {{count_text(view.running) + " running", 2, bots}, {count_text(view.wanted) + " wanted", 1}},
       &view.bots,
       Ink::dim,
       6},
      {"requests",
       "req",
       {{rate_text(view.rate) + "/s", 2, Ink::bold}, {show_compact(view.requests) + " in all", 1}},
       &view.rates,
       Ink::accent,
       8},
      {"failed", "fail", std::move(failures), &view.fails, fails, view.failed > 0 ? 9 : 7},
      {"latency",
       "lat",
       {percentile("p50", percentile_text(view, 50, view.p50), false, 1, Ink::plain),
        percentile("p95", percentile_text(view, 95, view.p95), false, 3, Ink::accent),
        percentile("p99", percentile_text(view, 99, view.p99), true, 2, Ink::plain)},
       &view.p95s,
       Ink::accent,
       8,
       1},
      {"generator", "gen", std::move(generator), nullptr, Ink::plain, worried ? 7 : 4}};
}

int width_of_all(const std::vector<Word>& words, int gap) {
  int width = -gap;
  for (const Word& word : words) width += gap + width_of(word.text);
  return width;
}

// The words that fit, with `widest` blanks between them, or one; and blanks up to the width if
// `filled`.
std::string fit(std::vector<Word> words, int widest, int width, bool filled, const Paint& paint) {
  int gap = widest;
  while (words.size() > 1 && width_of_all(words, gap) > width) {
    if (gap > 1) {
      gap = 1;
      continue;
    }
    gap = widest;
    words.erase(std::min_element(words.begin(), words.end(), [](const Word& a, const Word& b) {
      return a.importance < b.importance;
    }));
  }
  std::string line;
  for (const Word& word : words) {
    if (!line.empty()) line += std::string(static_cast<std::size_t>(gap), ' ');
    line += paint(word.ink, words.size() > 1 ? word.text : shorten(word.text, width));
  }
  const int blanks = filled ? std::max(0, width - width_of_all(words, gap)) : 0;
  return line + std::string(static_cast<std::size_t>(blanks), ' ');
}

std::string render_row(const Row& row, int width, const Paint& paint) {
  const bool is_narrow = width < narrow;
  const int label_width = is_narrow ? 5 : 11;
  const std::string label = is_narrow ? std::string(row.short_label) : " " + std::string(row.label);
  if (width <= label_width + 4) return shorten(label + " " + row.words.front().text, width);
  const int curve_width = width - label_width - words_width - 2;
  const bool has_curve = row.curve != nullptr && curve_width >= curve_min;
  const int words = has_curve ? words_width : width - label_width;
  std::string line = paint(Ink::dim, pad_right(label, label_width)) +
                     fit(row.words, row.gap, words, has_curve, paint);
  if (has_curve) {
    const int columns = std::min(curve_width, static_cast<int>(Pulse::seconds_remembered));
    line += "  " + paint(row.curve_ink, sparkline(*row.curve, columns));
  }
  return line;
}

// "0:12 of 2:00 ━━━━━━───────────────────────── 10%"
std::string time_line(const ProgressView& view, int width, const Paint& paint) {
  const std::string margin = width < narrow ? "" : " ";
  std::string time = margin + clock_text(view.elapsed);
  if (!view.duration) return paint(Ink::bold, shorten(time + "  until Ctrl-C", width));
  time += " of " + clock_text(*view.duration);
  const double part =
      std::clamp(seconds(view.elapsed) / std::max(seconds(*view.duration), 1e-9), 0.0, 1.0);
  const std::string share = view.elapsed > *view.duration
                                ? "stopping"
                                : std::to_string(static_cast<int>(part * 100)) + "%";
  const int room = width - width_of(time) - 2 - std::max(4, width_of(share) + 1);
  if (room < 4) return paint(Ink::bold, shorten(time, width));
  const int done = static_cast<int>(std::lround(part * room));
  std::string full, rest;
  for (int i = 0; i < done; ++i) full += "━";
  for (int i = done; i < room; ++i) rest += "─";
  return paint(Ink::bold, time) + "  " + paint(Ink::accent, full) + paint(Ink::dim, rest) + " " +
         pad_left(share, 3);
}

}  // namespace

std::vector<std::string> render_screen(const ProgressView& view, const TerminalLook& look) {
  const Paint paint(look.color);
  const int width = std::max(look.columns - 1, 1);
  std::vector<std::pair<int, std::string>> lines = {{10, time_line(view, width, paint)}};
  for (const Row& row : rows_of(view))
    lines.emplace_back(row.importance, render_row(row, width, paint));
  const std::string margin = width < narrow ? "" : " ";
  for (const ProgressLine& line : view.lines)
    lines.emplace_back(5, paint(line.ink, shorten(margin + printable(line.text), width)));
  if (!view.keys.empty())
    lines.emplace_back(1, paint(Ink::dim, shorten(margin + view.keys, width)));

  const auto most = static_cast<std::size_t>(std::max(look.rows - 1, 1));
  while (lines.size() > most) {
    // Of equals the last one goes.
    auto least = lines.begin();
    for (auto line = lines.begin(); line != lines.end(); ++line)
      if (line->first <= least->first) least = line;
    lines.erase(least);
  }
  std::vector<std::string> screen;
  screen.reserve(lines.size());
  for (auto& [importance, line] : lines)
    screen.push_back(look.unicode ? std::move(line) : ascii_of(line));
  return screen;
}

std::string render_line(const ProgressView& view, bool unicode) {
  std::string line = clock_text(view.elapsed);
  if (view.duration) line += "/" + clock_text(*view.duration);
  line += "  bots " + count_text(view.running) + "/" + count_text(view.wanted) + "  " +
          rate_text(view.rate) + " req/s  failed " + failed_text(view) + "  p50 " +
          percentile_text(view, 50, view.p50) + "  p95 " + percentile_text(view, 95, view.p95) +
          "  p99 " + percentile_text(view, 99, view.p99) + "  missed " +
          show_compact(view.ticks_missed) + "  " + lag_text(view);
  if (view.response_p99) line += "  response p99 " + time_text(*view.response_p99);
  if (view.arrivals_dropped > 0)
    line += "  dropped " + show_compact(view.arrivals_dropped) + " arrivals";
  return unicode ? line : ascii_of(line);
}

}  // namespace hailstorm
