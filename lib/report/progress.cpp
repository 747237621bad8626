// Moves the cursor.
#include "report/progress.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "report/screen.h"
#include "report/text.h"

namespace hailstorm {
namespace {

constexpr std::string_view clear_below = "\r\x1b[J";
constexpr std::string_view clear_to_the_right = "\x1b[K";
constexpr std::string_view clear_all = "\x1b[H\x1b[J";
constexpr std::size_t lines_remembered = 200;

int room_for_words(const TerminalLook& look) { return std::max(look.columns - 1, 1); }

// Broken at blanks, what follows set in by two columns more; as it is where it fits.
std::string fitted(std::string_view line, int columns) {
  if (width_of(line) <= columns) return std::string(line);
  const std::size_t margin = std::min(line.find_first_not_of(' '), line.size());
  std::string text = wrap(line.substr(margin), columns, static_cast<int>(margin) + 2);
  text.pop_back();
  return std::string(line.substr(0, margin)) + text;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (true) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    if (end == text.size()) return lines;
    text.remove_prefix(end + 1);
  }
}

// All lines, each fitted.
std::string all_fitted(std::string_view text, int columns) {
  std::string result;
  for (const std::string_view line : lines_of(text)) result += fitted(line, columns) + "\n";
  return result;
}

// The rows that a line takes on a terminal. Where there is no room for words it breaks them itself.
int rows_of(std::string_view line, const TerminalLook& look) {
  const std::string text = fitted(line, room_for_words(look));
  const int columns = std::max(look.columns, 1);
  int rows = 0;
  for (const std::string_view one : lines_of(text))
    rows += std::max(1, (width_of(one) + columns - 1) / columns);
  return rows;
}

}  // namespace

ProgressStyle progress_style(std::FILE* file, bool quiet, const Variable& variable) {
  if (quiet) return ProgressStyle::quiet;
  return moves_its_cursor(file, variable) ? ProgressStyle::in_place : ProgressStyle::lines;
}

std::function<void(std::string_view)> write_to(std::FILE* file) {
  return [file](std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), file);
    std::fflush(file);
  };
}

Progress::Progress(Write write, ProgressOptions options)
    : write_(std::move(write)),
      write_line_([this](std::string_view line) { write_(std::string(line) + "\n"); }),
      options_(std::move(options)),
      next_line_(options_.every) {}

void Progress::write_lines_by(std::function<void(std::string_view line)> write) {
  write_line_ = std::move(write);
}

void Progress::show(const ProgressView& view) {
  if (options_.style == ProgressStyle::quiet) return;
  if (options_.style == ProgressStyle::in_place) {
    shown_ = view;
    return redraw();
  }
  // By the run clock: a second that is told late does not make the next one late.
  if (view.elapsed < next_line_) return;
  while (next_line_ <= view.elapsed) next_line_ += options_.every;
  write_line_(render_line(view, options_.look().unicode));
}

void Progress::redraw() {
  if (!shown_) return;
  const TerminalLook look = options_.look();
  write_(is_resized(look) ? all_anew(look) : drawing(look));
  look_ = look;
}

// Each line over the one that stands there, so that nothing flickers, and the cursor back to the
// first.
std::string Progress::drawing(const TerminalLook& look) const {
  const std::vector<std::string> lines = render_screen(*shown_, look);
  std::string text = "\r";
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) text += "\r\n";
    text += lines[i];
    text += clear_to_the_right;
  }
  text += "\x1b[J";
  if (lines.size() > 1) text += "\x1b[" + std::to_string(lines.size() - 1) + "A";
  return text + "\r";
}

bool Progress::is_resized(const TerminalLook& look) const {
  return look_.columns != 0 && (look.columns != look_.columns || look.rows != look_.rows);
}

std::string Progress::all_anew(const TerminalLook& look) const {
  int room = look.rows - static_cast<int>(render_screen(*shown_, look).size());
  auto first = said_.end();
  while (first != said_.begin() && (room -= rows_of(*(first - 1), look)) >= 0) --first;
  std::string text(clear_all);
  for (; first != said_.end(); ++first) {
    const std::string broken = fitted(*first, room_for_words(look));
    for (const std::string_view line : lines_of(broken)) text += std::string(line) + "\r\n";
  }
  return text + drawing(look);
}

void Progress::remember(std::string_view lines) {
  for (const std::string_view line : lines_of(lines)) {
    said_.emplace_back(line);
    if (said_.size() > lines_remembered) said_.pop_front();
  }
}

void Progress::say(std::string_view lines) {
  if (options_.style != ProgressStyle::in_place) return write_(std::string(lines) + "\n");
  remember(lines);
  const TerminalLook look = options_.look();
  const std::string text = all_fitted(lines, room_for_words(look));
  if (!shown_) return write_(text);
  write_(is_resized(look) ? all_anew(look) : std::string(clear_below) + text + drawing(look));
  look_ = look;
}

void Progress::finish() {
  if (!shown_) return;
  write_(clear_below);
  shown_.reset();
}

}  // namespace hailstorm
