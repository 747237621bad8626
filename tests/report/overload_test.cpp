// When the generator itself was late: by which measure, in which words.
#include "report/overload.h"

#include <catch2/catch.hpp>

#include "report/cases.h"
#include "report/chronicle.h"
#include "report/statement.h"

using namespace hailstorm;
using namespace std::chrono_literals;

namespace {

constexpr std::uint64_t ms = 1'000'000;

Window window_of(std::uint64_t delay, std::uint64_t median) {
  Window window;
  if (median > 0)
    window.tally.exchanges[{"M", "/", "GET", Outcome::answered, 200}].duration.record(median, 100);
  window.strain.delays.record(50'000, 980);
  window.strain.delays.record(delay, 20);
  return window;
}

RunSummary run_of(const std::vector<Window>& windows) {
  RunSummary run;
  Chronicle chronicle(run);
  std::int64_t number = 0;
  for (Window window : windows) {
    window.number = number++;
    chronicle.take_down(window, {});
  }
  return run;
}

std::string words(const RunSummary& run) { return overload_words(run, 200, Paint(false)); }

}  // namespace

TEST_CASE("a second is distorted by more than 1 ms and more than a tenth of the median") {
  CHECK(is_distorted(window_of(2 * ms, 10 * ms)));
  CHECK_FALSE(is_distorted(window_of(900'000, 1 * ms)));
  CHECK_FALSE(is_distorted(window_of(2 * ms, 30 * ms)));
  CHECK(is_distorted(window_of(2 * ms, 0)));
  CHECK_FALSE(is_distorted(Window{}));
  // One in a thousand is not one in a hundred.
  Window rarely = window_of(50'000, 1 * ms);
  rarely.strain.delays.record(100 * ms, 1);
  CHECK_FALSE(is_distorted(rarely));
}

TEST_CASE("what keeps up says how late it was, and what measured nothing says nothing") {
  CHECK(words(run_of({window_of(200'000, ms), window_of(400'000, ms)})) ==
        "  ✓ The generator kept up: in no second was p(99) of its own delay above 400µs.\n");
  CHECK(words(RunSummary{}).empty());
}

TEST_CASE("seconds in a row are one span, with their latest and their cause") {
  Window late = window_of(40 * ms, ms);
  late.strain.waited = 300ms;
  Window later = window_of(70 * ms, ms);
  later.strain.waited = 100ms;
  const Window good = window_of(100'000, ms);
  const RunSummary run = run_of({good, late, later, good, late, Window{}});
  const auto spans = distorted_spans(run.seconds);
  REQUIRE(spans.size() == 2);
  CHECK(spans[0].begin == 1);
  CHECK(spans[0].end == 3);
  CHECK(spans[0].latest >= 69ms);
  CHECK(spans[1].end == 5);
  CHECK(distorted_seconds(run.seconds) == 3);
  CHECK(measured_seconds(run.seconds) == 5);
  CHECK(
      words(run) ==
      "  ! From 1 s to 3 s the generator was late by up to 70.0ms: latencies in that time include "
      "it. Why: its threads waited 400ms for a core that others had.\n"
      "  ! From 4 s to 5 s the generator was late by up to 40.0ms: latencies in that time include "
      "it. Why: its threads waited 300ms for a core that others had.\n"
      "  ! In all 3 of 5 seconds are distorted (60.00%).\n");
  bool stated = false;
  for (const std::string& line : statement_lines(run))
    stated |= line.starts_with("! From 1 s to 3");
  CHECK(stated);
}

TEST_CASE("a run may have so large a share of distorted seconds") {
  const Window late = window_of(40 * ms, ms), good = window_of(100'000, ms);
  RunSummary run = run_of({late, good, good, good});
  CHECK_FALSE(is_overloaded(run));
  run.fail_on_overload = 0.25;
  CHECK_FALSE(is_overloaded(run));
  run.fail_on_overload = 0.24;
  CHECK(is_overloaded(run));
  run.fail_on_overload = 0;
  CHECK(is_overloaded(run));
}

TEST_CASE("whether the generator kept up is a case, which fails where the run does") {
  const Window late = window_of(40 * ms, ms), good = window_of(100'000, ms);
  const auto last = [](const RunSummary& run) { return cases_of(run).back(); };
  CHECK(last(RunSummary{}).group == "completeness");
  CHECK(last(run_of({good})).group == "generator");
  CHECK(last(run_of({good})).standing == Standing::good);
  RunSummary run = run_of({late, good, good, good});
  CHECK(last(run).standing == Standing::told);
  CHECK(last(run).words == "1 of 4 seconds are distorted");
  run.fail_on_overload = 0.05;
  CHECK(last(run).standing == Standing::failed);
  CHECK(last(run).words == "1 of 4 seconds are distorted, 25.00%; up to 5.00% may be");
}

TEST_CASE("each cause has its words, the surest sign first") {
  RunSecond second;
  second.delay_max = 100ms;
  CHECK(cause_of(second).starts_with("nothing that is measured says"));
  second.busy = 990ms;
  CHECK(cause_of(second).starts_with("a worker was busy for 990ms of a second"));
  second.worked = 90ms;
  CHECK(cause_of(second).starts_with("a worker was at work itself for 90.0ms at a stretch"));
  second.paused = 80ms;
  CHECK(cause_of(second) == "garbage collection paused its bots for 80.0ms");
  second.stolen = 10ms;  // some always is
  CHECK(cause_of(second).starts_with("garbage collection"));
  second.stolen = 60ms;
  CHECK(cause_of(second) == "the hypervisor gave its cores to others for 60.0ms");
  second.waited = 70ms;
  CHECK(cause_of(second) == "its threads waited 70.0ms for a core that others had");
  second.throttled = 200ms;
  CHECK(cause_of(second) == "the CPU quota of its control group was used up for 200ms");
}

TEST_CASE("of many spans the first are told, and how many more there are") {
  std::vector<Window> windows;
  for (int i = 0; i < 8; ++i) {
    windows.push_back(window_of(40 * ms, ms));
    windows.push_back(window_of(100'000, ms));
  }
  const std::string text = words(run_of(windows));
  CHECK(text.find("From 8 s to 9 s") != std::string::npos);
  CHECK(text.find("From 10 s") == std::string::npos);
  CHECK(text.find("So it was 3 times more.") != std::string::npos);
}
