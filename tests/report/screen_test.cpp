// The lines of the live screen, at all sizes of a terminal.
#include "report/screen.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <cmath>
#include <string>

#include "report/ascii.h"
#include "report/sparkline.h"
#include "report/text.h"

using namespace hailstorm;
using namespace std::chrono_literals;

namespace {

ProgressView calm_view() {
  ProgressView view;
  view.elapsed = 12s;
  view.duration = 120s;
  view.running = view.wanted = 100;
  view.rate = 1234.4;
  view.requests = 12'345;
  view.p50 = 1230us;
  view.p95 = 4560us;
  view.p99 = 12'300us;
  view.durations = 6'000;
  view.lag = 98us;
  for (int i = 0; i < 12; ++i) {
    view.bots.push_back(100);
    view.rates.push_back(i * 100);
    view.fails.push_back(0);
    view.p95s.push_back(i == 3 ? NAN : 1e6 * (i % 5 + 1));
  }
  return view;
}

ProgressView busy_view() {
  ProgressView view = calm_view();
  view.elapsed = 3h + 59min + 59s;
  view.duration = 24h;
  view.running = 999'999;
  view.wanted = 1'000'000;
  view.rate = 987'654.3;
  view.requests = 123'456'789'012;
  view.failed = 12'345'678;
  view.failed_lately = 123'456;
  view.p50 = 123ms;
  view.p95 = 59s;
  view.p99 = 65s;
  view.ticks_missed = 123'456;
  view.lag = 250ms;
  view.bots.assign(60, 5);
  view.lines = {{"✓ http_req_failed: rate < 0.01", Ink::good}, {std::string(300, 'x'), Ink::bad}};
  view.keys = "keys: w +1 W +10 s -1 S -10 bots";
  return view;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

std::string without_color(std::string text) {
  for (std::size_t at = 0; (at = text.find("\x1b[", at)) != std::string::npos;)
    text.erase(at, text.find('m', at) - at + 1);
  return text;
}

}  // namespace

TEST_CASE("the screen at 80 columns") {
  CHECK(joined(render_screen(calm_view(), {})) ==
        " 0:12 of 2:00  ━━━━━━────────────────────────────────────────────────────── 10%\n"
        " bots      100 running  100 wanted                                 ████████████\n"
        " requests  1,234/s  12,345 in all                                  ▁▂▃▃▄▅▅▆▇▇██\n"
        " failed    0 (0.00%)                                               ▁▁▁▁▁▁▁▁▁▁▁▁\n"
        " latency   p50 1.23ms  p95 4.56ms  p99 12.3ms                      ▃▄▆ █▃▄▆▇█▃▄\n"
        " generator lag 98.0µs  0 ticks missed\n");
}

TEST_CASE("the screen at 40 columns") {
  CHECK(joined(render_screen(calm_view(), {40, 24})) ==
        "0:12 of 2:00  ━━─────────────────── 10%\n"
        "bots 100 running  100 wanted\n"
        "req  1,234/s  12,345 in all\n"
        "fail 0 (0.00%)\n"
        "lat  p50 1.23ms  p95 4.56ms  p99 12.3ms\n"
        "gen  lag 98.0µs  0 ticks missed\n");
}

TEST_CASE("percentiles that too few values support are marked, and move nothing") {
  ProgressView view = calm_view();
  view.durations = 500;
  CHECK(render_screen(view, {})[4] ==
        " latency   p50 1.23ms  p95 4.56ms  p99 12.3ms*                     ▃▄▆ █▃▄▆▇█▃▄");
  CHECK(render_screen(view, {40, 24})[4] == "lat  p95 4.56ms  p99 12.3ms*");
  view.durations = 15;
  CHECK(render_screen(view, {})[4] ==
        " latency   p50 1.23ms* p95 4.56ms* p99 12.3ms*                     ▃▄▆ █▃▄▆▇█▃▄");
  CHECK_THAT(render_line(view, true), Catch::Contains("p50 1.23ms*  p95 4.56ms*  p99 12.3ms*"));
}

TEST_CASE("where the locale is not UTF-8 the screen is ASCII of the same width") {
  const auto fine = render_screen(busy_view(), {}),
             plain = render_screen(busy_view(), {80, 24, false});
  REQUIRE(fine.size() == plain.size());
  for (std::size_t i = 0; i < fine.size(); ++i) {
    CHECK(width_of(fine[i]) == static_cast<int>(plain[i].size()));
    CHECK(
        std::all_of(plain[i].begin(), plain[i].end(), [](char c) { return c >= ' ' && c < 127; }));
  }
  CHECK(ascii_of("12µs ▁▄█ ✓ é 漢") == "12us _-# + ? ??");
}

TEST_CASE("at every size no line is as wide as the terminal, nor the screen as high") {
  for (const ProgressView& view : {calm_view(), busy_view(), ProgressView{}}) {
    for (int columns = 1; columns <= 250; ++columns) {
      for (const int rows : {1, 2, 3, 7, 24}) {
        const auto lines = render_screen(view, {columns, rows, true, true});
        CAPTURE(columns, rows, joined(lines));
        REQUIRE(lines.size() <= static_cast<std::size_t>(std::max(rows - 1, 1)));
        for (const std::string& line : lines)
          REQUIRE(width_of(without_color(line)) <= std::max(columns - 1, 1));
      }
    }
  }
}

TEST_CASE("what matters stays when there is little room") {
  const auto screen = joined(render_screen(busy_view(), {60, 5}));
  CAPTURE(screen);
  CHECK(screen.find("3:59:59 of 24:00:00") != std::string::npos);
  CHECK(screen.find("12.3M (0.01%)") != std::string::npos);
  CHECK(screen.find("p95 59.0s") != std::string::npos);
  CHECK(screen.find("987k/s") == std::string::npos);
  CHECK(screen.find("988k/s") != std::string::npos);
  CHECK(screen.find("keys") == std::string::npos);
}

TEST_CASE("colour says what is wrong") {
  const auto calm = joined(render_screen(calm_view(), {80, 24, true, true}));
  const auto busy = joined(render_screen(busy_view(), {80, 24, true, true}));
  CHECK(calm.find("\x1b[31m0") == std::string::npos);
  CHECK(busy.find("\x1b[31m12.3M (0.01%)\x1b[0m") != std::string::npos);
  CHECK(busy.find("\x1b[33mlag 250ms\x1b[0m") != std::string::npos);
  CHECK(busy.find("\x1b[33m999,999 running\x1b[0m") != std::string::npos);
  CHECK(joined(render_screen(busy_view(), {})).find('\x1b') == std::string::npos);
}

TEST_CASE("a run without an end, and one that is stopping") {
  ProgressView view = calm_view();
  view.duration.reset();
  CHECK(render_screen(view, {}).front() == " 0:12  until Ctrl-C");
  view.duration = 10s;
  CHECK(render_screen(view, {}).front().ends_with("━━━ stopping"));
}

TEST_CASE("in a pipe everything is in one line") {
  CHECK(render_line(calm_view(), true) ==
        "0:12/2:00  bots 100/100  1,234 req/s  failed 0 (0.00%)  p50 1.23ms  p95 4.56ms  "
        "p99 12.3ms  missed 0  lag 98.0µs");
  CHECK(render_line({}, false) ==
        "0:00  bots 0/0  0.00 req/s  failed 0  p50 -  p95 -  p99 -  missed 0  lag 0ns");
}

TEST_CASE("a sparkline shows the newest values at the right, from nothing to the most") {
  CHECK(sparkline({0, 1, 4, 7}, 6) == "  ▁▂▅█");
  CHECK(sparkline({100, 0, 7}, 2) == "▁█");
  CHECK(sparkline({0, 1e-9, 1, -3, NAN, INFINITY}, 6) == "▁▂█▁  ");
  CHECK(sparkline({0, 0}, 2) == "▁▁");
  CHECK(sparkline({}, 3) == "   ");
  CHECK(sparkline({1}, 0).empty());
}
