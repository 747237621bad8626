// The live line.
#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <string>

#include "report/progress.h"
#include "report/text.h"

using namespace hailstorm;
using namespace std::chrono_literals;

TEST_CASE("the live line says time, bots, rate, failures and percentiles") {
  ProgressView view;
  view.elapsed = 12s;
  view.duration = 120s;
  view.running = 100;
  view.wanted = 100;
  view.rate = 1234.4;
  view.p50 = 1230us;
  view.p95 = 4560us;
  view.lag = 98us;
  REQUIRE(render_progress(view) ==
          "0:12/2:00 bots 100/100 1,234 req/s failed 0 p50 1.23ms p95 4.56ms missed 0");
}

namespace {

ProgressView busy_view() {
  ProgressView view;
  view.elapsed = 3h + 59min + 59s;
  view.duration = 24h;
  view.running = 999'999;
  view.wanted = 1'000'000;
  view.rate = 987'654.3;
  view.failed = 12'345'678;
  view.p50 = 123ms;
  view.p95 = 59s;
  view.ticks_missed = 123'456;
  view.lag = 250ms;
  return view;
}

// What a Progress wrote.
struct Screen {
  std::string text;
  Progress::Write write() {
    return [this](std::string_view part) { text += part; };
  }
};

}  // namespace

TEST_CASE("the live line never takes more than 79 columns, and keeps what matters") {
  const std::string line = render_progress(busy_view());
  CAPTURE(line);
  REQUIRE(width_of(line) <= 79);
  REQUIRE(line.find("failed 12.3M") != std::string::npos);
  REQUIRE(line.find("missed 123k") != std::string::npos);
  REQUIRE(line.find("999,999/1,000,000") != std::string::npos);
}

TEST_CASE("a lag to worry about takes the place of zeros") {
  ProgressView view;
  view.elapsed = 61s;
  view.running = view.wanted = 10'000;
  view.rate = 10'000;
  view.p50 = 1ms;
  view.p95 = 2ms;
  REQUIRE(render_progress(view).find("lag") == std::string::npos);
  view.lag = 40ms;
  REQUIRE(render_progress(view).find("lag 40.0ms") != std::string::npos);
}

TEST_CASE("without an answer the live line shows no percentile") {
  REQUIRE(render_progress({}) ==
          "0:00  bots 0/0  0.00 req/s  failed 0  p50 -  p95 -  missed 0  lag 0ns");
}

TEST_CASE("on a terminal the line is redrawn in place") {
  Screen screen;
  ManualClock clock;
  Progress progress(screen.write(), clock, ProgressStyle::in_place);
  const std::string line = render_progress({});
  progress.show({});
  REQUIRE(screen.text == "\r" + line + "\x1b[K");
  screen.text.clear();
  progress.say("bot 3: hello");
  REQUIRE(screen.text == "\r\x1b[Kbot 3: hello\n" + line);
  screen.text.clear();
  progress.finish();
  REQUIRE(screen.text == "\r\x1b[K");
  screen.text.clear();
  progress.finish();
  progress.say("done");
  REQUIRE(screen.text == "done\n");
}

TEST_CASE("in a pipe a line is written every five seconds") {
  Screen screen;
  ManualClock clock;
  Progress progress(screen.write(), clock, ProgressStyle::lines);
  const auto lines_after = [&](Nanos time) {
    clock.advance(time);
    progress.show({});
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

TEST_CASE("a quiet progress shows nothing but what is said") {
  Screen screen;
  ManualClock clock;
  Progress progress(screen.write(), clock, ProgressStyle::quiet);
  progress.show({});
  clock.advance(60s);
  progress.show({});
  progress.finish();
  REQUIRE(screen.text.empty());
  progress.say("a message");
  REQUIRE(screen.text == "a message\n");
}

TEST_CASE("a file that is no terminal gets lines, and quiet wins") {
  std::FILE* const file = std::tmpfile();
  REQUIRE(file != nullptr);
  REQUIRE(progress_style(file, false) == ProgressStyle::lines);
  REQUIRE(progress_style(file, true) == ProgressStyle::quiet);
  write_to(file)("text");
  REQUIRE(std::ftell(file) == 4);
  std::fclose(file);
}
