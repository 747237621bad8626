// What goes to the terminal, or into the pipe, while a run lasts.
#include "report/progress.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <string>
#include <tuple>

#include "report/screen.h"

using namespace hailstorm;
using namespace std::chrono_literals;

namespace {

// What a Progress wrote.
struct Screen {
  std::string text;
  TerminalLook look;

  Progress::Write write() {
    return [this](std::string_view part) { text += part; };
  }
  ProgressOptions options(ProgressStyle style) {
    return {style, 5s, [this] { return look; }};
  }
};

// The screen drawn from where the cursor is, and the cursor back there.
std::string drawn(const TerminalLook& look) {
  std::string text = "\r";
  const auto lines = render_screen({}, look);
  for (std::size_t i = 0; i < lines.size(); ++i)
    text += (i > 0 ? "\r\n" : "") + lines[i] + "\x1b[K";
  return text + "\x1b[J\x1b[" + std::to_string(lines.size() - 1) + "A\r";
}

Variable terminal_of_kind(const std::string& kind) {
  return [kind](const char* name) { return std::string(name) == "TERM" ? kind : ""; };
}

}  // namespace

TEST_CASE("on a terminal the screen is redrawn in place, and what is said stands above it") {
  Screen screen;
  Progress progress(screen.write(), screen.options(ProgressStyle::in_place));
  progress.say("before");
  REQUIRE(screen.text == "before\n");
  screen.text.clear();
  progress.show({});
  REQUIRE(screen.text == drawn(screen.look));
  screen.text.clear();
  progress.say("bot 3: hello");
  REQUIRE(screen.text == "\r\x1b[Jbot 3: hello\n" + drawn(screen.look));
  screen.text.clear();
  progress.finish();
  REQUIRE(screen.text == "\r\x1b[J");
  screen.text.clear();
  progress.finish();
  progress.redraw();
  progress.say("done");
  REQUIRE(screen.text == "done\n");
}

TEST_CASE("the terminal's size is asked at each drawing") {
  Screen screen;
  Progress progress(screen.write(), screen.options(ProgressStyle::in_place));
  progress.redraw();
  REQUIRE(screen.text.empty());
  progress.show({});
  screen.look = {40, 4, false, false};
  screen.text.clear();
  progress.redraw();
  REQUIRE(screen.text == "\x1b[H\x1b[J" + drawn(screen.look));
  REQUIRE(std::count(screen.text.begin(), screen.text.end(), '\n') == 2);
  screen.text.clear();
  progress.redraw();
  REQUIRE(screen.text == drawn(screen.look));
}

TEST_CASE("a resized terminal is written anew, with as much of what was said as fits") {
  Screen screen;
  Progress progress(screen.write(), screen.options(ProgressStyle::in_place));
  progress.say("first");
  progress.show({});
  progress.say("two\nlines");
  progress.say("\x1b[31m" + std::string(10, 'x') + "\x1b[0m");
  // The screen takes 6 rows, the red line two, each other one: one of them finds no room.
  for (const auto& [columns, rows, seen] :
       {std::tuple(9, 10, "two\r\nlines\r\n"), std::tuple(9, 9, "lines\r\n"),
        std::tuple(10, 9, "two\r\nlines\r\n"), std::tuple(90, 50, "first\r\ntwo\r\nlines\r\n")}) {
    screen.look = {columns, rows};
    screen.text.clear();
    progress.redraw();
    CAPTURE(columns, rows);
    CHECK(screen.text == std::string("\x1b[H\x1b[J") + seen + "\x1b[31mxxxxxxxxxx\x1b[0m\r\n" +
                             drawn(screen.look));
  }
  screen.look = {80, 24};
  screen.text.clear();
  progress.say("last");
  CHECK(screen.text.starts_with("\x1b[H\x1b[Jfirst\r\n"));
  CHECK(screen.text.ends_with("last\r\n" + drawn(screen.look)));
}

TEST_CASE("above the screen lines are broken at their blanks; in a pipe they stay whole") {
  Screen screen;
  screen.look = {32, 24};
  Progress progress(screen.write(), screen.options(ProgressStyle::in_place));
  const std::string said = "  threshold crossed after 3s: http_req_failed\nnext";
  progress.say(said);
  CHECK(screen.text == "  threshold crossed after 3s:\n    http_req_failed\nnext\n");
  progress.show({});
  screen.look = {40, 24};
  screen.text.clear();
  progress.redraw();
  CHECK_THAT(
      screen.text,
      Catch::StartsWith("\x1b[H\x1b[J  threshold crossed after 3s:\r\n    http_req_failed\r\n"));
  Screen file;
  file.look = {30, 24};
  Progress lines(file.write(), file.options(ProgressStyle::lines));
  lines.say(said);
  CHECK(file.text == said + "\n");
}

TEST_CASE("in a pipe a line is written every five seconds") {
  Screen screen;
  Progress progress(screen.write(), screen.options(ProgressStyle::lines));
  ProgressView view;
  const auto lines_after = [&](Nanos time) {
    view.elapsed += time;
    progress.show(view);
    return std::count(screen.text.begin(), screen.text.end(), '\n');
  };
  REQUIRE(lines_after(0s) == 0);
  REQUIRE(lines_after(4s) == 0);
  REQUIRE(lines_after(1s) == 1);
  REQUIRE(lines_after(1s) == 1);
  REQUIRE(lines_after(6s) == 2);
  REQUIRE(lines_after(3s) == 3);
  progress.finish();
  REQUIRE(screen.text.find_first_of("\r\x1b") == std::string::npos);
}

TEST_CASE("lines go where they are wanted") {
  Screen screen;
  Progress progress(screen.write(), screen.options(ProgressStyle::lines));
  std::string line;
  progress.write_lines_by([&line](std::string_view written) { line = written; });
  ProgressView view;
  view.elapsed = 5s;
  progress.show(view);
  REQUIRE(line == render_line(view, true));
  REQUIRE(screen.text.empty());
}

TEST_CASE("a quiet progress shows nothing but what is said") {
  Screen screen;
  Progress progress(screen.write(), screen.options(ProgressStyle::quiet));
  ProgressView view;
  view.elapsed = 60s;
  progress.show(view);
  progress.redraw();
  progress.finish();
  REQUIRE(screen.text.empty());
  progress.say("a message");
  REQUIRE(screen.text == "a message\n");
}

TEST_CASE("a file that is no terminal gets lines, and quiet wins") {
  std::FILE* const file = std::tmpfile();
  REQUIRE(file != nullptr);
  REQUIRE(progress_style(file, false, terminal_of_kind("xterm")) == ProgressStyle::lines);
  REQUIRE(progress_style(file, true, terminal_of_kind("xterm")) == ProgressStyle::quiet);
  REQUIRE(look_of(file, true).columns == 80);
  REQUIRE(look_of(file, true).rows == 24);
  write_to(file)("text");
  REQUIRE(std::ftell(file) == 4);
  std::fclose(file);
}

TEST_CASE("a locale is UTF-8 by the first variable that says anything") {
  const auto speaks = [](const std::string& all, const std::string& lang) {
    return speaks_utf8([&](const char* name) {
      return std::string(name) == "LC_ALL" ? all : std::string(name) == "LANG" ? lang : "";
    });
  };
  CHECK(speaks("", "en_US.UTF-8"));
  CHECK(speaks("C.utf8", "C"));
  CHECK_FALSE(speaks("C", "en_US.UTF-8"));
  CHECK_FALSE(speaks("", "de_DE.ISO-8859-1"));
  CHECK_FALSE(speaks("", "POSIX"));
  CHECK_FALSE(speaks("", ""));
}
