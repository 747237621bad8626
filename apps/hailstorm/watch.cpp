// The screen, the log and the keyboard, put together.
#include "watch.h"

#include <unistd.h>

#include <utility>

#include "report/exchange_text.h"
#include "report/text.h"

namespace hailstorm {
namespace {

ProgressOptions progress_options(const RunOptions& options) {
  return {progress_style(stderr, options.quiet), options.progress_every,
          [color = options.screen_color] { return look_of(stderr, color); }};
}

}  // namespace

Watch::Watch(Loop& loop, const RunOptions& options, std::optional<Nanos> duration)
    : loop_(loop),
      options_(options),
      progress_(write_to(stderr), progress_options(options)),
      log_([this](std::string_view line) { progress_.say(line); },
           {options.log_format, options.log_level, options.screen_color}),
      pulse_(duration),
      signals_(loop, [this](int signal) { came_back(signal); }, {SIGWINCH, SIGCONT}) {
  if (!is_json()) return;
  progress_.write_lines_by(
      [this](std::string_view line) { say("progress", LogLevel::info, line); });
}

void Watch::announce(std::string_view text) {
  if (!options_.quiet) say("run", LogLevel::info, text);
}

void Watch::say(std::string_view source, LogLevel level, std::string_view text) {
  if (!is_open(level)) return;
  if (!is_json()) return progress_.say(text);
  LogRecord record;
  record.level = level;
  record.source = source;
  record.text = text;
  log_.write(record);
}

void Watch::print(const ScriptLine& line) {
  LogRecord record;
  const std::string text = is_json() ? line.text : fit_for_terminal(line.text);
  record.level = line.level;
  record.source = "console";
  record.text = text;
  record.model = line.model;
  record.index = line.index;
  record.file = line.file;
  record.line = line.line;
  log_.write(record);
}

void Watch::show(const Window& window, Nanos lag, std::vector<ProgressLine> lines) {
  pulse_.hear(window, lag);
  ProgressView view = pulse_.view();
  // All have stopped: the report says the rest.
  if (view.running == 0 && view.duration && view.elapsed > *view.duration) return;
  view.lines = std::move(lines);
  view.keys = hint_();
  progress_.show(view);
}

void Watch::listen(std::function<void(char key)> on_key, const std::function<std::string()>& hint) {
  if (!options_.keys || options_.quiet) return;
  keyboard_ = std::make_unique<Keyboard>(loop_, STDIN_FILENO, std::move(on_key));
  if (keyboard_->listens()) hint_ = hint;
}

void Watch::came_back(int signal) {
  if (signal == SIGCONT && keyboard_) keyboard_->resume();
  progress_.redraw();
}

void Watch::finish() {
  keyboard_.reset();
  progress_.finish();
}

void show_exchange(Watch& watch, const RunOptions& options, const Shown& shown) {
  const auto* const one = std::get_if<ShownExchange>(&shown);
  if (one == nullptr) return;
  std::string text = one->exchange.model + ": " +
                     render_exchange(one->exchange, one->duration, one->failed, options.http.debug);
  text.pop_back();
  watch.say("http", LogLevel::info, text);
}

}  // namespace hailstorm
