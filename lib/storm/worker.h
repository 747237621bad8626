// One thread of a storm: its loop, its script heaps, its bots, its tally. Nothing is shared with
// another worker.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <variant>

#include "base/clock.h"
#include "stats/histogram.h"
#include "stats/snapshot.h"
#include "storm/plan.h"

namespace hailstorm {

// How a worker fared as a part of the generator.
struct WorkerHealth {
  std::uint64_t collections = 0;
  Nanos collection_longest{}, collection_total{};
  Histogram tick_lag;  // how late the worker's own ticks came, ns
  std::size_t script_bytes = 0;
  std::uint64_t connections_opened = 0;

  void merge(const WorkerHealth& other);
};

// What a worker tells the main thread.
struct WorkerReady {};
struct WorkerFailed {
  std::string message;
};
struct WorkerWindow {
  Window window;
  Nanos lag{};  // the latest tick of the window
};
struct WorkerFinished {
  WorkerHealth health;
  bool iterations_done = false;
  std::int64_t windows = 0;  // told: 0 ... windows - 1
};
using WorkerNews = std::variant<WorkerReady, WorkerFailed, WorkerWindow, WorkerFinished>;

class Worker {
 public:
  // Starts the thread, which loads the script and then tells WorkerReady. `tell` is called on the
  // worker's thread. The program, the plan, the options and the clock must outlive the worker.
  Worker(const StormPlan& plan, const WorkerPlan& share, const Program& program,
         const Simulation& simulation, const StormOptions& options, const Clock& clock,
         std::function<void(WorkerNews)> tell);
  // Waits for the thread to end; it must have been told to.
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  // Run time 0 is at this moment. Thread: any.
  void launch(Instant at);
  // No new bots; those that are there stop gracefully, at most options.graceful_stop long. Ends
  // with WorkerFinished. Thread: any.
  void stop();
  // Ends at once: what is under way is cut off. Thread: any.
  void cut_off();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace hailstorm
