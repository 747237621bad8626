// What a script heap costs: to be made, in memory, and to be collected while bots come and go whose
// closures only a collection frees; by bots of a heap and by growth from one collection to the
// next. The yardstick, measured in between, is a fixed piece of arithmetic and memory: what a busy
// machine does to the one it does to the other.
//
//   heap_bench [BOTS]    8000 if not given
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <numeric>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "script/heap.h"
#include "silent_host.h"

using namespace hailstorm;

namespace {

// As tests/long/crowd has it: each bot leaves a closure behind.
const char* const passer =
    "function Passer() { var self = this; this.me = function () { return self; }; }\n"
    "Passer.every = '10s';\n"
    "Passer.actions = { act: 1 };\n"
    "Passer.prototype.act = function () {};\n"
    "exports.Passer = Passer;\n";

Loaded the_script() {
  return load_program("passer.js", passer, {},
                      [](const std::string&, std::string&) { return false; });
}

double cpu_micros() { return static_cast<double>(thread_cpu_time().count()) / 1e3; }

// Microseconds of a walk through a list of 2 MB in no order: what a collection is made of.
class Yardstick {
 public:
  Yardstick() : next_(32'768) {
    Random random{7};
    std::vector<std::uint32_t> order(next_.size());
    std::iota(order.begin(), order.end(), 0u);
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
    for (std::size_t i = 0; i < order.size(); ++i) {
      next_[order[i]].to = order[(i + 1) % order.size()];
    }
  }
  double micros() {
    const double begin = cpu_micros();
    for (std::size_t i = 0; i < next_.size(); ++i) at_ = next_[at_].to;
    if (at_ >= next_.size()) std::exit(1);  // so that the walk is not left out
    return cpu_micros() - begin;
  }

 private:
  struct Node {
    std::uint32_t to = 0;
    char rest[60] = {};
  };
  std::vector<Node> next_;
  std::uint32_t at_ = 0;
};

double at(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const double place = share * static_cast<double>(values.size() - 1);
  return values[static_cast<std::size_t>(place)];
}

// Bytes of the whole process that are in memory.
double resident() {
  std::ifstream file("/proc/self/statm");
  double all = 0, pages = 0;
  file >> all >> pages;
  return pages * static_cast<double>(sysconf(_SC_PAGESIZE));
}

void measure_making(const Program& program) {
  constexpr std::size_t count = 40;
  SilentHost host;
  std::vector<double> times;
  std::vector<std::unique_ptr<ScriptHeap>> heaps;
  const double before = resident();
  for (std::size_t i = 0; i < count; ++i) {
    const double begin = cpu_micros();
    heaps.push_back(std::make_unique<ScriptHeap>(program, host, ScriptLimits{}));
    times.push_back(cpu_micros() - begin);
  }
  std::printf("a heap: made in %.0f us (best), %.0f (median); %zu bytes used, %.0f resident\n",
              at(times, 0), at(times, 0.5), heaps.back()->bytes(), (resident() - before) / count);
}

void measure_churn(const Program& program, std::size_t bots, std::size_t per_heap,
                   std::size_t growth) {
  struct Place {
    std::size_t heap;
    ScriptHeap::Slot slot;
  };
  SilentHost host;
  Random random{3};
  Yardstick yardstick;
  const double before = resident();
  std::vector<std::unique_ptr<ScriptHeap>> heaps;
  std::vector<std::size_t> due;
  std::vector<Place> places;
  const double filling = cpu_micros();
  while (places.size() < bots) {
    if (places.size() % per_heap == 0) {
      heaps.push_back(std::make_unique<ScriptHeap>(program, host, ScriptLimits{}));
      due.push_back(heaps.back()->bytes() + growth);
    }
    places.push_back({heaps.size() - 1, heaps.back()->create(0, {}).value()});
    if (heaps.back()->bytes() >= due.back()) {
      heaps.back()->collect();
      due.back() = heaps.back()->bytes() + growth;
    }
  }
  const double filled = cpu_micros() - filling;
  std::vector<double> pauses, yards;
  const std::size_t churned = 10 * bots;
  const double begin = cpu_micros();
  double aside = 0;
  for (std::size_t i = 0; i < churned; ++i) {
    Place& place = places[random.below(places.size())];
    ScriptHeap& heap = *heaps[place.heap];
    heap.destroy(place.slot);
    place.slot = heap.create(0, {}).value();
    if (heap.bytes() < due[place.heap]) continue;
    const double start = cpu_micros();
    heap.collect();
    pauses.push_back(cpu_micros() - start);
    due[place.heap] = heap.bytes() + growth;
    yards.push_back(yardstick.micros());
    aside += yards.back();
  }
  const double all = cpu_micros() - begin - aside;
  const double sum = std::accumulate(pauses.begin(), pauses.end(), 0.0);
  std::printf(
      "%5zu a heap, %4zu KiB of growth: pause %5.0f us best, %5.0f median, %5.0f p99 (%4.1f "
      "yardsticks of %.0f us); %4.1f%% of churn; a bot %4.1f us to come and go, %4.1f to be made "
      "with its heap; %.0f bytes resident\n",
      per_heap, growth >> 10, at(pauses, 0), at(pauses, 0.5), at(pauses, 0.99),
      at(pauses, 0.5) / at(yards, 0.5), at(yards, 0.5), 100 * sum / all,
      all / static_cast<double>(churned), filled / static_cast<double>(bots),
      (resident() - before) / static_cast<double>(bots));
}

}  // namespace

int main(int count, char** arguments) {
  const std::size_t bots = count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 8000;
  if (bots == 0) return 2;
  const Loaded loaded = the_script();
  // Each in a process of its own: memory that one has left is not the next one's.
  const auto apart = [](const auto& f) {
    std::fflush(stdout);
    const pid_t child = fork();
    if (child == 0) {
      f();
      std::fflush(stdout);
      _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
  };
  apart([&] { measure_making(loaded.program); });
  for (const std::size_t per_heap : {250, 500, 1000}) {
    for (const std::size_t growth : {512 << 10, 1 << 20, 2 << 20}) {
      apart([&] { measure_churn(loaded.program, bots, per_heap, growth); });
    }
  }
}
